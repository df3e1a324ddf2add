/// A fixed number of values that are changed in place.
struct Table<Element: BitwiseCopyable>: ~Copyable {
  private var values: AlignedMemory<Element>
  let count: Int

  /// - Parameter value: what is at a place, counted from 0.
  init(count: Int, _ value: (Int) -> Element) {
    self.count = count
    values = AlignedMemory(capacity: count)
    for place in 0..<count { values[place] = value(place) }
  }

  init(_ elements: [Element]) {
    self.init(count: elements.count) { elements[$0] }
  }

  /// Values all of whose bytes are 0; they take no memory before they are changed.
  init(zeros count: Int) {
    self.count = count
    values = AlignedMemory(zeros: count)
  }

  subscript(place: Int32) -> Element {
    @inline(always) unsafeAddress {
      assert(place >= 0 && place < count, "no such place")
      return unsafe values.address(of: Int(place))
    }
    @inline(always) unsafeMutableAddress {
      assert(place >= 0 && place < count, "no such place")
      return unsafe values.mutableAddress(of: Int(place))
    }
  }

  /// Reads a value, so that it is in the processor's cache.
  @inline(always)
  func touch(_ place: Int32) -> Int32 {
    assert(place >= 0 && place < count, "no such place")
    return values.touch(Int(place))
  }
}
