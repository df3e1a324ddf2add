package import CableFormat

/// Whom a cable calls in the place of collectives: their members, once each, minus whoever must not have it and
/// whoever is called already.
package struct CollectiveMembers: Sendable {
  private let topology: Topology

  /// The stations that are called, or must not be.
  private var settled: Set<StationID>

  /// The collectives that have been replaced, by their places in the topology.
  private var replaced: Set<Int> = []

  /// - Parameter excluded: the stations that are not called as members: the originator, and those exempted.
  package init(in topology: Topology, excluding excluded: [StationID]) {
    self.topology = topology
    settled = Set(excluded)
  }

  /// Notes whom the cable's own header calls, before any collective is replaced.
  package mutating func note(_ indicator: RoutingIndicator) {
    if let station = topology.station(serving: indicator) { settled.insert(station) }
  }

  /// The indicators that are called for a collective, in the order of its list; `nil` if the indicator is none, or
  /// one that has been replaced before.
  package mutating func members(of indicator: RoutingIndicator) -> [RoutingIndicator]? {
    guard case .collective(let index) = topology.owner(of: indicator), replaced.insert(index).inserted else {
      return nil
    }
    return topology.collectives[index].members.filter { member in
      topology.station(serving: member).map { settled.insert($0).inserted } ?? true
    }
  }
}
