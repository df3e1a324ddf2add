import CableFormat

/// How far every station is from the destinations that were asked for.
struct DistanceCache: Sendable {
  /// How many distances are kept before all are forgotten, so that memory does not grow with the square of
  /// the stations.
  private static let limit = 4_000_000

  private struct Key: Hashable {
    var destination: StationID
    var classification: Classification
  }

  private let wiring: Wiring
  private let unavailable: CircuitSet
  private var searches: [Key: DistanceSearch] = [:]

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
    if searches[key] == nil, (searches.count + 1) * wiring.stationCount > DistanceCache.limit {
      searches.removeAll()
    }
    let circuits = OpenCircuits(wiring: wiring, classification: level, unavailable: unavailable)
    func distances(_ search: inout DistanceSearch) -> [Int64] {
      search.carryOn(until: station, over: circuits)
      return search.distance
    }
    return distances(
      &searches[key, default: DistanceSearch(toward: destination, stationCount: wiring.stationCount)])
  }
}
