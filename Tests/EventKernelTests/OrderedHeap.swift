/// A plain binary heap of events by time and order of arrival: what the calendar is measured against.
struct OrderedHeap {
  struct Entry {
    var time: Int64
    var arrival: Int
    var payload: UInt64

    func isBefore(_ other: Entry) -> Bool { (time, arrival) < (other.time, other.arrival) }
  }

  private var heap: [Entry] = []
  private var arrivals = 0

  var count: Int { heap.count }
  var earliest: Int64? { heap.first?.time }

  mutating func schedule(at time: Int64, _ payload: UInt64) {
    heap.append(Entry(time: time, arrival: arrivals, payload: payload))
    arrivals += 1
    var child = heap.count - 1
    while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func next() -> Entry? {
    guard let first = heap.first else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while 2 * parent + 1 < heap.count {
      var child = 2 * parent + 1
      if child + 1 < heap.count, heap[child + 1].isBefore(heap[child]) { child += 1 }
      guard heap[child].isBefore(heap[parent]) else { break }
      heap.swapAt(child, parent)
      parent = child
    }
    return first
  }
}
