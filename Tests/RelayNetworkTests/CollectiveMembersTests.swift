import CableFormat
import RelayNetwork
import Testing

@Suite("Whom a cable calls in the place of a collective")
struct CollectiveMembersTests {
  private let network: Topology

  init() throws {
    network = try topology(
      """
      format: cablesim-topology/1
      name: Two collectives
      stations: [{id: RUEHA, guards: [RUEHAX]}, {id: RUEHB}, {id: RUEHC}, {id: RUEHD}]
      circuits:
        - {between: [RUEHA, RUEHB], speed: 75 bd}
        - {between: [RUEHB, RUEHC], speed: 75 bd}
        - {between: [RUEHC, RUEHD], speed: 75 bd}
      collectives:
        - {id: RUALL, heldAt: RUEHB, members: [RUEHD, RUEHA, RUTWO, RUEHB]}
        - {id: RUTWO, heldAt: RUEHB, members: [RUEHC, RUEHD]}
      """)
  }

  private func rule(excluding excluded: [String] = []) throws -> CollectiveMembers {
    CollectiveMembers(
      in: network, excluding: try excluded.compactMap { network.station(serving: try indicator($0)) })
  }

  private func members(of name: String, by rule: inout CollectiveMembers) throws -> [String]? {
    try rule.members(of: indicator(name))?.map(\.description)
  }

  @Test("are its members in the order of the list, a collective among them as it is")
  func order() throws {
    var rule = try rule()
    #expect(try members(of: "RUALL", by: &rule) == ["RUEHD", "RUEHA", "RUTWO", "RUEHB"])
  }

  @Test("are called once: not again as members of another collective, and no collective is replaced twice")
  func once() throws {
    var rule = try rule()
    #expect(try members(of: "RUTWO", by: &rule) == ["RUEHC", "RUEHD"])
    #expect(try members(of: "RUALL", by: &rule) == ["RUEHA", "RUTWO", "RUEHB"])
    #expect(try members(of: "RUTWO", by: &rule) == nil)
    #expect(try members(of: "RUALL", by: &rule) == nil)
  }

  @Test("are neither the originator nor who is exempt, by whichever of their indicators")
  func excluded() throws {
    var rule = try rule(excluding: ["RUEHAX", "RUEHB"])
    #expect(try members(of: "RUALL", by: &rule) == ["RUEHD", "RUTWO"])
  }

  @Test("are not who stands in the header, by whichever of their indicators")
  func named() throws {
    var rule = try rule()
    for name in ["RUEHAX", "RUEHD", "RUTWO", "RUNOBODY"] { rule.note(try indicator(name)) }
    #expect(try members(of: "RUALL", by: &rule) == ["RUTWO", "RUEHB"])
    #expect(try members(of: "RUTWO", by: &rule) == ["RUEHC"])
  }

  @Test("are nobody in the place of a station, or of an indicator that nobody has")
  func others() throws {
    var rule = try rule()
    #expect(try members(of: "RUEHA", by: &rule) == nil)
    #expect(try members(of: "RUNOBODY", by: &rule) == nil)
  }
}
