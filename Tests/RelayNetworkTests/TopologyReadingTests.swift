import CableFormat
import Diagnostics
import EventKernel
import RelayNetwork
import Testing

@Suite("Reading a topology")
struct TopologyReadingTests {
  @Test(
    "A text that is no topology is pointed at",
    arguments: [
      ("", "1:1: error: there is nothing in it"),
      ("RUEHC\n", "1:1: error: a topology is wanted here, not a value; write it as {key: value, …}"),
      ("name: x\nstations: []\n", "1:1: error: no format is named; begin with format: cablesim-topology/1"),
      (
        "format: cablesim-topology/2\nname: x\n",
        "1:9: error: this is no topology that can be read; the format is cablesim-topology/1"
      ),
      (
        "format: cablesim-scenario/1\nname: x\n",
        "1:9: error: this is no topology that can be read; the format is cablesim-topology/1"
      ),
      ("format: cablesim-topology/1\nstations: [{id: RUEH}]\n", "1:1: error: a topology needs 'name'"),
      ("format: cablesim-topology/1\nname: x\n", "1:1: error: a topology has at least one station"),
      (
        "format: cablesim-topology/1\nname: x\nstations: []\n",
        "1:1: error: a topology has at least one station"
      ),
      (
        "format: cablesim-topology/1\nname: x\nstation: [{id: RUEH}]\n",
        "3:1: error: a topology has no field 'station'; did you mean 'stations'?"
      ),
      (
        "format: cablesim-topology/1\nname: x\nstations: {id: RUEH}\n",
        "3:11: error: a list of stations is wanted here, not a mapping"
      ),
      (
        "format: cablesim-topology/1\nname: x\nstations: [RUEH]\n",
        "3:12: error: a station is wanted here, not a value; write it as {key: value, …}"
      ),
      ("format: cablesim-topology/1\nname: x\nstations: [{name: y}]\n", "3:12: error: a station needs 'id'"),
      (
        "format: cablesim-topology/1\nname: x\nstations: [{id: RU}]\n",
        "3:17: error: 'RU' is no routing indicator; it has 4 to 8 capital letters"
      ),
      (
        "format: cablesim-topology/1\nname: x\nstations: [{id: RUEHABCDE}]\n",
        "3:17: error: 'RUEHABCDE' is no routing indicator; it has 4 to 8 capital letters"
      ),
      (
        "format: cablesim-topology/1\nname: x\ndefaults: {stations: {}}\nstations: [{id: RUEH}]\n",
        "3:12: error: the section of defaults has no field 'stations'; did you mean 'station'?"
      ),
    ])
  func refused(text: String, message: String) {
    #expect(findings(in: text) == ["net.yaml:\(message)"])
  }

