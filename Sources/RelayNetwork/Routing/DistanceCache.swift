import CableFormat

/// How far every station is from the destinations that were asked for.
struct DistanceCache: Sendable {
  /// How many distances are kept before all are forgotten, so that memory does not grow with the square of
  /// the stations.
  private static let limit = 500_000

  private struct Key: Hashable {
    var destination: StationID
    var classification: Classification
  }

  private let wiring: Wiring
  private let unavailable: CircuitSet
  private var searches: [Key: DistanceSearch] = [:]

  /// Searches that were forgotten, whose memory is used again.
  private var spares: [DistanceSearch] = []

  init(_ wiring: Wiring, unavailable: CircuitSet) {
    self.wiring = wiring
    self.unavailable = unavailable
  }

  /// The distances of stations, by their numbers, over circuits that may carry the classification.
  ///
  /// - Parameter station: the only one to be sure of, and what is nearer; `nil` for all.
  mutating func toward(
    _ destination: StationID, classification: Classification, until station: StationID? = nil
  ) -> [Int64] {
    let level = wiring.clearances.first { $0 >= classification } ?? classification
    let key = Key(destination: destination, classification: level)
    let circuits = OpenCircuits(wiring: wiring, classification: level, unavailable: unavailable)
    let place = place(of: key)
    searches.values[place].carryOn(until: station, over: circuits)
    return searches.values[place].distance
  }

  /// Where a search is, one begun now if there was none.
  private mutating func place(of key: Key) -> Dictionary<Key, DistanceSearch>.Index {
    if let known = searches.index(forKey: key) { return known }
    if (searches.count + 1) * wiring.stationCount > DistanceCache.limit {
      spares = Array(searches.values)
      searches.removeAll(keepingCapacity: true)
    }
    searches[key] = begin(toward: key.destination)
    guard let made = searches.index(forKey: key) else { preconditionFailure("it was put there just now") }
    return made
  }

  private mutating func begin(toward destination: StationID) -> DistanceSearch {
    guard var search = spares.popLast() else {
      return DistanceSearch(toward: destination, stationCount: wiring.stationCount)
    }
    search.restart(toward: destination, over: wiring)
    return search
  }
}
