package import CableFormat

/// Finds ways through a topology, station by station, as its relays would.
///
/// At each station its table speaks first; where it does not, the way is the best by the topology's metric.
/// A circuit that may not carry the classification is not there, and nothing goes back whence it came.
package struct RouteFinder: Sendable {
  private let topology: Topology
  private let hopLimit: Int
  private var distances: DistanceCache

  /// A finder for one topology.
  ///
  /// - Parameter hopLimit: how many circuits a cable may pass.
  package init(_ topology: Topology, hopLimit: Int = 16) {
    self.topology = topology
    self.hopLimit = hopLimit
    distances = DistanceCache(topology)
  }

  /// The way of a cable from a station that has handled it.
  ///
  /// - Parameter previous: the station it came from, `nil` where it was filed or put in a collective's place.
  /// - Complexity: O(circuits) the first time a destination is asked for, then O(hops × neighbours).
  package mutating func route(
    from origin: StationID, to indicator: RoutingIndicator, classification: Classification,
    previous: StationID? = nil
  ) -> Route {
    let destination = destination(of: indicator)
    var circuits: [CircuitID] = []
    var passed: Set<StationID> = [origin]
    var (station, previous) = (origin, previous)
    while station != destination {
      let step = step(from: station, previous, to: indicator, at: destination, classification)
      guard case .success(let circuit) = step else {
        guard case .failure(let reason) = step else { break }
        return Route(circuits: circuits, ending: .stopped(reason, at: station))
      }
      guard circuits.count < hopLimit else {
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
    at destination: StationID?,
    _ classification: Classification
  ) -> Step {
    if let entry = topology.table(of: station)?.entry(for: indicator) {
      return choice(of: entry.via, previous, classification)
    }
    guard let destination else { return .failure(.unknown) }
    let best = best(from: station, to: destination, classification)
    if !best.isEmpty { return choice(of: best, previous, classification) }
    let isCut = self.best(from: station, to: destination, .unclassified).isEmpty
    return .failure(isCut ? .unreachable : .classification)
  }

  /// The first circuit of a list that may be taken.
  private func choice(of circuits: [CircuitID], _ previous: StationID?, _ classification: Classification)
    -> Step
  {
    let cleared = circuits.filter { topology.clearance(of: $0) >= classification }
    guard !cleared.isEmpty else { return .failure(.classification) }
    guard let first = cleared.first(where: { topology[$0].to != previous }) else { return .failure(.loop) }
    return .success(first)
  }

  /// The circuits that equally good ways begin with, in the order of the neighbours' indicators.
  private mutating func best(
    from station: StationID, to destination: StationID, _ classification: Classification
  ) -> [CircuitID] {
    let distance = distances.toward(destination, classification: classification)
    let wanted = distance[Int(station.index)]
    guard wanted != DistanceCache.unreachable else { return [] }
    return topology.circuits(from: station).filter { circuit in
      let rest = distance[Int(topology[circuit].to.index)]
      return topology.clearance(of: circuit) >= classification && rest != DistanceCache.unreachable
        && topology.cost(of: circuit) + rest == wanted
    }
  }
}
