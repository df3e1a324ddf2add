import CableFormat
import Configuration
import Diagnostics
import EventKernel
import RelayNetwork
import Testing

@Suite("Changes of a topology")
struct ChangingTests {
  private static let text = """
    format: cablesim-topology/1
    name: Four stations
    defaults: {circuit: {speed: 75 bd}}
    stations:
      - {id: RUEH, kind: relay}
      - {id: RUCN, kind: relay}
      - {id: RUEHTA, guards: [RUEHAST]}
      - {id: RUEHC}
    circuits:
      - {between: [RUEHTA, RUEH], designators: [TAO, TAI]}
      - {between: [RUEH, RUCN], id: "2", channels: 2}
      - {between: [RUEH, RUCN]}
      - {from: RUEH, to: RUEHC}
      - {from: RUEHC, to: RUEH, id: home}
    routing:
      tables:
        RUEH: [{to: RUEHTA, via: [RUEHTA]}, {prefix: RU, via: ["RUEH>RUCN/2", RUCN, RUEHC]}]
        RUEHC: [{to: RUEHAST, via: [home]}, {to: "*", via: [home]}]
    collectives:
      - {id: RUCNCIS, heldAt: RUEH, members: [RUEHTA, RUEHC]}
      - {id: RUCNALL, heldAt: RUCN, members: [RUCNCIS, RUEHAST]}
    """

  private static func document() throws(InvalidInput) -> TopologyDocument {
    try TopologyDocument(SourceText(name: "net.yaml", bytes: Array(text.utf8)))
  }

  /// The topology after changes in the form of a command line.
  private static func changed(_ changes: String...) throws(InvalidInput) -> Topology {
    var document = try document()
    for change in changes { try document.apply(SourceText(name: "--change", bytes: Array(change.utf8))) }
    return try document.topology()
  }

  private static func circuits(_ topology: Topology) -> [String] { topology.circuits.map(\.name) }

  /// The lines of a station's table, each as the names of the circuits it takes.
  private static func table(of station: String, in topology: Topology) throws -> [[String]]? {
    let indicator = try #require(RoutingIndicator(station))
    let id = try #require(topology.station(serving: indicator))
    return topology.table(of: id)?.entries.map { $0.via.map { topology[$0].name } }
  }

  private static let all = [
    "RUEHTA>RUEH", "RUEH>RUEHTA", "RUEH>RUCN/2", "RUCN>RUEH/2", "RUEH>RUCN", "RUCN>RUEH", "RUEH>RUEHC",
    "home",
  ]

  @Test("An unchanged topology keeps its text")
  func unchanged() throws {
    let topology = try Self.document().topology()
    #expect(topology.source == Self.text)
    #expect(Self.circuits(topology) == Self.all)
  }

  // MARK: Circuits

  @Test("Removing one direction leaves the other, with its name and letters", arguments: all)
  func removeCircuit(_ name: String) throws {
    let before = try Self.document().topology()
    let topology = try Self.changed("remove circuit \(name)")
    #expect(Self.circuits(topology) == Self.all.filter { $0 != name })
    for circuit in topology.circuits {
      let same = try #require(before.circuits.first { $0.name == circuit.name })
      #expect(circuit.designator == same.designator)
      #expect(circuit.channels == same.channels)
    }
  }

  @Test("A pair can be removed as a whole by its id")
  func removePair() throws {
    #expect(try Self.circuits(Self.changed("remove circuit 2")) == Self.all.filter { !$0.hasSuffix("/2") })
  }

