import Diagnostics
import RelayNetwork
import Testing

/// Faults planted in a sound network are found, each by its code and where it stands.
@Suite("Checking a network")
struct CheckTests {
  /// Two relays, four posts and a collective; nothing is wrong with it.
  static let sound = """
    format: cablesim-topology/1
    name: sound
    defaults: {circuit: {speed: 75 bd}}
    stations:
      - {id: RUEH, kind: relay}
      - {id: RUCN, kind: relay}
      - {id: RUEHC, guards: [RUEHCS]}
      - {id: RUEHBU}
      - {id: RUEHTA}
      - {id: RUCNDT}
    circuits:
      - {between: [RUEH, RUCN]}
      - {between: [RUEH, RUEHC]}
      - {between: [RUEH, RUEHBU]}
      - {between: [RUEH, RUEHTA]}
      - {between: [RUCN, RUCNDT]}
      - {from: RUCN, to: RUEHC}
    routing:
      metric: hops
      tables:
        RUEH:
          - {to: RUCNDT, via: [RUCN]}
          - {prefix: RUEHB, via: [RUEHBU]}
        RUCN:
          - {to: "*", via: [RUEH]}
          - {to: RUCNDT, via: [RUCNDT]}
    collectives:
      - {id: RUCNALL, heldAt: RUEH, members: [RUEHC, RUEHBU, RUCNDT]}
      - {id: RUCNSOM, heldAt: RUCN, members: [RUEHTA]}

    """

  /// What is put in the place of what, and what has to be found: `line:column code`, in the order of the text.
  struct Fault: CustomTestStringConvertible, Sendable {
    let name: String
    let edits: [(String, String)]
    let found: [String]

    var testDescription: String { name }

    init(_ name: String, _ edits: [(String, String)], _ found: [String]) {
      self.name = name
      self.edits = edits
      self.found = found
    }

    var text: String {
      edits.reduce(CheckTests.sound) { text, edit in
        precondition(text.contains(edit.0), "\(name): '\(edit.0)' is not there")
        return text.replacing(edit.0, with: edit.1, maxReplacements: 1)
      }
    }
  }

