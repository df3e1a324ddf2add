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

    /// Whether it is another way than in the survey's reference.
    var differs: Bool

    /// A way that ends where it begins.
    static func none(at station: StationID) -> Outcome {
      Outcome(failure: nil, end: station, hops: 0, microseconds: 0, differs: false)
    }
  }

  /// By the station's number.
  private(set) var outcomes: [Outcome] = []

  private let wiring: Wiring
  private let hopLimit: Int32

  /// Whether what is known of a station holds for every way that comes to it.
  private var isShared: [Bool] = []

  /// The walk that passed a station last.
  private var passedBy: [Int32]
  private var walk: [(station: StationID, circuit: CircuitID, differs: Bool)] = []

  init(_ wiring: Wiring, hopLimit: Int) {
    self.wiring = wiring
    self.hopLimit = Int32(clamping: hopLimit)
    passedBy = [Int32](repeating: -1, count: wiring.stationCount)
  }

  /// Walks from every station.
  ///
  /// - Parameter reference: ways to the same destination to compare with.
  mutating func take(_ ways: Ways, comparedWith reference: Ways? = nil) {
    let count = wiring.stationCount
    outcomes = [Outcome](repeating: .none(at: ways.destination), count: count)
    isShared = [Bool](repeating: false, count: count)
    for index in 0..<count { passedBy[index] = -1 }
    isShared[Int(ways.destination.index)] = true
    for origin in 0..<count where !isShared[origin] { follow(ways, from: StationID(origin), reference) }
    for index in 0..<count where outcomes[index].hops > hopLimit { outcomes[index].failure = .hops }
  }

  private mutating func follow(_ ways: Ways, from origin: StationID, _ reference: Ways?) {
    walk.removeAll(keepingCapacity: true)
    var station = origin
    var previous: StationID?
    var isOrdinary = true
    var end: Outcome
    while true {
      let index = Int(station.index)
      if isShared[index], isOrdinary || station == ways.destination {
        end = outcomes[index]
        break
      }
      let step = ways.step(at: station, from: previous, wiring)
      let expected = reference.map { $0.step(at: station, from: previous, wiring) } ?? step
      // A choice that depends on where the cable came from says nothing of other ways through the station.
      if step != ways.first[index] || reference.map({ expected != $0.first[index] }) ?? false {
        isOrdinary = false
      }
      end = .none(at: station)
      end.differs = step != expected
      if passedBy[index] == origin.index {
        (end.failure, end.differs, isOrdinary) = (.loop, false, false)
        break
      }
      passedBy[index] = origin.index
      guard walk.count <= hopLimit else {
        (end.failure, isOrdinary) = (.hops, false)
        break
      }
      switch step {
      case .stopped(let reason):
        end.failure = reason
        if isOrdinary {
          outcomes[index] = end
          isShared[index] = true
        }
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
      outcomes[Int(station.index)] = outcome
      isShared[Int(station.index)] = true
    }
    outcomes[Int(origin.index)] = outcome
  }
}
