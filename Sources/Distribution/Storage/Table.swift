/// A fixed number of values that are changed in place.
///
/// Raw memory, so that an access costs no reference counting and no exclusivity check.
@safe
struct Table<Element: BitwiseCopyable>: ~Copyable {
  private let values: UnsafeMutablePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    count = elements.count
    unsafe values = .aligned(capacity: count)
    for (index, element) in elements.enumerated() { unsafe (values + index).initialize(to: element) }
  }

  deinit {
    unsafe values.deallocate()
  }

  subscript(place: Int32) -> Element {
    _read {
      assert(place >= 0 && place < count, "no such place")
      yield unsafe values[Int(place)]
    }
    _modify {
      assert(place >= 0 && place < count, "no such place")
      yield unsafe &values[Int(place)]
    }
  }
}
