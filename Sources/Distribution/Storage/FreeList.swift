/// Places that have been given back, the last first: each holds the next one's number, so the list takes no room.
struct FreeList: BitwiseCopyable {
  private var first: Int32 = -1

  /// How many places there are.
  private(set) var count = 0

  @inline(always)
  mutating func add<Element: BitwiseCopyable>(
    _ place: Int32, to elements: UnsafeMutablePointer<Element>
  ) {
    assert(MemoryLayout<Element>.size >= MemoryLayout<Int32>.size, "a place has no room for a number")
    unsafe UnsafeMutableRawPointer(elements + Int(place)).storeBytes(of: first, as: Int32.self)
    first = place
    count &+= 1
  }

  /// Takes the last place out, `nil` when there is none.
  @inline(always)
  mutating func take<Element: BitwiseCopyable>(from elements: UnsafeMutablePointer<Element>) -> Int32? {
    guard first >= 0 else { return nil }
    let place = first
    first = unsafe UnsafeRawPointer(elements + Int(place)).load(as: Int32.self)
    count &-= 1
    return place
  }

  /// The places, the last first.
  func places<Element: BitwiseCopyable>(in elements: UnsafeMutablePointer<Element>) -> [Int32] {
    Array(
      sequence(first: first) { unsafe UnsafeRawPointer(elements + Int($0)).load(as: Int32.self) }
        .prefix(count))
  }
}
