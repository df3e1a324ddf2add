import CableFormat
import Diagnostics
import RelayNetwork
import Testing

/// What a check reports about ways agrees with walking every pair.
@Suite("Check against brute force")
struct CheckOracleTests {
  @Test("Loops, black holes and what is out of reach are found where there are some, and only there")
  func codes() throws {
    for count in 2...4 {
      for graph in DrawnNetwork.connectedGraphs(of: count) {
        for seed in 0..<3 {
          try compare(DrawnNetwork(stations: count, graph: graph, seed: UInt64(seed)))
        }
      }
    }
    for graph in DrawnNetwork.connectedGraphs(of: 5) where graph % 29 == 0 {
      try compare(DrawnNetwork(stations: 5, graph: graph, seed: UInt64(graph)))
    }
  }

  private static let codes: Set<String> = [
    "routing-loop", "black-hole", "unreachable", "cannot-send", "isolated-station", "partly-unreachable",
    "collective-out-of-reach", "clearance-cuts-off",
  ]

  private func compare(_ network: DrawnNetwork) throws {
    let topology = try network.topology()
    let report = try TopologyChecker.check(network.source)
    let found = Set(report.diagnostics.map(\.code)).intersection(CheckOracleTests.codes)
    try #require(found == expected(topology), "\(network)")
  }

  private func expected(_ topology: Topology) -> Set<String> {
    let naive = NaiveWays(topology: topology)
    let stations = topology.stations.indices
    let isolated = stations.filter { station in
      topology.circuits(at: StationID(station)).isEmpty
    }
    var codes: Set<String> = isolated.isEmpty ? [] : ["isolated-station"]
    let speaking = stations.filter { origin in
      topology.indicators.contains { indicator in
        naive.destination(of: indicator) != origin
          && naive.way(from: origin, to: indicator, .unclassified).reason == nil
      }
    }
    if stations.contains(where: { !speaking.contains($0) && !isolated.contains($0) }) {
      codes.insert("cannot-send")
    }
    for indicator in topology.indicators {
      guard let end = naive.destination(of: indicator), !isolated.contains(end) else { continue }
      let origins = stations.filter { $0 != end && !isolated.contains($0) }
      let ways = origins.map { naive.way(from: $0, to: indicator, .unclassified) }
      let isCollective = topology.station(serving: indicator) == nil
      let isUnreached = !ways.isEmpty && ways.allSatisfy { $0.reason != nil }
      if isCollective, ways.contains(where: { $0.reason != nil }) { codes.insert("collective-out-of-reach") }
      if !isCollective, isUnreached { codes.insert("unreachable") }
      for (origin, way) in zip(origins, ways) {
        let byTable = way.stations.contains { station in
          topology.table(of: StationID(station))?.entry(for: indicator) != nil
        }
        let hasNoCircuits = !naive.isConnected(origin, to: end, .unclassified)
        switch way.reason {
        case .loop: codes.insert("routing-loop")
        case .unreachable where byTable && !hasNoCircuits: codes.insert("black-hole")
        case .unreachable where !isCollective && !isUnreached && speaking.contains(origin):
          codes.insert("partly-unreachable")
        default: break
        }
        if way.reason == nil, isCut(origin, end, indicator, naive) { codes.insert("clearance-cuts-off") }
      }
    }
    return codes
  }

  /// Whether a station and an end that may both have a classification are kept apart at it.
  private func isCut(_ origin: Int, _ end: Int, _ indicator: RoutingIndicator, _ naive: NaiveWays) -> Bool {
    Classification.allCases.contains { level in
      [origin, end].allSatisfy { naive.topology.stations[$0].clearance >= level }
        && naive.way(from: origin, to: indicator, level).reason != nil
    }
  }
}
