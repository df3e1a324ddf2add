/// A list that grows at its end and is emptied at one go or from there.
struct Stack<Element: BitwiseCopyable>: ~Copyable {
  private var elements = AlignedMemory<Element>(capacity: 16)
  private(set) var count = 0

  @inline(always)
  mutating func append(_ element: Element) {
    if count == elements.capacity { elements.grow() }
    elements[count] = element
    count &+= 1
  }

  mutating func removeAll() {
    count = 0
  }

  subscript(index: Int) -> Element {
    @inline(always) _read {
      assert(index >= 0 && index < count, "no such element")
      yield elements[index]
    }
    @inline(always) _modify {
      assert(index >= 0 && index < count, "no such element")
      yield &elements[index]
    }
  }

  /// The elements in their order.
  var contents: [Element] { (0..<count).map { self[$0] } }
}
