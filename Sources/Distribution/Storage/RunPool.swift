/// Runs of neighbouring places for lists whose length is known when they are made.
///
/// A run that is given back is used again for one of the same size class (a power of two).
@safe
struct RunPool<Element: BitwiseCopyable>: ~Copyable {
  /// A list: where it begins and how long it is.
  struct Run: BitwiseCopyable {
    var start: Int32
    var count: Int32

    static var empty: Run { Run(start: 0, count: 0) }

    /// The places of the list.
    var places: Range<Int32> { start..<start + count }
  }

  private var storage: UnsafeMutablePointer<Element>
  private var capacity = 256
  private var used = 0
  private var free = [[Int32]](repeating: [], count: 32)

  init() {
    unsafe storage = .aligned(capacity: capacity)
  }

  deinit {
    unsafe storage.deallocate()
  }

  /// A run for so many values; they are to be set before they are read.
  mutating func allocate(_ count: Int) -> Run {
    guard count > 0 else { return .empty }
    let sizeClass = RunPool.sizeClass(count)
    if let start = free[sizeClass].popLast() { return Run(start: start, count: Int32(count)) }
    let size = 1 << sizeClass
    while used + size > capacity { grow() }
    used += size
    return Run(start: Int32(used - size), count: Int32(count))
  }

  /// Gives a run back.
  mutating func free(_ run: Run) {
    guard run.count > 0 else { return }
    free[RunPool.sizeClass(Int(run.count))].append(run.start)
  }

  subscript(place: Int32) -> Element {
    _read {
      assert(place >= 0 && place < used, "no such place")
      yield unsafe storage[Int(place)]
    }
    _modify {
      assert(place >= 0 && place < used, "no such place")
      yield unsafe &storage[Int(place)]
    }
  }

  // MARK: For tests

  /// How many places have been handed out and not been given back.
  var placesInUse: Int {
    used - free.enumerated().reduce(0) { $0 + $1.element.count << $1.offset }
  }

  /// How many places a run takes, its size class being a power of two.
  static func placesTaken(by run: Run) -> Int {
    run.count > 0 ? 1 << sizeClass(Int(run.count)) : 0
  }

  /// Checks that no two runs that were given back overlap (for tests).
  func checkInvariants() {
    var end: Int32 = 0
    let returned = free.enumerated().flatMap { sizeClass, starts in starts.map { ($0, Int32(1) << sizeClass) }
    }
    for (start, size) in returned.sorted(by: { $0.0 < $1.0 }) {
      precondition(start >= end, "a run is given back twice")
      end = start + size
    }
    precondition(end <= used, "a run is given back that was never handed out")
  }

  private static func sizeClass(_ count: Int) -> Int {
    count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
  }

  @inline(never)
  private mutating func grow() {
    let larger = unsafe UnsafeMutablePointer<Element>.aligned(capacity: capacity * 2)
    unsafe larger.update(from: storage, count: used)
    unsafe storage.deallocate()
    unsafe storage = larger
    capacity *= 2
  }
}
