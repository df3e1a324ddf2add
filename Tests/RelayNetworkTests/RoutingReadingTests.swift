import CableFormat
import RelayNetwork
import Testing

@Suite("Reading routing tables and collectives")
struct RoutingReadingTests {
  @Test(
    "A table that cannot be followed is pointed at",
    arguments: [
      (
        "routing: hops\n", "9:10: error: the routing is wanted here, not a value; write it as {key: value, …}"
      ),
      ("routing: {metric: hop}\n", "9:19: error: there is no metric 'hop'; did you mean 'hops'?"),
      ("routing: {metric: cost}\n", "9:19: error: there is no metric 'cost'; use hops, time or km"),
      ("routing: {table: {}}\n", "9:11: error: the routing has no field 'table'; did you mean 'tables'?"),
      (
        "routing: {tables: []}\n",
        "9:19: error: tables are given by station; write STATION: [{to: …, via: […]}]"
      ),
      ("routing: {tables: {RUEX: []}}\n", "9:20: error: there is no station RUEX; did you mean RUEH?"),
      (
        "routing: {tables: {RUEH: {to: RUEHTA}}}\n",
        "9:26: error: a list of table entries is wanted here, not a mapping"
      ),
      (
        "routing: {tables: {RUEH: [{via: [RUEHTA]}]}}\n",
        "9:27: error: a table entry needs 'to' or 'prefix'; to: \"*\" is for anything"
      ),
      (
        "routing: {tables: {RUEH: [{ot: RUEHTA, via: [RUEHTA]}]}}\n",
        "9:28: error: a table entry has no field 'ot'; did you mean 'to'?"
      ),
      ("routing: {tables: {RUEH: [{to: RUEHTA}]}}\n", "9:27: error: a table entry needs 'via'"),
      (
        "routing: {tables: {RUEH: [{to: RUEHTA, via: []}]}}\n",
        "9:45: error: a table entry names at least one station or circuit"
      ),
      (
        "routing: {tables: {RUEH: [{to: RUEHTA, via: RUEHTA}]}}\n",
        "9:45: error: a list of stations or circuits is wanted here, not a value"
      ),
      (
        "routing: {tables: {RUEH: [{to: RU*, via: [RUEHTA]}]}}\n",
        "9:32: error: 'RU*' is no routing indicator; it has 4 to 8 capital letters"
      ),
      (
        "routing: {tables: {RUEH: [{prefix: R1, via: [RUEHTA]}]}}\n",
        "9:36: error: 'R1' begins no routing indicator; use 1 to 8 capital letters"
      ),
      (
        "routing: {tables: {RUEH: [{prefix: '', via: [RUEHTA]}]}}\n",
        "9:36: error: '' begins no routing indicator; use 1 to 8 capital letters"
      ),
      (
        "routing: {tables: {RUEH: [{prefix: RUEHABCDE, via: [RUEHTA]}]}}\n",
        "9:36: error: 'RUEHABCDE' begins no routing indicator; use 1 to 8 capital letters"
      ),
      (
        "routing: {tables: {RUEH: [{to: RUEHC, via: [RUEHC]}]}}\n",
        "9:45: error: no circuit goes from RUEH to RUEHC"
      ),
      (
        "routing: {tables: {RUEH: [{to: RUEHC, via: [RUEHTB]}]}}\n",
        "9:45: error: there is no station RUEHTB; did you mean RUEHTA?"
      ),
      (
        "routing: {tables: {RUEH: [{to: RUEHC, via: ['RUEHTA>RUEH']}]}}\n",
        "9:45: error: the circuit RUEHTA>RUEH does not leave RUEH"
      ),
      ("routing: {tables: {RUEH: [], RUEH: []}}\n", "9:30: error: 'RUEH' is given twice"),
      (
        "routing: {tables: {RUEH: [{to: RUEHC, prefix: RU, via: [RUEHTA]}]}}\n",
        "9:27: error: a table entry has 'to' or 'prefix', not both"
      ),
    ])
  func tables(more: String, message: String) {
    #expect(findings(in: small(more)) == ["net.yaml:\(message)"])
  }

