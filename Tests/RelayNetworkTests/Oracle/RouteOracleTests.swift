import CableFormat
import EventKernel
import Testing

@testable import RelayNetwork

/// The way of every indicator from every station agrees with the plainest walk of it.
@Suite("Routes against brute force")
struct RouteOracleTests {
  private let classifications: [Classification] = [.unclassified, .secret, .topSecret]

  @Test("On all connected graphs of up to 4 stations, each with 5 draws", arguments: 2...4)
  func small(stations: Int) throws {
    for graph in DrawnNetwork.connectedGraphs(of: stations) {
      for seed in 0..<5 {
        try compare(DrawnNetwork(stations: stations, graph: graph, seed: UInt64(seed)))
      }
    }
  }

  @Test("On a seventh of all connected graphs of 5 stations")
  func five() throws {
    for graph in DrawnNetwork.connectedGraphs(of: 5) where graph % 7 == 0 {
      try compare(DrawnNetwork(stations: 5, graph: graph, seed: UInt64(graph)))
    }
  }

  @Test("On a sample of connected graphs of 6 stations")
  func six() throws {
    for graph in DrawnNetwork.connectedGraphs(of: 6) where graph % 997 == 0 {
      try compare(DrawnNetwork(stations: 6, graph: graph, seed: UInt64(graph)))
    }
  }

  private func compare(_ network: DrawnNetwork) throws {
    let topology = try network.topology()
    let naive = NaiveWays(topology: topology)
    var finder = RouteFinder(topology)
    for indicators in topology.routingClasses {
      for classification in classifications {
        var survey = WaySurvey(finder.rule.wiring, hopLimit: 16)
        survey.take(Ways(of: indicators, classification, by: &finder.rule))
        for origin in topology.stations.indices {
          for indicator in indicators.indicators {
            let way = naive.way(from: origin, to: indicator, classification)
            let route = finder.route(
              from: StationID(origin), to: indicator, classification: classification)
            try #require(
              Outcome(way) == Outcome(route, from: origin, in: topology),
              "from \(origin) to \(indicator), \(classification)\n\(network)")
            let outcome = survey.outcomes[origin]
            try #require(
              outcome.failure == way.reason && Int(outcome.end.index) == way.stations.last,
              "survey from \(origin) to \(indicator), \(classification)\n\(network)")
            if way.reason == nil {
              let time = way.circuits.reduce(0) { $0 + naive.microseconds(of: $1) }
              try #require(outcome.hops == way.circuits.count && outcome.microseconds == time)
            }
          }
        }
      }
    }
  }

  private struct Outcome: Equatable {
    var reason: RejectReason?
    var circuits: [Int]
    var end: Int?

    init(_ way: NaiveWays.Way) {
      (reason, circuits, end) = (way.reason, way.circuits, way.stations.last)
    }

    init(_ route: Route, from origin: Int, in topology: Topology) {
      circuits = route.circuits.map { Int($0.index) }
      switch route.ending {
      case .reached(let station): end = Int(station.index)
      case .stopped(let why, let station): (reason, end) = (why, Int(station.index))
      }
    }
  }
}
