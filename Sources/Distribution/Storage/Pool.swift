/// Numbered places for values that come and go; a place that is given back is used again.
struct Pool<Element: BitwiseCopyable>: ~Copyable {
  private var places = AlignedMemory<Element>(capacity: 64)
  private var free = FreeList()

  /// How many places have ever been used.
  private(set) var used = 0

  /// How many values there are.
  var count: Int { used - free.count }

  /// Puts a value in a free place.
  @inline(always)
  mutating func insert(_ value: Element) -> Int32 {
    let place = unsafe free.take(from: places.elements) ?? newPlace()
    places[Int(place)] = value
    return place
  }

  private mutating func newPlace() -> Int32 {
    if used == places.capacity { places.grow() }
    used += 1
    return Int32(used - 1)
  }

  /// Gives a place back.
  mutating func remove(_ place: Int32) {
    assert(place >= 0 && place < used, "no such place")
    unsafe free.add(place, to: places.elements)
  }

  subscript(place: Int32) -> Element {
    @inline(always) unsafeAddress {
      assert(place >= 0 && place < used, "no such place")
      return unsafe places.address(of: Int(place))
    }
    @inline(always) unsafeMutableAddress {
      assert(place >= 0 && place < used, "no such place")
      return unsafe places.mutableAddress(of: Int(place))
    }
  }

  /// Reads a value, so that it is in the processor's cache.
  @inline(always)
  func touch(_ place: Int32) -> Int32 {
    assert(place >= 0 && place < used, "no such place")
    return places.touch(Int(place))
  }

  /// The places that hold values, in ascending order.
  ///
  /// - Complexity: O(n); not for the way of an event.
  func occupied() -> [Int32] {
    var isFree = Array(repeating: false, count: used)
    for place in unsafe free.places(in: places.elements) { isFree[Int(place)] = true }
    var occupied: [Int32] = []
    occupied.reserveCapacity(count)
    for place in 0..<Int32(used) where !isFree[Int(place)] { occupied.append(place) }
    return occupied
  }

  /// Checks that no place is given back twice (for tests).
  func checkInvariants() {
    let free = unsafe free.places(in: places.elements)
    precondition(Set(free).count == free.count && free.allSatisfy { $0 >= 0 && $0 < used })
  }
}
