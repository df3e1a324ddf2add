package import CableFormat

extension RouteFinder {
  /// What decided at every station of a way.
  ///
  /// - Parameter route: the way, as this finder found it from the origin to the indicator.
  package mutating func explain(
    _ route: Route, from origin: StationID, to indicator: RoutingIndicator, classification: Classification
  ) -> [StationDecision] {
    let destination = rule.destination(of: indicator)
    var decisions: [StationDecision] = []
    var (station, previous): (StationID, StationID?) = (origin, nil)
    for circuit in route.circuits {
      let decision = rule.decision(at: station, to: indicator, destination: destination, classification)
      decisions.append(
        StationDecision(
          station: station, ground: ground(of: decision), circuit: circuit,
          alternates: alternates(to: circuit, decision, from: previous, destination, classification)))
      (previous, station) = (station, topology[circuit].to)
    }
    var end = StationDecision(station: station, ground: .arrival, circuit: nil, alternates: [])
    if case .stopped = route.ending {
      end.ground = ground(
        of: rule.decision(at: station, to: indicator, destination: destination, classification))
    }
    return decisions + [end]
  }

  private func ground(of decision: StationRule.Decision) -> StationDecision.Ground {
    switch decision {
    case .entry(let entry): .entry(entry)
    case .best: .bestWay
    case .none: .nothing
    }
  }

  /// What a station would take instead of a circuit: the rest of an entry's list, or where no table speaks the
  /// other circuits by length of way, without those whose end would send the cable back.
  ///
  /// That an alternate's way does not lead back is Inequality 1 of RFC 5286.
  private mutating func alternates(
    to circuit: CircuitID, _ decision: StationRule.Decision, from previous: StationID?,
    _ destination: StationID?, _ classification: Classification
  ) -> [CircuitID] {
    let circuits = rule.circuits(for: classification)
    let station = topology[circuit].from
    func isPossible(_ other: CircuitID) -> Bool {
      other != circuit && circuits.contains(other) && topology[other].to != previous
    }
    switch decision {
    case .entry(let entry): return entry.via.filter(isPossible)
    case .none: return []
    case .best:
      guard let destination else { return [] }
      let rest = rule.distances.toward(destination, classification: classification)
      let back = rule.distances.toward(station, classification: classification)
      let own = rest[Int(station.index)]
      let others = topology.circuits(from: station).filter { other in
        let end = Int(topology[other].to.index)
        guard isPossible(other), rest[end] != OpenCircuits.unreachable else { return false }
        return back[end] == OpenCircuits.unreachable || rest[end] < back[end] + own
      }
      func length(_ other: CircuitID) -> Int64 {
        rule.wiring.cost(of: other) + rest[Int(topology[other].to.index)]
      }
      return others.enumerated().sorted { (length($0.element), $0.offset) < (length($1.element), $1.offset) }
        .map(\.element)
    }
  }
}
