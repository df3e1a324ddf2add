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
    @inline(always) unsafeAddress {
      assert(index >= 0 && index < count, "no such element")
      return unsafe elements.address(of: index)
    }
    @inline(always) unsafeMutableAddress {
      assert(index >= 0 && index < count, "no such element")
      return unsafe elements.mutableAddress(of: index)
    }
  }

  /// The elements in their order.
  var contents: [Element] { (0..<count).map { self[$0] } }
}
