/// Values beside those of a pool, by the same places: what not every event touches need not lie with what all do.
struct SideTable<Element: BitwiseCopyable>: ~Copyable {
  private var values = AlignedMemory<Element>(capacity: 64)

  /// Sets the value of a place of the pool, new or used before.
  @inline(always)
  mutating func set(_ value: Element, at place: Int32) {
    while place >= values.capacity { values.grow() }
    values[Int(place)] = value
  }

  subscript(place: Int32) -> Element {
    @inline(always) unsafeAddress {
      assert(place >= 0 && place < values.capacity, "no such place")
      return unsafe values.address(of: Int(place))
    }
    @inline(always) unsafeMutableAddress {
      assert(place >= 0 && place < values.capacity, "no such place")
      return unsafe values.mutableAddress(of: Int(place))
    }
  }

  /// Reads a value, so that it is in the processor's cache.
  @inline(always)
  func touch(_ place: Int32) -> Int32 {
    assert(place >= 0 && place < values.capacity, "no such place")
    return values.touch(Int(place))
  }
}