  @Test(
    "A collective that cannot be put in its members' place is pointed at",
    arguments: [
      ("collectives: {id: RUCNCIS}\n", "9:14: error: a list of collectives is wanted here, not a mapping"),
      ("collectives: [{heldAt: RUEH, members: []}]\n", "9:15: error: a collective needs 'id'"),
      (
        "collectives: [{id: RUCNCIS, members: []}]\n",
        "9:15: error: a collective needs 'heldAt'; name the relay that holds its list"
      ),
      ("collectives: [{id: RUCNCIS, heldAt: RUEH}]\n", "9:15: error: a collective needs 'members'"),
      ("collectives: [{id: RUCNCIS, heldAt: RUCN, members: []}]\n", "9:37: error: there is no station RUCN"),
      (
        "collectives: [{id: RUCNCIS, heldAt: RUEH, members: [RUEHTA, RUEHTB]}]\n",
        "9:61: error: no station or collective has the indicator RUEHTB; did you mean RUEHTA?"
      ),
      (
        "collectives: [{id: RUCNCIS, heldAt: RUEH, members: [RUZZZZ]}]\n",
        "9:53: error: no station or collective has the indicator RUZZZZ"
      ),
      (
        "collectives: [{id: RUCNCIS, heldAt: RUEH, members: [1]}]\n",
        "9:53: error: '1' is no routing indicator; it has 4 to 8 capital letters"
      ),
      (
        "collectives: [{id: RUCNCIS, heldAt: RUEH, member: [RUEHTA]}]\n",
        "9:43: error: a collective has no field 'member'; did you mean 'members'?"
      ),
    ])
  func collectives(more: String, message: String) {
    #expect(findings(in: small(more)) == ["net.yaml:\(message)"])
  }

  @Test("Every unknown member is reported")
  func unknownMembers() {
    let more = "collectives:\n  - {id: RUCNA, heldAt: RUEH, members: [RUZZZA, RUEH, RUZZZB]}\n"
    #expect(
      findings(in: small(more)) == [
        "net.yaml:10:41: error: no station or collective has the indicator RUZZZA",
        "net.yaml:10:55: error: no station or collective has the indicator RUZZZB",
      ])
  }

  @Test("A collective may have collectives and guarded indicators as members, named earlier or later")
  func nested() throws {
    let network = try topology(
      """
      format: cablesim-topology/1
      name: x
      stations:
        - {id: RUEH, guards: [RUEHG]}
      collectives:
        - {id: RUCNA, name: no, heldAt: RUEH, members: [RUCNB, RUEHG]}
        - {id: RUCNB, heldAt: RUEH, members: [RUEH]}
      """)
    #expect(network.collectives.map(\.name) == ["no", "RUCNB"])
    #expect(network.collectives[0].members.map(\.description) == ["RUCNB", "RUEHG"])
    #expect(network.collectives[0].heldAt == StationID(0))
  }

  @Test("A station that is named as the way means all circuits to it, a circuit's id that one")
  func vias() throws {
    let network = try topology(
      small(
        """
          - {between: [RUEH, RUEHTA], speed: 300 bd, id: fast}
        routing:
          tables:
            RUEH:
              - {to: RUEHC, via: [RUEHTA]}
              - {to: "*", via: ["RUEH>RUEHTA/fast", "RUEH>RUEHTA"]}
        """))
    let table = try #require(network.table(of: StationID(1)))
    #expect(
      table.entries.map { $0.via.map { network[$0].name } }
        == [["RUEH>RUEHTA", "RUEH>RUEHTA/fast"], ["RUEH>RUEHTA/fast", "RUEH>RUEHTA"]])
    #expect(table.entries.map(\.line) == [13, 14])
    #expect(network.table(of: StationID(0)) == nil)
  }

  @Test("Each metric is known by its name", arguments: Topology.Metric.allCases)
  func metrics(metric: Topology.Metric) throws {
    #expect(try topology(small("routing: {metric: \(metric.rawValue)}\n")).metric == metric)
  }
}
