/// What still has to happen at the present instant, in the written order.
///
/// Time is settled; what remains is the phase, then the precedence, the cable, the section and the copy.
/// Cables are numbered in the order of filing, so their number says the time of file as well.
struct Agenda {
  /// Where an event stands among those of its instant.
  struct Rank: Comparable, BitwiseCopyable {
    /// Phase, precedence and cable.
    var first: UInt64

    /// Section and copy.
    var second: UInt64

    init(phase: UInt64, precedence: UInt8, cable: Int32, section: Int32, copy: Int32) {
      first = phase << 40 | UInt64(precedence) << 32 | UInt64(UInt32(bitPattern: cable))
      second = UInt64(UInt32(bitPattern: section)) << 32 | UInt64(UInt32(bitPattern: copy))
    }

    static func < (a: Rank, b: Rank) -> Bool {
      a.first == b.first ? a.second < b.second : a.first < b.first
    }
  }

  private var heap: [(rank: Rank, event: Event)] = []

  /// Kept here, where asking for it costs one look instead of three.
  private(set) var isEmpty = true

  mutating func insert(_ event: Event, _ rank: Rank) {
    heap.append((rank, event))
    isEmpty = false
    var child = heap.count - 1
    while child > 0, heap[child].rank < heap[(child - 1) / 2].rank {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeFirst() -> Event? {
    guard let first = heap.first else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    isEmpty = heap.isEmpty
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { return first.event }
      if child + 1 < heap.count, heap[child + 1].rank < heap[child].rank { child += 1 }
      guard heap[child].rank < heap[parent].rank else { return first.event }
      heap.swapAt(child, parent)
      parent = child
    }
  }
}
