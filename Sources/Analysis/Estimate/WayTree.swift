import CableFormat
import RelayNetwork

/// The ways of cables of one kind from their originator: copies part where their ways do.
struct WayTree {
  /// A station that is reached over a circuit from the one before it; the first is the originator.
  struct Node {
    var before: Int
    var circuit: CircuitID?
    var station: StationID
  }

  /// An addressee at the end of a way.
  struct Leaf {
    var node: Int
    var group: Int

    /// The probability that a cable for the group is for them in it: a collective leaves out whom it names itself.
    var share: Double
  }

  private(set) var nodes: [Node]
  private(set) var leaves: [Leaf] = []

  /// For each node and group how many of the group's indicators lead over it.
  private var crossings: [Int] = []

  /// The last indicator that was counted there.
  private var lastCounted: [Int] = []
  private let kind: CableKind
  private var children: [Step: Int] = [:]
  private var unfolded: Set<Int> = []

  /// Addressees that no way leads to, as a number of each group.
  private(set) var lost: [Int]

  private struct Step: Hashable {
    var node: Int
    var circuit: CircuitID
  }

  init(
    of kind: CableKind, _ classification: Classification, in topology: Topology, _ finder: inout RouteFinder
  ) {
    self.kind = kind
    nodes = [Node(before: -1, circuit: nil, station: kind.origin)]
    lost = Array(repeating: 0, count: kind.groups.count)
    addCounts()
    var number = 0
    for (group, members) in kind.groups.enumerated() {
      for indicator in members.indicators {
        number += 1
        // What a cable may or may not be for hides nothing from the next.
        if members.picks != nil { unfolded = [] }
        count(0, group, number)
        reach(indicator, from: 0, group, number, classification, topology, &finder)
      }
    }
  }

  /// The probability that a cable of the kind passes a node for somebody of a group.
  func probability(of group: Int, at node: Int) -> Double {
    kind.groups[group].probability(ofAnyOf: crossings[node * kind.groups.count + group])
  }

  private mutating func addCounts() {
    crossings += kind.groups.map { _ in 0 }
    lastCounted += kind.groups.map { _ in 0 }
  }

  private mutating func count(_ node: Int, _ group: Int, _ number: Int) {
    let place = node * kind.groups.count + group
    guard lastCounted[place] != number else { return }
    lastCounted[place] = number
    crossings[place] += 1
  }

  private mutating func reach(
    _ indicator: RoutingIndicator, from start: Int, _ group: Int, _ number: Int,
    _ classification: Classification, _ topology: Topology, _ finder: inout RouteFinder
  ) {
    let route = finder.route(from: nodes[start].station, to: indicator, classification: classification)
    var node = start
    for circuit in route.circuits {
      node = child(of: node, by: circuit, in: topology)
      count(node, group, number)
    }
    guard case .reached = route.ending else {
      lost[group] += 1
      return
    }
    guard case .collective(let index) = topology.owner(of: indicator) else {
      leaves.append(Leaf(node: node, group: group, share: start == 0 ? 1 : unnamed(nodes[node].station)))
      return
    }
    guard unfolded.insert(index).inserted else { return }
    for member in topology.collectives[index].members {
      if let station = topology.station(serving: member), kind.excluded.contains(station) { continue }
      reach(member, from: node, group, number, classification, topology, &finder)
    }
  }

  /// The probability that a station is not among those that are picked by name.
  private func unnamed(_ station: StationID) -> Double {
    kind.groups.reduce(1) { none, group in
      guard group.picks != nil, group.contains(station) else { return none }
      return none * (1 - group.probability(ofAnyOf: 1))
    }
  }

  private mutating func child(of node: Int, by circuit: CircuitID, in topology: Topology) -> Int {
    let step = Step(node: node, circuit: circuit)
    if let known = children[step] { return known }
    nodes.append(Node(before: node, circuit: circuit, station: topology[circuit].to))
    addCounts()
    children[step] = nodes.count - 1
    return nodes.count - 1
  }
}
