/// What comes of the ways to one destination, from every station: their ends, and how long they take.
///
/// What is known of a station serves all whose ways pass it, so that a survey takes O(stations) steps. Ways on
/// which a station turned away from where a cable came from, or which end in a loop, are walked one by one:
/// what lies behind such a place depends on what lay before it.
struct WaySurvey: Sendable {
  /// The way from one station.
  struct Outcome: Hashable, Sendable {
    /// Why the indicator does not arrive, `nil` if it does.
    var failure: RejectReason?

    /// Where it ends.
    var end: StationID

    /// How many circuits it passes before it ends.
    var hops: Int32

    /// The least time that a thousand characters take for them.
    var microseconds: Int64

    /// Whether it is another way than before the failures of an update.
    var differs: Bool

    /// A way that ends where it begins.
    static func none(at station: StationID) -> Outcome {
      Outcome(failure: nil, end: station, hops: 0, microseconds: 0, differs: false)
    }
  }

  /// What is known of a station.
  private struct Knowledge {
    var outcome: Outcome

    /// Whether it holds for every way that comes to the station.
    var isShared: Bool
  }

  private let wiring: Wiring
  private let hopLimit: Int32
  private var known: [Knowledge] = []

  /// The number of the walk that passed a station last, and of the present one.
  private var passedBy: [Int]
  private var walkNumber = 0
  private var walk: [(station: StationID, circuit: CircuitID, differs: Bool)] = []

  /// What updates have overwritten.
  private var overwritten: [(station: StationID, knowledge: Knowledge)] = []
  private var isUpstream: [Bool]

  init(_ wiring: Wiring, hopLimit: Int) {
    self.wiring = wiring
    self.hopLimit = Int32(clamping: hopLimit)
    passedBy = [Int](repeating: 0, count: wiring.stationCount)
    isUpstream = [Bool](repeating: false, count: wiring.stationCount)
  }

  /// What comes of the way from a station.
  subscript(origin: StationID) -> Outcome {
    var outcome = known[Int(origin.index)].outcome
    if outcome.hops > hopLimit { outcome.failure = .hops }
    return outcome
  }

  /// What comes of all ways, by the stations' numbers.
  var outcomes: [Outcome] { known.indices.map { self[StationID($0)] } }

  /// Walks from every station.
  mutating func take(_ ways: Ways) {
    let none = Knowledge(outcome: .none(at: ways.destination), isShared: false)
    known = [Knowledge](repeating: none, count: wiring.stationCount)
    known[Int(ways.destination.index)].isShared = true
    overwritten.removeAll(keepingCapacity: true)
    for origin in known.indices where !known[origin].isShared { follow(ways, from: StationID(origin), nil) }
  }

  // MARK: Updates

  /// Where an update began.
  struct Mark { fileprivate var count: Int }

  var mark: Mark { Mark(count: overwritten.count) }

  /// Walks anew from the stations whose ways pass one that chooses otherwise now.
  ///
  /// - Parameters:
  ///   - earlier: the ways that are known.
  ///   - reference: the ways by which `differs` is told.
  /// - Returns: the stations from which it was walked.
  mutating func update(
    to ways: Ways, from earlier: Ways, changed: [StationID], comparedWith reference: Ways
  ) -> [StationID] {
    var upstream: [StationID] = []
    func add(_ station: StationID, _ isUpstream: inout [Bool]) {
      guard station != ways.destination, !isUpstream[Int(station.index)] else { return }
      isUpstream[Int(station.index)] = true
      upstream.append(station)
    }
    for station in changed { add(station, &isUpstream) }
    var next = 0
    while next < upstream.count {
      for circuit in wiring.topology.circuits(to: upstream[next]) {
        let station = wiring.start(of: circuit)
        if earlier.takes(circuit, at: station) { add(station, &isUpstream) }
      }
      next += 1
    }
    for station in upstream {
      let index = Int(station.index)
      overwritten.append((station, known[index]))
      known[index].isShared = false
      isUpstream[index] = false
    }
    for station in upstream where !known[Int(station.index)].isShared {
      follow(ways, from: station, reference)
    }
    return upstream
  }

  /// Takes back all updates since a mark.
  mutating func revert(to mark: Mark) {
    while overwritten.count > mark.count, let (station, knowledge) = overwritten.popLast() {
      known[Int(station.index)] = knowledge
    }
  }

  // MARK: Walking

  private mutating func follow(_ ways: Ways, from origin: StationID, _ reference: Ways?) {
    walk.removeAll(keepingCapacity: true)
    walkNumber += 1
    var station = origin
    var previous: StationID?
    var isOrdinary = true
    var end: Outcome
    while true {
      let index = Int(station.index)
      if known[index].isShared, isOrdinary || station == ways.destination {
        end = known[index].outcome
        break
      }
      let step = ways.step(at: station, from: previous, wiring)
      let expected = reference.map { $0.step(at: station, from: previous, wiring) } ?? step
      // A choice that depends on where the cable came from says nothing of other ways through the station; nor
      // does one that is another than before for some of these only.
      if step != ways.first[index] || reference?.hasSecond(step, at: station) ?? false {
        isOrdinary = false
      }
      end = .none(at: station)
      end.differs = step != expected
      if passedBy[index] == walkNumber {
        (end.failure, isOrdinary) = (.loop, false)
        break
      }
      passedBy[index] = walkNumber
      guard walk.count <= hopLimit else {
        (end.failure, isOrdinary) = (.hops, false)
        break
      }
      switch step {
      case .stopped(let reason):
        end.failure = reason
        if isOrdinary { known[index] = Knowledge(outcome: end, isShared: true) }
      case .onward(let circuit):
        walk.append((station, circuit, step != expected))
        (previous, station) = (station, wiring.end(of: circuit))
        continue
      }
      break
    }
    record(end, from: origin, sharing: isOrdinary)
  }

  /// Adds up a walk from its end, for all stations on it or for its origin alone.
  private mutating func record(_ end: Outcome, from origin: StationID, sharing isOrdinary: Bool) {
    var outcome = end
    for (station, circuit, differs) in walk.reversed() {
      outcome.hops += 1
      outcome.microseconds += wiring.time(of: circuit)
      outcome.differs = outcome.differs || differs
      guard isOrdinary else { continue }
      known[Int(station.index)] = Knowledge(outcome: outcome, isShared: true)
    }
    known[Int(origin.index)].outcome = outcome
  }
}