  @Test("A way over a circuit that was removed leaves the tables")
  func pruneTables() throws {
    let one = try Self.changed("remove circuit RUEH>RUCN/2")
    #expect(try Self.table(of: "RUEH", in: one) == [["RUEH>RUEHTA"], ["RUEH>RUCN", "RUEH>RUEHC"]])
    // The neighbour stays while another circuit leads there.
    let other = try Self.changed("remove circuit RUEH>RUCN")
    #expect(
      try Self.table(of: "RUEH", in: other) == [
        ["RUEH>RUEHTA"], ["RUEH>RUCN/2", "RUEH>RUCN/2", "RUEH>RUEHC"],
      ])
    let both = try Self.changed("remove circuit RUEH>RUCN", "remove circuit RUEH>RUCN/2")
    #expect(try Self.table(of: "RUEH", in: both) == [["RUEH>RUEHTA"], ["RUEH>RUEHC"]])
  }

  @Test("A line of a table that has no way left goes, and a table that has no line left")
  func pruneLines() throws {
    let topology = try Self.changed("remove circuit RUEH>RUEHTA", "remove circuit home")
    #expect(try Self.table(of: "RUEH", in: topology)?.count == 1)
    #expect(try Self.table(of: "RUEHC", in: topology) == nil)
  }

  @Test("Setting a value of one direction leaves the other as it was, and both in their places")
  func setCircuit() throws {
    let topology = try Self.changed("set circuit RUEH>RUCN/2 speed=300 bd channels=3 propagation=270 ms")
    #expect(Self.circuits(topology) == Self.all)
    #expect(topology.circuits.map(\.charactersPerSecond) == [10, 10, 40, 10, 10, 10, 10, 10])
    #expect(topology.circuits[2].channels == 3)
    #expect(topology.circuits[3].channels == 2)
    #expect(topology.circuits[2].propagation.microseconds == 270_000)
  }

  @Test("A circuit is added behind the others")
  func addCircuit() throws {
    let topology = try Self.changed("add circuit {from: RUEHTA, to: RUCN, speed: 150 bd}")
    #expect(Self.circuits(topology) == Self.all + ["RUEHTA>RUCN"])
    #expect(topology.circuits.last?.charactersPerSecond == 20)
  }

  // MARK: Stations and collectives

  @Test("Removing a station takes its circuits, table, mentions and memberships along")
  func removeStation() throws {
    let topology = try Self.changed("remove station RUEHTA")
    #expect(topology.stations.map(\.indicator.description) == ["RUEH", "RUCN", "RUEHC"])
    #expect(Self.circuits(topology) == Array(Self.all[2...]))
    #expect(try Self.table(of: "RUEH", in: topology)?.count == 1)
    #expect(try Self.table(of: "RUEHC", in: topology) == [["home"]])
    #expect(topology.collectives.map { $0.members.map(\.description) } == [["RUEHC"], ["RUCNCIS"]])
  }

  @Test("A station that holds a list stays until the list has moved")
  func removeHolder() throws {
    let error = #expect(throws: InvalidInput.self) { try Self.changed("remove station RUCN") }
    #expect(error?.diagnostics.first?.code == "holds-collective")
    let topology = try Self.changed("set collective RUCNALL heldAt=RUEH", "remove station RUCN")
    #expect(topology.stations.count == 3)
    #expect(topology.collectives[1].heldAt == topology.collectives[0].heldAt)
  }

  @Test("A station's values are set, and a station is added")
  func stations() throws {
    let topology = try Self.changed(
      "set station RUEHTA positions=2 handling={exponential: 90 s} name='AMEMBASSY ASTANA'",
      "add station {id: RUEHBJ, clearance: SECRET}", "add circuit {between: [RUEHBJ, RUEH]}")
    #expect(topology.stations[2].positions == 2)
    #expect(topology.stations[2].handling == .exponential(mean: 90e6))
    #expect(topology.stations[2].name == "AMEMBASSY ASTANA")
    #expect(topology.stations[4].clearance == .secret)
    #expect(topology.circuits.suffix(2).map(\.name) == ["RUEHBJ>RUEH", "RUEH>RUEHBJ"])
  }

  @Test("A collective is removed with its memberships, changed, and added")
  func collectives() throws {
    let topology = try Self.changed(
      "remove collective RUCNCIS", "set collective RUCNALL members=[RUEHC]",
      "add collective {id: RUCNNEW, heldAt: RUEH, members: [RUCNALL, RUEHTA]}")
    #expect(topology.collectives.map(\.indicator.description) == ["RUCNALL", "RUCNNEW"])
    #expect(topology.collectives[0].members.map(\.description) == ["RUEHC"])
  }

  @Test("Whatever a topology lacks so far can be added to it")
  func addFirst() throws {
    var document = try TopologyDocument(
      SourceText(
        name: "one.yaml", bytes: Array("format: cablesim-topology/1\nname: One\nstations: [{id: RUEH}]".utf8))
    )
    for change in [
      "add station {id: RUCN}", "add circuit {between: [RUEH, RUCN], speed: 75 bd}",
      "add collective {id: RUCNCIS, heldAt: RUEH, members: [RUCN]}",
    ] {
      try document.apply(SourceText(name: "--change", bytes: Array(change.utf8)))
    }
    let topology = try document.topology()
    #expect((topology.stations.count, topology.circuits.count, topology.collectives.count) == (2, 2, 1))
  }

  // MARK: Paths

  @Test(
    "Any value can be set by its path; a circuit by the name of its direction",
    arguments: [
      ("circuits[RUEH>RUCN/2].speed", "300 bd", [10.0, 10, 40, 10, 10, 10, 10, 10]),
      ("circuits[1].speed", "300 bd", [10, 10, 40, 40, 10, 10, 10, 10]),
      ("circuits[1]", "{between: [RUEH, RUCN], id: '2', speed: 300 bd}", [10, 10, 40, 40, 10, 10, 10, 10]),
      ("circuits[home].speed", "300 bd", [10, 10, 10, 10, 10, 10, 10, 40]),
      ("circuits[*].speed", "300 bd", [40, 40, 40, 40, 40, 40, 40, 40]),
      ("defaults.circuit.speed", "300 bd", [40, 40, 40, 40, 40, 40, 40, 40]),
      ("defaults.circuit.unitsPerCharacter", "15", [5, 5, 5, 5, 5, 5, 5, 5]),
    ])
  func paths(_ path: String, _ value: String, _ speeds: [Double]) throws {
    var document = try Self.document()
    let place = Position(line: 1, column: 1)
    try document.set(try NodePath(path, at: place), to: try YAMLReader.read(value[...], at: place))
    let topology = try document.topology()
    #expect(topology.circuits.map(\.charactersPerSecond) == speeds)
    #expect(Self.circuits(topology) == Self.all)
  }

  // MARK: The text of a changed topology

  @Test("A changed topology's text names the changes and is that of the topology")
  func source() throws {
    let topology = try Self.changed(
      "remove circuit RUEHTA>RUEH", "set station RUEHC handling=5 s", "add circuit {from: RUEHTA, to: RUCN}")
    #expect(topology.source.hasPrefix("# changed: {remove: circuit RUEHTA>RUEH}\n"))
    #expect(topology.source.contains("# changed: {set: station RUEHC, handling: 5 s}\n"))
    let again = try TopologyReader.read(SourceText(name: "again", bytes: Array(topology.source.utf8)))
    #expect(Self.circuits(again) == Self.circuits(topology))
    #expect(again.circuits.map(\.designator) == topology.circuits.map(\.designator))
    #expect(again.stations.map(\.handling) == topology.stations.map(\.handling))
    #expect(again.collectives.map(\.members) == topology.collectives.map(\.members))
  }

  // MARK: Errors

  @Test(
    "A change that does not fit says so at its own place, with what would",
    arguments: [
      (
        "remove circuit RUEHTA>RUEX",
        "1:8: error: there is no circuit RUEHTA>RUEX to change; did you mean 'RUEHTA>RUEH'?"
      ),
      ("remove station RUEHTB", "1:8: error: there is no station RUEHTB to change; did you mean 'RUEHTA'?"),
      (
        "remove collective RUCNCSI",
        "1:8: error: there is no collective RUCNCSI to change; did you mean 'RUCNCIS'?"
      ),
      (
        "remove post RUEHTA",
        "1:8: error: there is no part of a topology 'post'; use station, circuit or collective"
      ),
      (
        "remove RUEHTA",
        "1:8: error: 'RUEHTA' does not say what is changed; write it like circuit A>B, station X or collective X"
      ),
      (
        "remove",
        "1:7: error: '' does not say what is changed; write it like circuit A>B, station X or collective X"
      ),
      ("set circuit RUEH>RUEHC", "1:23: error: nothing is set; write it like set circuit A>B speed=300 bd"),
      ("set circuit RUEH>RUEHC speed=", "1:30: error: a value is wanted here; write '' for an empty text"),
      (
        "set circuit RUEH>RUEHC sped=1 bd",
        "1:24: error: a circuit has no field 'sped'; did you mean 'speed'?"
      ),
      (
        "set circuit RUEH>RUEHC speed=1 bx",
        "1:30: error: 'bx' is not a unit of speed; use bd, bps, kbps, cps or wpm"
      ),
      (
        "set circuit RUEH>RUEHC to=RUCN",
        "1:24: error: 'to' of a circuit cannot be changed; remove it and add another"
      ),
      (
        "set station RUEHTA id=RUEHTB",
        "1:20: error: 'id' of a station cannot be changed; remove it and add another"
      ),
      ("add circuit {from: RUEHTA, to: RUEX}", "1:32: error: there is no station RUEX; did you mean RUEH?"),
      (
        "add circuit {from: RUEH, to: RUEHC}",
        "1:13: error: the circuit RUEH>RUEHC is given twice; give each of several circuits between the same stations an id of its own"
      ),
      ("add station {id: RUEHAST}", "1:18: error: RUEHAST is given twice; net.yaml:7:27 has it too"),
      ("add station", "1:12: error: a value is wanted here; write '' for an empty text"),
      (
        "add post {id: RUEHBJ}",
        "1:5: error: there is no part of a topology 'post'; use station, circuit or collective"
      ),
      ("drop circuit RUEH>RUEHC", "1:1: error: 'drop' is no change; use remove, set or add"),
      ("", "1:1: error: '' is no change; use remove, set or add"),
      (
        "{remove: circuit RUEH>RUEHC, add: {}}",
        "1:1: error: a change is one of remove, set and add; write it like {remove: \"circuit A>B\"}"
      ),
      ("{remov: circuit RUEH>RUEHC}", "1:2: error: a change has no field 'remov'; did you mean 'remove'?"),
      (
        "{remove: circuit RUEH>RUEHC, speed: 1}",
        "1:30: error: a change has no field 'speed'; it has remove, set and add"
      ),
      (
        "{add: {circuit: {}, station: {}}}",
        "1:7: error: one thing is added at a time; write it like {add: {circuit: {from: A, to: B}}}"
      ),
      (
        "{set: \"circuits[home].speed\"}",
        "1:1: error: a change of a value needs 'to'; write {set: \"circuits[home].speed\", to: value}"
      ),
      (
        "{set: \"circuits[hme].speed\", to: 3 bd}",
        "1:16: error: no member of the list is called 'hme'; did you mean 'home'?"
      ),
      (
        "{set: circuit home}",
        "1:7: error: the change sets nothing; write it like {set: \"circuit home\", key: value}"
      ),
    ])
  func misfit(_ change: String, _ expected: String) {
    let error = #expect(throws: InvalidInput.self) { try Self.changed(change) }
    let lines = error?.description.split(separator: "\n").map(String.init) ?? []
    #expect(lines.first == "--change:" + expected)
    #expect(error?.diagnostics.count == 1)
  }

  @Test(
    "A change that does not fit leaves the topology as it was",
    arguments: ["remove station RUCN", "{set: \"circuits[RUEH>RUCN/2].speed.x.y[0]\", to: 1}"])
  func unharmed(_ change: String) throws {
    var document = try Self.document()
    let before = document.root
    #expect(throws: InvalidInput.self) {
      try document.apply(SourceText(name: "--change", bytes: Array(change.utf8)))
    }
    #expect(document.root.says(before))
    #expect(try document.topology().source == Self.text)
  }

  @Test(
    "Whatever two things are removed, one after the other, what is left is a topology and its text tells it")
  func removals() throws {
    let parts =
      Self.all.map { "circuit \($0)" } + [
        "circuit 2", "station RUEHTA", "station RUEHC", "collective RUCNCIS",
      ]
      + ["collective RUCNALL"]
    for first in parts {
      for second in parts where second != first {
        var document = try Self.document()
        try document.apply(SourceText(name: "1", bytes: Array("remove \(first)".utf8)))
        do throws(InvalidInput) {
          try document.apply(SourceText(name: "2", bytes: Array("remove \(second)".utf8)))
        } catch {
          // It went with the first.
          #expect(error.diagnostics.first?.code.hasPrefix("no-such-") == true, "\(first), \(second)")
        }
        let topology = try document.topology()
        let again = try TopologyReader.read(SourceText(name: "again", bytes: Array(topology.source.utf8)))
        #expect(Self.circuits(again) == Self.circuits(topology), "\(first), \(second)")
        #expect(again.stations.map(\.indicator) == topology.stations.map(\.indicator))
        #expect(again.collectives.map(\.members) == topology.collectives.map(\.members))
      }
    }
  }

  @Test("A text that is no topology is refused before anything is changed")
  func noTopology() {
    let error = #expect(throws: InvalidInput.self) {
      try TopologyDocument(SourceText(name: "x.yaml", bytes: Array("format: other".utf8)))
    }
    #expect(error?.diagnostics.first?.code == "unknown-format")
  }
}
