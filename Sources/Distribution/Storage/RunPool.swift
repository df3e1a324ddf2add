/// Runs of neighbouring places for lists whose length is known when they are made.
///
/// A run that is given back is used again for one of the same size class (a power of two).
struct RunPool<Element: BitwiseCopyable>: ~Copyable {
  /// A list: where it begins and how long it is.
  struct Run: BitwiseCopyable {
    var start: Int32
    var count: Int32

    static var empty: Run { Run(start: 0, count: 0) }

    /// The places of the list.
    var places: Range<Int32> { start..<start + count }
  }

  private var storage = AlignedMemory<Element>(capacity: 256)
  private var used = 0
  private var free = InlineArray<32, FreeList>(repeating: FreeList())

  /// A run for so many values; they are to be set before they are read.
  @inline(always)
  mutating func allocate(_ count: Int) -> Run {
    guard count > 0 else { return .empty }
    let sizeClass = RunPool.sizeClass(count)
    let start = unsafe free[sizeClass].take(from: storage.elements) ?? newRun(sizeClass)
    return Run(start: start, count: Int32(count))
  }

  @inline(never)
  private mutating func newRun(_ sizeClass: Int) -> Int32 {
    let size = 1 << sizeClass
    while used + size > storage.capacity { storage.grow() }
    used += size
    return Int32(used - size)
  }

  /// Gives a run back.
  @inline(always)
  mutating func free(_ run: Run) {
    guard run.count > 0 else { return }
    unsafe free[RunPool.sizeClass(Int(run.count))].add(run.start, to: storage.elements)
  }

  subscript(place: Int32) -> Element {
    @inline(always) unsafeAddress {
      assert(place >= 0 && place < used, "no such place")
      return unsafe storage.address(of: Int(place))
    }
    @inline(always) unsafeMutableAddress {
      assert(place >= 0 && place < used, "no such place")
      return unsafe storage.mutableAddress(of: Int(place))
    }
  }

  /// Reads a value, so that it is in the processor's cache.
  @inline(always)
  func touch(_ place: Int32) -> Int32 {
    assert(place >= 0 && place < used, "no such place")
    return storage.touch(Int(place))
  }

  // MARK: For tests

  /// How many places have been handed out and not been given back.
  var placesInUse: Int {
    used - free.indices.reduce(0) { $0 + free[$1].count << $1 }
  }

  /// How many places a run takes, its size class being a power of two.
  static func placesTaken(by run: Run) -> Int {
    run.count > 0 ? 1 << sizeClass(Int(run.count)) : 0
  }

  /// Checks that no two runs that were given back overlap (for tests).
  func checkInvariants() {
    var end: Int32 = 0
    var returned: [(start: Int32, size: Int32)] = []
    for sizeClass in free.indices {
      for start in unsafe free[sizeClass].places(in: storage.elements) {
        returned.append((start, Int32(1) << Int32(sizeClass)))
      }
    }
    for (start, size) in returned.sorted(by: { $0.start < $1.start }) {
      precondition(start >= end, "a run is given back twice")
      end = start + size
    }
    precondition(end <= used, "a run is given back that was never handed out")
  }

  @inline(always)
  private static func sizeClass(_ count: Int) -> Int {
    count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
  }
}
