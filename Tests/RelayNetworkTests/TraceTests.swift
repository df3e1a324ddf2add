import CableFormat
import Diagnostics
import RelayNetwork
import Testing

/// How a cable for several indicators is distributed.
@Suite("Tracing a cable")
struct TraceTests {
  /// A relay with posts, and a second behind it; collectives of which one is a member of another.
  private static let network = """
    format: cablesim-topology/1
    name: net
    defaults: {circuit: {speed: 75 bd}}
    stations:
      - {id: RUEH, kind: relay}
      - {id: RUCN, kind: relay}
      - {id: RUEHA}
      - {id: RUEHB}
      - {id: RUEHC}
      - {id: RUEHX}
    circuits:
      - {between: [RUEH, RUCN]}
      - {between: [RUEH, RUEHA]}
      - {between: [RUEH, RUEHB]}
      - {between: [RUCN, RUEHC]}
      - {from: RUEHX, to: RUEH}
    collectives:
      - {id: RUALL, heldAt: RUEH, members: [RUEHA, RUEHB, RUFAR]}
      - {id: RUFAR, heldAt: RUCN, members: [RUEHC, RUEHB]}
      - {id: RULOST, heldAt: RUEHX, members: [RUEHA]}

    """

  private struct Traced {
    var calls: [String]
    var copies: [String]
    var trace: CableTrace
  }

  private func trace(from: String, to: [String]) throws -> Traced {
    let topology = try TopologyReader.read(
      SourceText(name: "net.yaml", bytes: Array(TraceTests.network.utf8)))
    let indicators = try to.map { try #require(RoutingIndicator($0)) }
    let origin = try #require(RoutingIndicator(from).flatMap(topology.station(serving:)))
    var finder = RouteFinder(topology)
    let trace = CableTrace(from: origin, to: indicators, classification: .unclassified, by: &finder)
    return Traced(
      calls: trace.calls.map(\.indicator.description),
      copies: trace.copies.map { copy in
        "\(topology[copy.circuit].name): " + copy.indicators.map(\.description).joined(separator: " ")
      }, trace: trace)
  }

  @Test("Members take a collective's place where it is held, the originator and who is called left out")
  func collective() throws {
    let traced = try trace(from: "RUEHA", to: ["RUALL", "RUEHC"])
    #expect(traced.calls == ["RUALL", "RUEHC", "RUEHB", "RUFAR"])
    #expect(
      traced.copies == [
        "RUEHA>RUEH: RUALL RUEHC", "RUEH>RUCN: RUEHC RUFAR", "RUEH>RUEHB: RUEHB", "RUCN>RUEHC: RUEHC",
      ])
    #expect(traced.trace.calls.indices.allSatisfy(traced.trace.isReached))
  }

  @Test("A collective in a collective is replaced in its turn, at its own holder")
  func nested() throws {
    let traced = try trace(from: "RUEHA", to: ["RUALL"])
    #expect(traced.calls == ["RUALL", "RUEHB", "RUFAR", "RUEHC"])
    let way = traced.trace.wholeWay(of: 3)
    #expect(way.count == 3)
    #expect(traced.copies.last == "RUCN>RUEHC: RUEHC")
  }

  @Test("Members of a collective whose holder is out of reach are not called")
  func lost() throws {
    let traced = try trace(from: "RUEHB", to: ["RULOST"])
    #expect(traced.calls == ["RULOST", "RUEHA"])
    #expect(traced.copies.isEmpty)
    #expect(!traced.trace.isReached(1))
    #expect(traced.trace.calls[1].route == nil)
  }

  @Test("An indicator that is called twice is called once")
  func twice() throws {
    #expect(try trace(from: "RUEHA", to: ["RUEHB", "RUEHB"]).calls == ["RUEHB"])
  }
}
