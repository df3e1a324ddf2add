import CableFormat

/// The rule by which a station sends an indicator on: the one place where it is written.
///
/// The station's table speaks first; where it does not, the way is the best by the topology's metric, of equally
/// good ones that to the neighbour whose indicator comes first. A circuit that is down or may not carry the
/// classification is not there, and nothing goes back whence it came.
struct StationRule: Sendable {
  /// What the rule says at one station, wherever the cable came from.
  enum Decision: Sendable {
    /// An entry of its table, which lists the circuits to try.
    case entry(RoutingTable.Entry)

    /// No entry: the circuits that the best ways begin with.
    case best([CircuitID])

    case none(RejectReason)
  }

  let wiring: Wiring
  let unavailable: CircuitSet
  var distances: DistanceCache

  init(_ wiring: Wiring, unavailable: CircuitSet = CircuitSet()) {
    self.wiring = wiring
    self.unavailable = unavailable
    distances = DistanceCache(wiring, unavailable: unavailable)
  }

  /// Where an indicator leads: to its station, or to the one that holds its list.
  func destination(of indicator: RoutingIndicator) -> StationID? {
    wiring.topology.destination(of: indicator)
  }

  /// The circuits that a classification may take.
  func circuits(for classification: Classification) -> OpenCircuits {
    OpenCircuits(wiring: wiring, classification: classification, unavailable: unavailable)
  }

  /// What the rule says of an indicator that leads to a destination, at another station.
  mutating func decision(
    at station: StationID, to indicator: RoutingIndicator, destination: StationID?,
    _ classification: Classification, avoiding avoided: Set<StationID> = []
  ) -> Decision {
    if let entry = wiring.topology.table(of: station)?.entry(for: indicator) { return .entry(entry) }
    guard let destination else { return .none(.unknown) }
    let distance = self.distance(of: station, toward: destination, classification, avoiding: avoided)
    let best = circuits(for: classification).best(from: station, by: distance)
    if !best.isEmpty { return .best(best) }
    let open = self.distance(of: station, toward: destination, .unclassified, avoiding: avoided)
    let isCut = open[Int(station.index)] == OpenCircuits.unreachable
    return .none(isCut ? .unreachable : .classification)
  }

  /// How far a station is from a destination, and those that are nearer; nothing is kept of what holds for one
  /// cable only.
  private mutating func distance(
    of station: StationID, toward destination: StationID, _ classification: Classification,
    avoiding avoided: Set<StationID>
  ) -> [Int64] {
    avoided.isEmpty
      ? distances.toward(destination, classification: classification, until: station)
      : circuits(for: classification).distances(toward: destination, until: station, without: avoided)
  }

  /// What follows from a decision for a cable that came from a neighbour, or was filed there.
  func step(
    _ decision: Decision, from previous: StationID?, _ classification: Classification,
    avoiding avoided: Set<StationID> = []
  ) -> Step {
    let circuits = circuits(for: classification)
    return switch decision {
    case .entry(let entry): circuits.choice(of: entry.via, from: previous, avoiding: avoided)
    case .best(let list): circuits.choice(of: list, from: previous, avoiding: avoided)
    case .none(let reason): .stopped(reason)
    }
  }
}