  static let faults = [
    Fault(
      "a circuit to nowhere", [("[RUEH, RUEHBU]", "[RUEH, RUEHBA]")],
      [
        "14:22 unknown-station", "23:31 no-circuit",
      ]),
    Fault(
      "two stations of one indicator", [("id: RUEHTA}", "id: RUEHC}")],
      [
        "9:10 repeated-indicator", "15:22 unknown-station", "29:43 unknown-member",
      ]),
    Fault(
      "an indicator guarded twice", [("id: RUEHTA}", "id: RUEHTA, guards: [RUEHCS]}")],
      [
        "9:27 guarded-twice"
      ]),
    Fault("a station guards another", [("guards: [RUEHCS]", "guards: [RUEH]")], ["7:26 guarded-twice"]),
    Fault(
      "a circuit given twice", [("[RUEH, RUEHTA]}", "[RUEH, RUEHBU]}\n  - {between: [RUEH, RUEHTA]}")],
      [
        "15:5 repeated-circuit"
      ]),
    Fault(
      "a circuit to itself", [("{from: RUCN, to: RUEHC}", "{from: RUCN, to: RUCN}")],
      [
        "17:5 circuit-to-itself"
      ]),
    Fault("a member that nobody serves", [("RUEHBU, RUCNDT]", "RUEHBX, RUCNDT]")], ["28:50 unknown-member"]),
    Fault("a collective of nobody", [("members: [RUEHTA]", "members: []")], ["29:10 no-members"]),
    Fault(
      "a post named twice in a collective", [("RUEHBU, RUCNDT]", "RUEHC, RUCNDT]")],
      [
        "28:50 repeated-member"
      ]),
    Fault(
      "a collective in itself", [("members: [RUEHTA]", "members: [RUEHTA, RUCNSOM]")],
      [
        "29:51 circular-collective"
      ]),
    Fault(
      "two collectives in each other",
      [("RUEHBU, RUCNDT]", "RUCNSOM]"), ("members: [RUEHTA]", "members: [RUCNALL]")],
      ["29:43 circular-collective"]),
    Fault("a collective held nowhere", [("heldAt: RUCN", "heldAt: RUCM")], ["29:27 unknown-station"]),
    Fault("a table for nobody", [("    RUCN:", "    RUCM:")], ["24:5 unknown-station"]),
    Fault("a neighbour without a circuit", [("via: [RUEHBU]", "via: [RUCNDT]")], ["23:31 no-circuit"]),
    Fault(
      "a circuit that leaves elsewhere", [("via: [RUEHBU]", "via: [RUCN>RUCNDT]")],
      [
        "23:31 foreign-circuit"
      ]),
    Fault(
      "an entry for an unknown indicator", [("to: RUCNDT, via: [RUCN]", "to: RUCNDX, via: [RUCN]")],
      [
        "22:9 unknown-indicator"
      ]),
    Fault(
      "an entry that another shadows",
      [("      - {prefix: RUEHB", "      - {to: RUCNDT, via: [RUEHC]}\n      - {prefix: RUEHB")],
      ["23:9 shadowed-entry"]),
    Fault(
      "a prefix that another shadows",
      [("via: [RUEHBU]}", "via: [RUEHBU]}\n      - {prefix: RUEHB, via: [RUCN]}")], ["24:9 shadowed-entry"]),
    Fault(
      "a prefix whose indicators all have nearer entries",
      [("via: [RUEHBU]}", "via: [RUEHBU]}\n      - {to: RUEHBU, via: [RUEHBU]}")], ["23:9 shadowed-entry"]),
    Fault(
      "two entries for anything", [("via: [RUCNDT]}", "via: [RUCNDT]}\n      - {to: \"*\", via: [RUEHC]}")],
      [
        "27:9 shadowed-entry"
      ]),
    Fault(
      "an entry for the station itself", [("to: RUCNDT, via: [RUCN]", "to: RUEH, via: [RUCN]")],
      [
        "22:9 own-indicator"
      ]),
    Fault("a prefix of nobody", [("prefix: RUEHB,", "prefix: RUEHX,")], ["23:9 idle-prefix"]),
    Fault(
      "a table that sends a post's cables past it",
      [("to: RUCNDT, via: [RUCNDT]", "to: RUCNDT, via: [RUEH]")],
      [
        "10:10 unreachable", "22:9 routing-loop", "26:9 routing-loop",
      ]),
    Fault(
      "a table that sends an indicator where nothing leads on",
      [
        ("  - {between: [RUEH, RUEHTA]}", "  - {from: RUEHTA, to: RUEH}\n  - {from: RUEH, to: RUEHTA}"),
        ("{id: RUEHC,", "{id: RUEHZZ}\n  - {id: RUEHC,"),
        ("  - {from: RUCN, to: RUEHC}", "  - {from: RUEH, to: RUEHZZ}\n  - {from: RUCN, to: RUEHC}"),
        ("- {to: RUCNDT, via: [RUCN]}", "- {to: RUCNDT, via: [RUEHZZ]}"),
      ],
      [
        "7:10 cannot-send", "25:9 black-hole", "31:10 collective-out-of-reach",
        "32:10 collective-out-of-reach",
      ]),
    Fault(
      "a post without a circuit", [("  - {between: [RUEH, RUEHTA]}\n", "")],
      [
        "9:10 isolated-station"
      ]),
    Fault(
      "a post that no one can reach", [("{between: [RUEH, RUEHTA]}", "{from: RUEHTA, to: RUEH}")],
      [
        "9:10 unreachable"
      ]),
    Fault(
      "a post that can send to no one", [("{between: [RUEH, RUEHTA]}", "{from: RUEH, to: RUEHTA}")],
      [
        "9:10 cannot-send", "28:10 collective-out-of-reach", "29:10 collective-out-of-reach",
      ]),
    Fault(
      "a circuit that may not carry what both ends may hold",
      [("[RUCN, RUCNDT]}", "[RUCN, RUCNDT], clearance: SECRET}")],
      [
        "16:5 clearance-cuts-off"
      ]),
    Fault(
      "a relay that may not hold what both sides may",
      [("{id: RUCN, kind: relay}", "{id: RUCN, kind: relay, clearance: SECRET}")],
      [
        "6:10 clearance-cuts-off"
      ]),
    Fault(
      "a prefix that catches a post which is elsewhere",
      [
        ("{id: RUCNDT}", "{id: RUCNDT}\n  - {id: RUEHBUL}"),
        ("  - {from: RUCN", "  - {between: [RUEH, RUEHBUL]}\n  - {from: RUCN"),
      ],
      ["11:10 unreachable", "25:9 prefix-trap", "25:9 routing-loop"]),
  ]

  @Test("Nothing is found in a sound network")
  func soundNetwork() throws {
    let report = try TopologyChecker.check(CheckTests.source(CheckTests.sound))
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics)")
    #expect(report.pairs == 5 * 9)
  }

  @Test("A planted fault is found where it stands", arguments: faults)
  func planted(fault: Fault) throws {
    let report = try TopologyChecker.check(CheckTests.source(fault.text))
    let found = report.diagnostics.map { "\($0.location.line):\($0.location.column) \($0.code)" }
    #expect(found == fault.found, "\(report.diagnostics)")
  }

  @Test("Faults that have nothing to do with each other are found at once")
  func independent() throws {
    let text = CheckTests.sound
      .replacing("[RUEH, RUCN]}", with: "[RUEH, RUCN], speed: 75}")
      .replacing("via: [RUEHBU]", with: "via: [RUEHTB]")
      .replacing("metric: hops", with: "metric: miles")
      .replacing("members: [RUEHTA]", with: "members: [RUEHTB]")
    let report = try TopologyChecker.check(CheckTests.source(text))
    #expect(
      report.diagnostics.map(\.code) == [
        "unknown-unit", "unknown-metric", "unknown-station", "unknown-member",
      ])
  }

  private static func source(_ text: String) -> SourceText {
    SourceText(name: "net.yaml", bytes: Array(text.utf8))
  }
}
