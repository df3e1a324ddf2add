import CableFormat

/// How far every station is from the destinations that were asked for.
struct DistanceCache: Sendable {
  /// The distance of a station from which no way leads to the destination.
  static let unreachable = Int64.max

  /// How many distances are kept before all are forgotten, so that memory does not grow with the square of
  /// the stations.
  private static let limit = 4_000_000

  private struct Key: Hashable {
    var destination: StationID
    var classification: Classification
  }

  private let topology: Topology

  /// Whether each circuit is out of use; empty where none is.
  private let unavailable: [Bool]

  /// The clearances that circuits have, the lowest first: classifications between two of them go alike.
  private let clearances: [Classification]
  private var distances: [Key: [Int64]] = [:]

  init(_ topology: Topology, unavailable: [Bool] = []) {
    self.topology = topology
    self.unavailable = unavailable
    let levels = Set(topology.circuits.indices.map { topology.clearance(of: CircuitID($0)) })
    clearances = levels.sorted()
  }

  /// The distance of every station, by its number, over circuits that may carry the classification.
  mutating func toward(_ destination: StationID, classification: Classification) -> [Int64] {
    let level = clearances.first { $0 >= classification } ?? classification
    let key = Key(destination: destination, classification: level)
    if let known = distances[key] { return known }
    if (distances.count + 1) * topology.stations.count > DistanceCache.limit { distances.removeAll() }
    let computed = compute(key, without: [])
    distances[key] = computed
    return computed
  }

  /// The same as if some stations did not exist; nothing of it is kept.
  func toward(
    _ destination: StationID, classification: Classification, without stations: Set<StationID>
  ) -> [Int64] {
    compute(Key(destination: destination, classification: classification), without: stations)
  }

  /// Dijkstra's algorithm, backward from the destination.
  private func compute(_ key: Key, without excluded: Set<StationID>) -> [Int64] {
    var distance = [Int64](repeating: DistanceCache.unreachable, count: topology.stations.count)
    var frontier = Frontier()
    distance[Int(key.destination.index)] = 0
    frontier.insert(key.destination, at: 0)
    while let (station, reached) = frontier.removeNearest() {
      guard reached == distance[Int(station.index)] else { continue }
      for circuit in topology.circuits(to: station)
      where topology.clearance(of: circuit) >= key.classification && isAvailable(circuit) {
        let neighbour = topology[circuit].from
        if excluded.contains(neighbour) { continue }
        let further = reached + topology.cost(of: circuit)
        if further < distance[Int(neighbour.index)] {
          distance[Int(neighbour.index)] = further
          frontier.insert(neighbour, at: further)
        }
      }
    }
    return distance
  }

  private func isAvailable(_ circuit: CircuitID) -> Bool {
    unavailable.isEmpty || !unavailable[Int(circuit.index)]
  }
}

/// The stations that have been seen but not settled, the nearest first: a binary heap.
private struct Frontier {
  private var heap: [(station: StationID, distance: Int64)] = []

  mutating func insert(_ station: StationID, at distance: Int64) {
    heap.append((station, distance))
    var child = heap.count - 1
    while child > 0, heap[child].distance < heap[(child - 1) / 2].distance {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeNearest() -> (StationID, Int64)? {
    guard let nearest = heap.first else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child + 1].distance < heap[child].distance { child += 1 }
      guard heap[child].distance < heap[parent].distance else { break }
      heap.swapAt(child, parent)
      parent = child
    }
    return nearest
  }
}
