/// A fixed number of values that are changed in place.
struct Table<Element: BitwiseCopyable>: ~Copyable {
  private var values: AlignedMemory<Element>
  let count: Int

  init(_ elements: some Collection<Element>) {
    count = elements.count
    values = AlignedMemory(capacity: count)
    for (index, element) in elements.enumerated() { values[index] = element }
  }

  subscript(place: Int32) -> Element {
    @inline(__always) _read {
      assert(place >= 0 && place < count, "no such place")
      yield values[Int(place)]
    }
    @inline(__always) _modify {
      assert(place >= 0 && place < count, "no such place")
      yield &values[Int(place)]
    }
  }
}
