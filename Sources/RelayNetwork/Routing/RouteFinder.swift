package import CableFormat

/// Finds ways through a topology, station by station, as its relays would.
///
/// At each station its table speaks first; where it does not, the way is the best by the topology's metric.
/// A circuit that may not carry the classification is not there, and nothing goes back whence it came.
package struct RouteFinder: Sendable {
  private let topology: Topology
  private let hopLimit: Int

  /// Whether each circuit is out of use; empty where none is.
  private let unavailable: [Bool]
  private var distances: DistanceCache

  /// A finder for one topology.
  ///
  /// - Parameters:
  ///   - hopLimit: how many circuits a cable may pass.
  ///   - unavailable: for each circuit whether it is out of use; empty where none is.
  package init(_ topology: Topology, hopLimit: Int = 16, unavailable: [Bool] = []) {
    self.topology = topology
    self.hopLimit = hopLimit
    self.unavailable = unavailable
    distances = DistanceCache(topology, unavailable: unavailable)
  }

  /// The way of a cable from a station that has handled it.
  ///
  /// - Parameters:
  ///   - previous: the station it came from, `nil` where it was filed or put in a collective's place.
  ///   - passed: the stations that it has passed before the origin and must not come to again.
  /// - Complexity: O(circuits) the first time a destination is asked for, then O(hops × neighbours).
  package mutating func route(
    from origin: StationID, to indicator: RoutingIndicator, classification: Classification,
    previous: StationID? = nil, passed before: [StationID] = []
  ) -> Route {
    let destination = destination(of: indicator)
    var circuits: [CircuitID] = []
    var passed = Set(before)
    let mustAvoid = before.isEmpty ? [] : passed
    passed.insert(origin)
    var (station, previous) = (origin, previous ?? before.last)
    while station != destination {
      let step = step(
        from: station, previous, to: indicator, at: destination, classification, avoiding: mustAvoid)
      guard case .success(let circuit) = step else {
        guard case .failure(let reason) = step else { break }
        return Route(circuits: circuits, ending: .stopped(reason, at: station))
      }
      guard before.count + circuits.count < hopLimit else {
        return Route(circuits: circuits, ending: .stopped(.hops, at: station))
      }
      circuits.append(circuit)
      (previous, station) = (station, topology[circuit].to)
      guard passed.insert(station).inserted else {
        return Route(circuits: circuits, ending: .stopped(.loop, at: station))
      }
    }
    return Route(circuits: circuits, ending: .reached(station))
  }

  /// Where an indicator leads: to its station, or to the one that holds its list.
  private func destination(of indicator: RoutingIndicator) -> StationID? {
    switch topology.owner(of: indicator) {
    case .station(let station): station
    case .collective(let index): topology.collectives[index].heldAt
    case nil: nil
    }
  }

  private enum Step {
    case success(CircuitID)
    case failure(RejectReason)
  }

  private mutating func step(
    from station: StationID, _ previous: StationID?, to indicator: RoutingIndicator,
    at destination: StationID?, _ classification: Classification, avoiding passed: Set<StationID>
  ) -> Step {
    if let entry = topology.table(of: station)?.entry(for: indicator) {
      return choice(of: entry.via, previous, classification, avoiding: passed)
    }
    guard let destination else { return .failure(.unknown) }
    let best = best(from: station, to: destination, classification, avoiding: passed)
    if !best.isEmpty { return choice(of: best, previous, classification, avoiding: passed) }
    let isCut = self.best(from: station, to: destination, .unclassified, avoiding: passed).isEmpty
    return .failure(isCut ? .unreachable : .classification)
  }

  /// The first circuit of a list that may be taken.
  private func choice(
    of circuits: [CircuitID], _ previous: StationID?, _ classification: Classification,
    avoiding passed: Set<StationID>
  ) -> Step {
    let cleared = circuits.filter { topology.clearance(of: $0) >= classification }
    guard !cleared.isEmpty else { return .failure(.classification) }
    let usable = cleared.filter(isAvailable)
    guard !usable.isEmpty else { return .failure(.unreachable) }
    let onward = usable.first { topology[$0].to != previous && !passed.contains(topology[$0].to) }
    return onward.map(Step.success) ?? .failure(.loop)
  }

  private func isAvailable(_ circuit: CircuitID) -> Bool {
    unavailable.isEmpty || !unavailable[Int(circuit.index)]
  }

  /// The circuits that equally good ways begin with, in the order of the neighbours' indicators.
  private mutating func best(
    from station: StationID, to destination: StationID, _ classification: Classification,
    avoiding passed: Set<StationID>
  ) -> [CircuitID] {
    let distance =
      passed.isEmpty
      ? distances.toward(destination, classification: classification)
      : distances.toward(destination, classification: classification, without: passed)
    let wanted = distance[Int(station.index)]
    guard wanted != DistanceCache.unreachable else { return [] }
    return topology.circuits(from: station).filter { circuit in
      let rest = distance[Int(topology[circuit].to.index)]
      return topology.clearance(of: circuit) >= classification && isAvailable(circuit)
        && rest != DistanceCache.unreachable && topology.cost(of: circuit) + rest == wanted
    }
  }
}
