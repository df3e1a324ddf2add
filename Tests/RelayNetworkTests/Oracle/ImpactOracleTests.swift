import CableFormat
import EventKernel
import RelayNetwork
import Testing

/// What failures do agrees with walking every pair before and after each of them.
@Suite("Impact against brute force")
struct ImpactOracleTests {
  @Test(
    "Every line, direction or station fails, alone and with another",
    arguments: FailureUnit.Kind.allCases, [1, 2])
  func failures(kind: FailureUnit.Kind, number: Int) throws {
    for graph in DrawnNetwork.connectedGraphs(of: 4) where number == 1 || graph % 5 == 0 {
      try compare(DrawnNetwork(stations: 4, graph: graph, seed: UInt64(graph) + 1000), kind, number)
    }
    for graph in DrawnNetwork.connectedGraphs(of: 5) where graph % 97 == 0 {
      try compare(DrawnNetwork(stations: 5, graph: graph, seed: UInt64(graph)), kind, number)
    }
  }

  /// What is counted of a failure.
  private struct Count: Equatable {
    var unreachable = 0
    var reachable = 0
    var rerouted = 0
    var hops = 0
    var microseconds: Int64 = 0
    var cutOff: [RoutingIndicator] = []
  }

  private func compare(_ network: DrawnNetwork, _ kind: FailureUnit.Kind, _ number: Int) throws {
    let topology = try network.topology()
    let units = FailureUnit.all(kind, in: topology)
    let study = ImpactStudy(of: topology, failing: units, atATime: number)
    let before = walks(in: topology, down: [])
    #expect(study.impacts.count == ImpactStudy.count(of: units.count, atATime: number))
    for impact in study.impacts {
      let names = study.names(of: impact)
      let expected = count(failing: names, before, in: topology)
      let found = Count(
        unreachable: impact.unreachablePairs, reachable: impact.reachablePairs,
        rerouted: impact.reroutedPairs, hops: impact.addedHops,
        microseconds: impact.addedTime.microseconds, cutOff: impact.cutOff)
      try #require(found == expected, "\(names) fail\n\(network)")
    }
  }

  private typealias Walks = [RoutingIndicator: [NaiveWays.Way]]

  private func walks(in topology: Topology, down: Set<Int>) -> Walks {
    let naive = NaiveWays(topology: topology, down: down)
    return Dictionary(
      uniqueKeysWithValues: topology.indicators.map { indicator in
        (indicator, topology.stations.indices.map { naive.way(from: $0, to: indicator, .unclassified) })
      })
  }

  private func count(failing names: [String], _ before: Walks, in topology: Topology) -> Count {
    let stations = topology.stations.indices.filter {
      names.contains(topology.stations[$0].indicator.description)
    }
    let circuits = topology.circuits.indices.filter { index in
      let circuit = topology.circuits[index]
      return names.contains(circuit.name)
        || stations.contains(Int(circuit.from.index)) || stations.contains(Int(circuit.to.index))
    }
    let naive = NaiveWays(topology: topology)
    let after = walks(in: topology, down: Set(circuits))
    var count = Count()
    for indicator in topology.indicators {
      let end = naive.destination(of: indicator)
      var (reached, lost) = (0, 0)
      for origin in topology.stations.indices where origin != end {
        guard !stations.contains(origin), let end, !stations.contains(end),
          let old = before[indicator]?[origin], let new = after[indicator]?[origin]
        else { continue }
        if old.reason == nil { reached += 1 }
        switch (old.reason == nil, new.reason == nil) {
        case (false, false): break
        case (true, false): lost += 1
        case (false, true): count.reachable += 1
        case (true, true):
          guard old.circuits != new.circuits else { break }
          count.rerouted += 1
          count.hops += new.circuits.count - old.circuits.count
          count.microseconds += new.circuits.reduce(0) { $0 + naive.microseconds(of: $1) }
          count.microseconds -= old.circuits.reduce(0) { $0 + naive.microseconds(of: $1) }
        }
      }
      count.unreachable += lost
      if lost * 2 > reached { count.cutOff.append(indicator) }
    }
    return count
  }
}