  @Test("A finding shows its line with a caret")
  func excerpt() {
    #expect {
      _ = try topology(small("  - {between: [RUEHC, RUEHTB], speed: 75 bd}\n"))
    } throws: { error in
      (error as? InvalidInput)?.description == """
        net.yaml:9:23: error: there is no station RUEHTB; did you mean RUEHTA?
         9 |   - {between: [RUEHC, RUEHTB], speed: 75 bd}
           |                       ^
        """
    }
  }

  @Test("Everything wrong with references is reported at once, in the order of the file")
  func several() {
    #expect(
      findings(
        in: small(
          """
            - {between: [RUEHC, RUEHX], speed: 75 bd}
            - {between: [RUEHY, RUEHC], speed: 75 bd}
          routing: {tables: {RUEHW: []}}
          collectives:
            - {id: RUCNCIS, heldAt: RUEHZ, members: [RUEHC]}
          """)) == [
          "net.yaml:9:23: error: there is no station RUEHX; did you mean RUEHC?",
          "net.yaml:10:16: error: there is no station RUEHY; did you mean RUEHC?",
          "net.yaml:11:20: error: there is no station RUEHW; did you mean RUEHC?",
          "net.yaml:13:27: error: there is no station RUEHZ; did you mean RUEHC?",
        ])
  }

  @Test("A station with a mistake of its own is a station for those who name it")
  func noConsequences() {
    #expect(
      findings(
        in: """
          format: cablesim-topology/1
          name: x
          stations:
            - {id: RUEHC, positions: none}
            - {id: RUEH, kind: relay}
          circuits:
            - {between: [RUEHC, RUEH], speed: 75 bd}
          routing: {tables: {RUEH: [{to: RUEHC, via: [RUEHC]}]}}
          collectives:
            - {id: RUCNCIS, heldAt: RUEHC, members: [RUEHC]}
          """) == ["net.yaml:4:28: error: 'none' is not a whole number"])
  }

  @Test(
    "An indicator belongs to one station or collective",
    arguments: [
      ("  - {id: RUEHC}\n", "5:10: error: RUEHC is given twice; line 4 has it too"),
      ("  - {id: RUEH, guards: [RUEHC]}\n", "5:25: error: RUEHC is given twice; line 4 has it too"),
      ("  - {id: RUEH, guards: [RUEHX, RUEHG]}\n", "5:32: error: RUEHG is given twice; line 4 has it too"),
      ("  - {id: RUEH, guards: [RUEHX, RUEHX]}\n", "5:32: error: RUEHX is given twice; line 5 has it too"),
      ("  - {id: RUEH, guards: [RUEH]}\n", "5:25: error: RUEH is given twice; line 5 has it too"),
      ("  - {id: RUEHG}\n", "5:10: error: RUEHG is given twice; line 4 has it too"),
      (
        "collectives: [{id: RUEHC, heldAt: RUEHC, members: []}]\n",
        "5:20: error: RUEHC is given twice; line 4 has it too"
      ),
      (
        "collectives: [{id: RUEHG, heldAt: RUEHC, members: []}]\n",
        "5:20: error: RUEHG is given twice; line 4 has it too"
      ),
      (
        "collectives:\n  - {id: RUCNCIS, heldAt: RUEHC, members: []}\n  - {id: RUCNCIS, heldAt: RUEHC, members: []}\n",
        "7:10: error: RUCNCIS is given twice; line 6 has it too"
      ),
    ])
  func claims(more: String, message: String) {
    let text = "format: cablesim-topology/1\nname: x\nstations:\n  - {id: RUEHC, guards: [RUEHG]}\n" + more
    #expect(findings(in: text) == ["net.yaml:\(message)"])
  }

  @Test("The format's own example is read in full")
  func example() throws {
    let network = try topology(
      """
      format: cablesim-topology/1
      name: Three stations
      about: what is fact, what is assumed
      defaults:
        station: {handling: 5 s, positions: 1}
        circuit: {speed: 75 bd, unitsPerCharacter: 7.5, channels: 1, propagation: 0 s}
      stations:
        - {id: RUEHC, name: SECSTATE WASHDC, kind: tributary, position: [38.894, -77.048], timeZone: America/New_York}
        - {id: RUEH, name: BELTSVILLE RELAY, kind: relay}
        - id: RUEHTA
          name: AMEMBASSY ASTANA
          guards: [RUEHAST]                       # other RIs delivered here
          hours: {open: "08:00", close: "17:00", days: Mon-Fri, callIn: 45 min, wakes: [FLASH, NIACT IMMEDIATE]}
          handling: {exponential: 90 s}
          positions: 2
          storage: 500                            # copies; absent = unlimited
          clearance: SECRET
        - {id: RUCN, kind: relay}
        - {id: RUEA, kind: gateway}
        - {id: RUEHRO}
        - {id: RUEHROV}
        - {id: RUEHDBU}
      circuits:
        - {between: [RUEHTA, RUEH], speed: 2400 bd, unitsPerCharacter: 10, propagation: 270 ms, designators: [TAO, TAI],
           clearance: SECRET, garble: 1.3e-5, outages: {up: {exponential: 30 d}, down: {exponential: 2 h}}, windows: [["06:00", "22:00"]]}
        - {from: RUEH, to: RUEHC, id: "RUEH>RUEHC", speed: 9600 bps, firstChannelNumber: 9011}     # one way
        - {between: [RUEH, RUCN]}
        - {between: [RUEH, RUEA]}
        - {between: [RUEH, RUEHRO]}
      routing:
        metric: hops                              # or time or km; shortest paths where no table speaks; ties by station id
        tables:                                   # first `via` that is up; a `via` is a station or a circuit id
          RUEH: [{to: RUEHROV, via: [RUEHRO, RUCN]}, {prefix: RB, via: [RUEA]}, {to: "*", via: [RUCN]}]
      collectives:
        - {id: RUCNCIS, name: CIS COLLECTIVE, heldAt: RUEH, members: [RUEHTA, RUEHDBU]}
      """)
    #expect(network.name == "Three stations")
    #expect(network.about == "what is fact, what is assumed")
    #expect(network.metric == .hops)
    #expect(network.stations.count == 8)
    #expect(network.circuits.map(\.name).prefix(3) == ["RUEHTA>RUEH", "RUEH>RUEHTA", "RUEH>RUEHC"])
    #expect(network.circuits[2].charactersPerSecond == 1280)
    #expect(network.circuits[3].charactersPerSecond == 10)
    #expect(network.station(serving: try indicator("RUEHAST")) == StationID(2))
    #expect(network.station(named: "AMEMBASSY ASTANA") == StationID(2))
    #expect(network.station(named: "amembassy astana") == nil)
    #expect(network.owner(of: try indicator("RUCNCIS")) == .collective(0))
    #expect(network.station(serving: try indicator("RUCNCIS")) == nil)
    let table = try #require(network.table(of: StationID(1)))
    let vias = table.entries.map { $0.via.map { network[$0].name } }
    #expect(vias == [["RUEH>RUEHRO", "RUEH>RUCN"], ["RUEH>RUEA"], ["RUEH>RUCN"]])
    #expect(table.entries.map(\.match) == [.exactly(try indicator("RUEHROV")), .prefix("RB"), .anything])
  }

  @Test("JSON is accepted, because it is YAML")
  func json() throws {
    let network = try topology(
      """
      {"format": "cablesim-topology/1", "name": "J", "stations": [{"id": "RUEH"}, {"id": "RUEHC"}],
       "circuits": [{"between": ["RUEH", "RUEHC"], "speed": "75 bd", "channels": 2}]}
      """)
    #expect(network.circuits.map(\.channels) == [2, 2])
  }

  @Test("The text is kept with the topology")
  func source() throws {
    #expect(try topology(small()).source == small())
  }

  @Test("A network of one station without circuits is one")
  func single() throws {
    let network = try topology("format: cablesim-topology/1\nname: x\nstations: [{id: RUEH}]\n")
    #expect(network.circuits.isEmpty)
    #expect(network.circuits(from: StationID(0)).isEmpty)
    #expect(network.indicators.map(\.description) == ["RUEH"])
  }

  @Test("A station's circuits are in the order of the neighbours' indicators, then of names")
  func adjacency() throws {
    let network = try topology(
      small(
        """
          - {between: [RUEH, RUEHC], speed: 75 bd, id: b}
          - {between: [RUEH, RUEHC], speed: 75 bd, id: a}
        """))
    #expect(
      network.circuits(from: StationID(1)).map { network[$0].name }
        == ["RUEH>RUEHC/a", "RUEH>RUEHC/b", "RUEH>RUEHTA"])
    #expect(
      network.circuits(to: StationID(1)).map { network[$0].name }.sorted()
        == ["RUEHC>RUEH/a", "RUEHC>RUEH/b", "RUEHTA>RUEH"])
    #expect(network.circuits(from: StationID(0)).count == 2)
  }
}
