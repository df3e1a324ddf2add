import CableFormat
import RelayNetwork
import Testing

/// What differs between two networks agrees with walking every pair in both.
@Suite("Diff against brute force")
struct DiffOracleTests {
  @Test("Two drawn networks on different graphs, of the same and of different numbers of stations")
  func different() throws {
    for graph in DrawnNetwork.connectedGraphs(of: 4) where graph % 3 == 0 {
      let old = DrawnNetwork(stations: 4, graph: graph, seed: UInt64(graph))
      try compare(old, DrawnNetwork(stations: 4, graph: graph | 9, seed: UInt64(graph)))
      try compare(old, DrawnNetwork(stations: 3, graph: 7, seed: UInt64(graph)))
      if graph % 4 == 0 {
        try compare(old, DrawnNetwork(stations: 5, graph: 1023 ^ graph, seed: UInt64(graph)))
      }
    }
  }

  @Test("A network does not differ from itself")
  func same() throws {
    for graph in DrawnNetwork.connectedGraphs(of: 4) {
      let topology = try DrawnNetwork(stations: 4, graph: graph, seed: UInt64(graph) + 77).topology()
      #expect(TopologyDifference(from: topology, to: topology).isEmpty)
    }
  }

  /// A pair that differs, told by names.
  private struct Pair: Hashable {
    var kind: TopologyDifference.Pair.Kind
    var from: String
    var to: String
    var classification: Classification
    var before: [String]
    var after: [String]
  }

  private func compare(_ old: DrawnNetwork, _ new: DrawnNetwork) throws {
    let (before, after) = (try old.topology(), try new.topology())
    let difference = TopologyDifference(from: before, to: after)
    let found = difference.pairs.map {
      Pair(
        kind: $0.kind, from: $0.from.description, to: $0.to.description, classification: $0.classification,
        before: $0.before.circuits, after: $0.after.circuits)
    }
    try #require(Set(found) == expected(before, after), "\(old)\n\(new)")
    try #require(Set(found).count == found.count)
    let back = TopologyDifference(from: after, to: before)
    #expect(back.pairs(.unreachable).count == difference.pairs(.reachable).count)
    #expect(back.pairs(.rerouted).count == difference.pairs(.rerouted).count)
  }

  /// A way in one of the networks, `nil` if it does not arrive.
  private struct Way: Equatable {
    var circuits: [String]
    var measures: [String]

    init?(_ naive: NaiveWays, _ from: RoutingIndicator, _ to: RoutingIndicator, _ level: Classification) {
      let topology = naive.topology
      guard let origin = topology.stations.firstIndex(where: { $0.indicator == from }) else { return nil }
      let way = naive.way(from: origin, to: to, level)
      guard way.reason == nil else { return nil }
      circuits = way.circuits.map { topology.circuits[$0].name }
      measures = way.circuits.map { circuit in
        let ends = [topology.circuits[circuit].from, topology.circuits[circuit].to]
        return "\(naive.microseconds(of: circuit)) \(ends.map { topology[$0].position })"
      }
    }
  }

  private func expected(_ old: Topology, _ new: Topology) -> Set<Pair> {
    var pairs: Set<Pair> = []
    let naive = (NaiveWays(topology: old), NaiveWays(topology: new))
    let origins = Set((old.stations + new.stations).map(\.indicator))
    for to in Set(old.indicators + new.indicators) {
      for from in origins where !isHome(from, to, old, new) {
        var last: Pair?
        for level in Classification.allCases {
          let (before, after) = (Way(naive.0, from, to, level), Way(naive.1, from, to, level))
          guard let kind = kind(before, after) else { continue }
          let pair = Pair(
            kind: kind, from: from.description, to: to.description, classification: level,
            before: before?.circuits ?? [], after: after?.circuits ?? [])
          if pair.kind != last?.kind || pair.before != last?.before || pair.after != last?.after {
            pairs.insert(pair)
            last = pair
          }
        }
      }
    }
    return pairs
  }

  private func isHome(
    _ from: RoutingIndicator, _ to: RoutingIndicator, _ old: Topology, _ new: Topology
  ) -> Bool {
    [old, new].allSatisfy { topology in
      guard let origin = topology.stations.firstIndex(where: { $0.indicator == from }) else { return true }
      return NaiveWays(topology: topology).destination(of: to) == origin
    }
  }

  private func kind(_ before: Way?, _ after: Way?) -> TopologyDifference.Pair.Kind? {
    switch (before, after) {
    case (nil, nil): nil
    case (_?, nil): .unreachable
    case (nil, _?): .reachable
    case (let before?, let after?):
      before.circuits != after.circuits ? .rerouted : before.measures != after.measures ? .retimed : nil
    }
  }
}
