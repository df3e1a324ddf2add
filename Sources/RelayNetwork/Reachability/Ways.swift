import CableFormat

/// How every station sends one indicator on: the whole network's choices at once.
///
/// A station has one choice for cables from anywhere, and a second for those that its first would send back
/// whence they came. A way is a chain of such choices: see `WaySurvey`.
struct Ways: Sendable {
  let destination: StationID

  /// How far each station is from the destination, over circuits that are up.
  private(set) var distance: [Int64]

  /// The first circuit of each station's best way, whatever its table says.
  private(set) var best: [CircuitID?]
  private(set) var first: [Step]
  private(set) var second: [Step]

  /// The circuits that tables list, by the stations whose table speaks of the indicator.
  private let listed: [(station: StationID, via: [CircuitID])]
  private let isListed: [Bool]

  /// The ways of a class of indicators.
  ///
  /// - Complexity: O(circuits × log stations).
  init(of indicators: RoutingClass, _ classification: Classification, by rule: inout StationRule) {
    destination = indicators.destination
    let circuits = rule.circuits(for: classification)
    let distance = rule.distances.toward(destination, classification: classification)
    self.distance = distance
    let stations = (0..<distance.count).map(StationID.init)
    best = []
    first = []
    second = []
    best.reserveCapacity(stations.count)
    first.reserveCapacity(stations.count)
    second.reserveCapacity(stations.count)
    var listed: [(station: StationID, via: [CircuitID])] = []
    for station in stations {
      let (one, other) = circuits.firstTwo(from: station, by: distance)
      best.append(one)
      if let one, !circuits.wiring.hasTable[Int(station.index)] {
        first.append(.onward(one))
        second.append(other.map(Step.onward) ?? .stopped(.loop))
        continue
      }
      let decision = rule.decision(
        at: station, to: indicators.representative, destination: destination, classification)
      if case .entry(let entry) = decision { listed.append((station, entry.via)) }
      let step = rule.step(decision, from: nil, classification)
      first.append(step)
      guard case .onward(let circuit) = step else {
        second.append(step)
        continue
      }
      second.append(rule.step(decision, from: circuits.wiring.end(of: circuit), classification))
    }
    self.listed = listed
    var isListed = [Bool](repeating: false, count: stations.count)
    for (station, _) in listed { isListed[Int(station.index)] = true }
    self.isListed = isListed
  }

  /// Whether a station would take a circuit.
  func takes(_ circuit: CircuitID, at station: StationID) -> Bool {
    first[Int(station.index)] == .onward(circuit) || second[Int(station.index)] == .onward(circuit)
  }

  /// Whether a station does something with cables from where its first choice leads, and only with these.
  func hasSecond(_ step: Step, at station: StationID) -> Bool {
    first[Int(station.index)] != step && second[Int(station.index)] == step
  }

  /// Whether a station's table speaks of the indicator.
  func isByTable(at station: StationID) -> Bool { isListed[Int(station.index)] }

  /// What a station does with a cable from a neighbour, or filed there.
  func step(at station: StationID, from previous: StationID?, _ wiring: Wiring) -> Step {
    let step = first[Int(station.index)]
    guard case .onward(let circuit) = step, wiring.end(of: circuit) == previous else { return step }
    return second[Int(station.index)]
  }
}

// MARK: Failures

extension Ways {
  /// Whether any station would take one of these circuits, for this or for a best way.
  func use(anyOf circuits: [CircuitID], _ wiring: Wiring) -> Bool {
    circuits.contains { circuit in
      let station = wiring.start(of: circuit)
      return best[Int(station.index)] == circuit || takes(circuit, at: station)
    }
  }

  /// Makes the choices anew after circuits have failed.
  ///
  /// Only stations whose best way led over one of them have another distance, and only these are looked at.
  ///
  /// - Parameters:
  ///   - failed: the circuits that have failed since the choices were made.
  ///   - circuits: those that are left.
  /// - Returns: the stations that choose otherwise now, some perhaps more than once.
  mutating func repair(after failed: [CircuitID], _ circuits: OpenCircuits) -> [StationID] {
    let lost = stations(upstreamOf: failed, circuits.wiring)
    for station in lost { distance[Int(station.index)] = OpenCircuits.unreachable }
    var frontier = Frontier()
    for station in lost { approach(station, circuits, &frontier) }
    var isLost = [Bool](repeating: false, count: distance.count)
    for station in lost { isLost[Int(station.index)] = true }
    circuits.settle(&distance, from: &frontier) { isLost[Int($0.index)] }
    var changed: [StationID] = []
    for station in affected(failed, lost, circuits.wiring) {
      let choices = circuits.best(from: station, by: distance)
      best[Int(station.index)] = choices.first
      guard isListed[Int(station.index)] == false else { continue }
      if choose(at: station, from: choices, circuits) { changed.append(station) }
    }
    for (station, via) in listed where choose(at: station, from: via, circuits) { changed.append(station) }
    return changed
  }

  /// The stations whose best ways, or equally good ones, may be others than before: those that have another
  /// distance, and those that had a choice which led over them or over a failed circuit.
  private func affected(_ failed: [CircuitID], _ lost: [StationID], _ wiring: Wiring) -> [StationID] {
    lost
      + failed.map(wiring.start)
      + lost.flatMap { station in
        wiring.topology.circuits(to: station).map(wiring.start).filter { neighbour in
          guard case .onward(let circuit) = second[Int(neighbour.index)] else { return false }
          return wiring.end(of: circuit) == station
        }
      }
  }

  /// Takes the first of a station's circuits, and for cables that came from its end the first of the others.
  ///
  /// - Returns: whether either is another than before.
  private mutating func choose(
    at station: StationID, from list: [CircuitID], _ circuits: OpenCircuits
  ) -> Bool {
    let index = Int(station.index)
    let before = (first[index], second[index])
    first[index] = circuits.choice(of: list, from: nil)
    second[index] = first[index]
    if case .onward(let circuit) = first[index] {
      second[index] = circuits.choice(of: list, from: circuits.wiring.end(of: circuit))
    }
    return before != (first[index], second[index])
  }

  /// The stations whose best way leads over one of some circuits.
  private func stations(upstreamOf failed: [CircuitID], _ wiring: Wiring) -> [StationID] {
    // Each station has one best way: going upstream along these never meets a station twice.
    var lost: [StationID] = []
    for circuit in failed where best[Int(wiring.start(of: circuit).index)] == circuit {
      lost.append(wiring.start(of: circuit))
    }
    let broken = Set(lost)
    var next = 0
    while next < lost.count {
      for circuit in wiring.topology.circuits(to: lost[next]) {
        let station = wiring.start(of: circuit)
        if best[Int(station.index)] == circuit, !broken.contains(station) { lost.append(station) }
      }
      next += 1
    }
    return lost
  }

  /// Gives a station that has lost its way the shortest over neighbours that still have theirs.
  private mutating func approach(
    _ station: StationID, _ circuits: OpenCircuits, _ frontier: inout Frontier
  ) {
    var nearest = OpenCircuits.unreachable
    for circuit in circuits.wiring.topology.circuits(from: station) where circuits.contains(circuit) {
      let rest = distance[Int(circuits.wiring.end(of: circuit).index)]
      if rest != OpenCircuits.unreachable { nearest = min(nearest, rest + circuits.wiring.cost(of: circuit)) }
    }
    guard nearest != OpenCircuits.unreachable else { return }
    frontier.insert(station, at: nearest)
    distance[Int(station.index)] = nearest
  }
}
