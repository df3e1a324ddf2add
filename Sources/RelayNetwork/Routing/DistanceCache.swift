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
  private let clearances: [Classification]
  private var distances: [Key: [Int64]] = [:]

  init(_ wiring: Wiring, unavailable: CircuitSet) {
    self.wiring = wiring
    self.unavailable = unavailable
    clearances = wiring.clearances
  }

  /// The distance of every station, by its number, over circuits that may carry the classification.
  mutating func toward(_ destination: StationID, classification: Classification) -> [Int64] {
    let level = clearances.first { $0 >= classification } ?? classification
    let key = Key(destination: destination, classification: level)
    if let known = distances[key] { return known }
    if (distances.count + 1) * wiring.stationCount > DistanceCache.limit { distances.removeAll() }
    let circuits = OpenCircuits(wiring: wiring, classification: level, unavailable: unavailable)
    let computed = circuits.distances(toward: destination)
    distances[key] = computed
    return computed
  }
}
