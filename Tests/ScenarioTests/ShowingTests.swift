import CableFormat
import Configuration
import Diagnostics
import RelayNetwork
import Scenario
import TestSupport
import Testing

@Suite("Showing a resolved scenario")
struct ShowingTests {
  private static let body = """
    extends: base.yaml
    about: |
      Two lines,
        the second indented.
    changes:
      - {remove: "circuit RUEHTA>RUEH"}
      - {set: "circuit RUEH>RUEHC", speed: 300 bd}
      - {add: {circuit: {from: RUEHTA, to: RUCN, speed: 75 bd}}}
    policy: {interrupted: resample, splitDual: always}
    cables:
      - {file: cable.txt}
      - {from: RUEHBJ, filedAt: +10 min, precedence: IMMEDIATE, infoPrecedence: PRIORITY, to: [RUEHC],
         info: [RUCNCIS], characters: 3600, sections: 1, classification: CONFIDENTIAL}
      - {from: RUEHBJ, precedence: FLASH, to: all, characters: [3405, 3605]}
    traffic:
      - {from: tributaries, to: RUEHC, info: {pick: 2, of: tributaries}, interval: {exponential: 20 min},
         mix: {FLASH: 0.001, ROUTINE: 0.999}, characters: {lognormal: {median: 3800, mean: 6500}}}
      - {name: "7", from: RUEH, to: RUEHC, interval: 1 h, mix: ROUTINE, characters: 1}
    incidents: [{circuit: "RUEH>RUEHTA", down: [+1 h, +3 h]}, {station: RUCN, down: [301400Z OCT 08, +240 min]}]
    expect: [{that: "all: every one", delivered: all}, {that: soon, quantile: 0.95, within: 30 min, role: action}]
    """

  private static let files = ScenarioFiles(
    body,
    and: [
      "base.yaml": """
      format: cablesim-scenario/1
      seed: 3
      duration: 2 d
      policy: {hopLimit: 4, divertAfter: {ROUTINE: never}}
      """, "cable.txt": ScenarioFiles.cable,
    ])

  private static let settings = [
    "policy.preemption=none", "circuits[RUEH>RUEHTA].speed=150 bd",
    "stations[RUEHC].handling={exponential: 5 s}",
    "traffic[7].batch={uniform: [1, 3]}",
  ]

  /// The scenario in words, but for what depends on where it is written.
  private static func words(_ scenario: Scenario) -> [String] {
    let topology = scenario.topology
    var words = [
      scenario.name, scenario.about, "\(scenario.start) \(scenario.horizon) \(scenario.warmUp)",
      "\(scenario.seed) \(scenario.replications) \(scenario.recording)", "\(scenario.policy)",
    ]
    words += topology.stations.map { "\($0)" } + topology.circuits.map { "\($0)" }
    words += topology.collectives.map { "\($0)" }
    words += scenario.filings.map { "\($0)" } + scenario.traffic.map { "\($0)" }
    words += scenario.outages.map { "\($0)" }
    for var expectation in scenario.expectations {
      expectation.line = 0
      words.append("\(expectation)")
    }
    return words
  }

  @Test("What is shown is a scenario by itself that resolves to the same")
  func roundTrip() throws {
    let resolved = try Self.files.resolve(set: Self.settings)
    let shown = resolved.yaml { $0 }
    var files = Self.files
    files.texts["shown.yaml"] = shown
    files.texts["base.yaml"] = nil
    let again = try files.resolve("shown.yaml")
    #expect(Self.words(again.scenario) == Self.words(resolved.scenario))
    #expect(again.document.says(resolved.document))
    #expect(again.chain == ["shown.yaml"])
    // Nothing is left to defaults in it.
    #expect(!again.yaml { $0 }.contains("# default"))
  }

  @Test("The default policy of the shown text is that of the trade")
  func defaults() throws {
    let shown = try ScenarioFiles("").resolve().yaml { $0 }
    let files = ScenarioFiles("", and: ["shown.yaml": shown])
    #expect(try files.resolve("shown.yaml").scenario.policy == Policy())
  }

  @Test("Behind each value stands where it came from")
  func origins() throws {
    let shown = try Self.files.resolve(set: Self.settings).yaml { "/somewhere/" + $0 }
    let lines = shown.split(separator: "\n").map { $0.drop { $0 == " " } }
    for line in [
      "# s.yaml extends base.yaml",
      "topology: /somewhere/net.yaml  # s.yaml:3",
      "- {file: /somewhere/cable.txt}  # s.yaml:14",
      "start: 2008-10-30T11:02:00Z  # default",
      "duration: 2 d  # base.yaml:3",
      "seed: 3  # base.yaml:2",
      "preemption: none  # --set 1",
      "interrupted: resample  # s.yaml:12",
      "hopLimit: 4  # base.yaml:4",
      "sectionLines: 100  # default",
      "ROUTINE: never  # base.yaml:4",
      "PRIORITY: 10 min  # default",
      "- {remove: circuit RUEHTA>RUEH}  # s.yaml:9",
      "- {set: \"circuits[RUEH>RUEHTA].speed\", to: 150 bd}  # --set 2",
      "- name: traffic 1  # default",
      "batch: {uniform: [1, 3]}  # --set 4",
    ] {
      #expect(lines.contains(line[...]), "\(line) in\n\(shown)")
    }
  }

  @Test("Every value has an origin", arguments: [[], settings])
  func everyValue(_ set: [String]) throws {
    let shown = try Self.files.resolve(set: set).yaml { $0 }
    let about = ["Two lines,", "  the second indented."]
    for line in shown.split(separator: "\n") where !line.hasSuffix(":") && !line.hasPrefix("#") {
      #expect(line.contains("  # ") || about.contains { line.hasSuffix($0) }, "\(line)")
    }
  }

  @Test("The README's scenario is one, and says what the README says of it")
  func readme() throws {
    let readme = String(decoding: try Repository.bytes("README.md"), as: UTF8.self)
    let section = try #require(readme.components("## Describe a scenario\n"))
    let text = try #require(section.components("```yaml\n")?.prefix(upTo: "```"))
    // It stands in the package's folder.
    let resolved = try ScenarioReader.resolve("README.yaml") { path throws(InvalidInput) in
      let bytes = path == "README.yaml" ? Array(text.utf8) : try? Repository.bytes(path)
      guard let bytes else { throw InvalidInput(code: "missing-file", file: path, "there is no such file") }
      return SourceText(name: path, bytes: bytes)
    }
    #expect(!resolved.scenario.filings.isEmpty && !resolved.scenario.traffic.isEmpty)
    #expect(!resolved.scenario.outages.isEmpty && !resolved.scenario.expectations.isEmpty)
    // It shows every key that there is.
    for key in ScenarioReader.keys {
      #expect(text.contains("\n\(key):") || text.hasPrefix("\(key):"), "\(key)")
    }
  }
}

extension String {
  /// What stands behind the first place of a text.
  fileprivate func components(_ mark: String) -> String? {
    firstRange(of: mark).map { String(self[$0.upperBound...]) }
  }

  /// What stands before the first place of a text.
  fileprivate func prefix(upTo mark: String) -> String? {
    firstRange(of: mark).map { String(self[..<$0.lowerBound]) }
  }
}
