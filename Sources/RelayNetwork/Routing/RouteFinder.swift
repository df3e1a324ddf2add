package import CableFormat

/// Finds ways through a topology, station by station, as its relays would.
package struct RouteFinder: Sendable {
  /// How many circuits a cable may pass unless something else is said.
  package static let usualHopLimit = 16

  let topology: Topology
  var rule: StationRule
  private let hopLimit: Int

  /// A finder for one topology.
  ///
  /// - Parameters:
  ///   - hopLimit: how many circuits a cable may pass.
  ///   - unavailable: the circuits that are down.
  package init(
    _ topology: Topology, hopLimit: Int = usualHopLimit, unavailable: CircuitSet = CircuitSet()
  ) {
    self.topology = topology
    self.hopLimit = hopLimit
    rule = StationRule(Wiring(topology), unavailable: unavailable)
  }

  /// A finder for one topology.
  ///
  /// - Parameter isDown: for each circuit whether it is out of use.
  package init(_ topology: Topology, hopLimit: Int = usualHopLimit, unavailable isDown: [Bool]) {
    let down = isDown.indices.filter { isDown[$0] }
    self.init(topology, hopLimit: hopLimit, unavailable: CircuitSet(down.map(CircuitID.init)))
  }

  /// The way of a cable from a station that has handled it.
  ///
  /// - Parameters:
  ///   - previous: the station it came from, `nil` where it was filed or put in a collective's place.
  ///   - before: the stations that it has passed before the origin and must not come to again.
  /// - Complexity: O(circuits) the first time a destination is asked for, then O(hops × neighbours).
  package mutating func route(
    from origin: StationID, to indicator: RoutingIndicator, classification: Classification,
    previous: StationID? = nil, passed before: [StationID] = []
  ) -> Route {
    let destination = rule.destination(of: indicator)
    var circuits: [CircuitID] = []
    let avoided = Set(before)
    // Few enough to be looked through.
    var passed = before + [origin]
    var (station, previous) = (origin, previous ?? before.last)
    while station != destination {
      let decision = rule.decision(
        at: station, to: indicator, destination: destination, classification, avoiding: avoided)
      let circuit: CircuitID
      switch rule.step(decision, from: previous, classification, avoiding: avoided) {
      case .onward(let next): circuit = next
      case .stopped(let reason): return Route(circuits: circuits, ending: .stopped(reason, at: station))
      }
      guard before.count + circuits.count < hopLimit else {
        return Route(circuits: circuits, ending: .stopped(.hops, at: station))
      }
      circuits.append(circuit)
      (previous, station) = (station, topology[circuit].to)
      if passed.contains(station) {
        return Route(circuits: circuits, ending: .stopped(.loop, at: station))
      }
      passed.append(station)
    }
    return Route(circuits: circuits, ending: .reached(station))
  }
}
