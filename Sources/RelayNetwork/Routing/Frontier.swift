/// The stations that have been seen but not settled, the nearest first: a binary heap.
struct Frontier {
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
