import CableFormat

/// The circuits that are up and may carry a classification, and what a station chooses among them.
struct OpenCircuits: Sendable {
  /// The distance of a station from which no way leads to the destination.
  static let unreachable = Int64.max

  let wiring: Wiring
  let classification: Classification
  var unavailable: CircuitSet

  /// Whether a circuit may be taken.
  func contains(_ circuit: CircuitID) -> Bool {
    wiring.clearance[Int(circuit.index)] >= classification && !unavailable.contains(circuit)
  }

  /// Whether every circuit of the topology may be taken.
  var areAllOpen: Bool { unavailable.isEmpty && (wiring.clearances.first ?? .topSecret) >= classification }

  /// Whether a circuit may be taken.
  func contains(_ inlet: Wiring.Inlet) -> Bool {
    inlet.clearance >= classification && !unavailable.contains(inlet.circuit)
  }

  /// The first circuit of a list that may be taken; nothing goes back whence it came.
  ///
  /// - Parameter avoided: the stations that the cable must not come to.
  func choice(
    of circuits: [CircuitID], from previous: StationID?, avoiding avoided: Set<StationID> = []
  ) -> Step {
    var reason = RejectReason.classification
    for circuit in circuits where wiring.clearance[Int(circuit.index)] >= classification {
      if reason == .classification { reason = .unreachable }
      guard !unavailable.contains(circuit) else { continue }
      let end = wiring.end(of: circuit)
      if end != previous, !avoided.contains(end) { return .onward(circuit) }
      reason = .loop
    }
    return .stopped(reason)
  }

  /// The circuits that equally good ways begin with, in the order of the neighbours' indicators.
  ///
  /// - Parameter distance: how far each station is from the destination.
  func best(from station: StationID, by distance: [Int64]) -> [CircuitID] {
    wiring.outlets(of: station).filter { isBest($0, from: station, by: distance) }
      .map { wiring.outlets[$0].circuit }
  }

  /// The first of these, and the first of them that leads to another neighbour.
  func firstTwo(from station: StationID, by distance: [Int64]) -> (CircuitID?, CircuitID?) {
    var first: Wiring.Outlet?
    for place in wiring.outlets(of: station) where isBest(place, from: station, by: distance) {
      let outlet = wiring.outlets[place]
      guard let found = first else {
        first = outlet
        continue
      }
      if found.end != outlet.end { return (found.circuit, outlet.circuit) }
    }
    return (first?.circuit, nil)
  }

  @inline(__always)
  private func isBest(_ place: Int, from station: StationID, by distance: [Int64]) -> Bool {
    let (wanted, outlet) = (distance[Int(station.index)], wiring.outlets[place])
    let rest = distance[Int(outlet.end.index)]
    return wanted != OpenCircuits.unreachable && rest < wanted && outlet.cost + rest == wanted
      && outlet.clearance >= classification && !unavailable.contains(outlet.circuit)
  }

  /// How far stations are from a destination in the topology's metric.
  ///
  /// - Parameters:
  ///   - station: the only one to be sure of, and what is nearer; `nil` for all.
  ///   - avoided: stations that are taken not to exist.
  func distances(
    toward destination: StationID, until station: StationID?, without avoided: Set<StationID>
  ) -> [Int64] {
    var search = DistanceSearch(toward: destination, stationCount: wiring.stationCount)
    search.carryOn(until: station, over: self, without: avoided)
    return search.distance
  }

  /// Carries distances on from a frontier, backward over circuits from stations that may be reached.
  func settle(
    _ distance: inout [Int64], from frontier: inout Frontier, among mayChange: (StationID) -> Bool
  ) {
    while let (station, reached) = frontier.removeNearest() {
      leave(station, reached, &distance, &frontier, among: mayChange)
    }
  }

  /// Carries distances on from one station.
  ///
  /// - Parameter reached: how far it was when it was put into the frontier.
  func leave(
    _ station: StationID, _ reached: Int64, _ distance: inout [Int64], _ frontier: inout Frontier,
    among mayChange: (StationID) -> Bool
  ) {
    guard reached == distance[Int(station.index)] else { return }
    for place in wiring.inlets(of: station) {
      let inlet = wiring.inlets[place]
      let further = reached + inlet.cost
      guard further < distance[Int(inlet.start.index)], contains(inlet), mayChange(inlet.start)
      else { continue }
      distance[Int(inlet.start.index)] = further
      if inlet.leadsOn { frontier.insert(inlet.start, at: further) }
    }
  }
}

/// What a station does with an indicator: the circuit it takes, or why it can do nothing.
enum Step: Hashable, Sendable {
  case onward(CircuitID)
  case stopped(RejectReason)
}
