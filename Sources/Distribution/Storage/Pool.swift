/// Numbered places for values that come and go; a place that is given back is used again.
///
/// Raw memory, so that an access costs no reference counting and no exclusivity check.
@safe
struct Pool<Element: BitwiseCopyable>: ~Copyable {
  private var places: UnsafeMutablePointer<Element>
  private var capacity: Int
  private var free = Stack<Int32>()

  /// How many places have ever been used.
  private(set) var used = 0

  init() {
    capacity = 64
    unsafe places = .aligned(capacity: capacity)
  }

  deinit {
    unsafe places.deallocate()
  }

  /// How many values there are.
  var count: Int { used - free.count }

  /// Puts a value in a free place.
  mutating func insert(_ value: Element) -> Int32 {
    if let place = free.popLast() {
      unsafe places[Int(place)] = value
      return place
    }
    if used == capacity { grow() }
    unsafe (places + used).initialize(to: value)
    used += 1
    return Int32(used - 1)
  }

  /// Gives a place back.
  mutating func remove(_ place: Int32) {
    assert(place >= 0 && place < used, "no such place")
    free.append(place)
  }

  subscript(place: Int32) -> Element {
    _read {
      assert(place >= 0 && place < used, "no such place")
      yield unsafe places[Int(place)]
    }
    _modify {
      assert(place >= 0 && place < used, "no such place")
      yield unsafe &places[Int(place)]
    }
  }

  /// The places that hold values, in ascending order.
  ///
  /// - Complexity: O(n log n); not for the way of an event.
  func occupied() -> [Int32] {
    let free = Set(free.contents)
    return (0..<Int32(used)).filter { !free.contains($0) }
  }

  @inline(never)
  private mutating func grow() {
    let larger = unsafe UnsafeMutablePointer<Element>.aligned(capacity: capacity * 2)
    unsafe larger.update(from: places, count: used)
    unsafe places.deallocate()
    unsafe places = larger
    capacity *= 2
  }

  /// Checks that no place is given back twice (for tests).
  func checkInvariants() {
    precondition(Set(free.contents).count == free.count && free.contents.allSatisfy { $0 >= 0 && $0 < used })
  }
}
