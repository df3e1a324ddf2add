/// A list that grows at its end and is emptied at one go or from there.
///
/// Raw memory, so that an access costs no reference counting and no exclusivity check.
@safe
struct Stack<Element: BitwiseCopyable>: ~Copyable {
  private var elements: UnsafeMutablePointer<Element>
  private var capacity = 16
  private(set) var count = 0

  init() {
    unsafe elements = .allocate(capacity: capacity)
  }

  deinit {
    unsafe elements.deallocate()
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    unsafe (elements + count).initialize(to: element)
    count &+= 1
  }

  @inline(__always)
  mutating func popLast() -> Element? {
    guard count > 0 else { return nil }
    count &-= 1
    return unsafe elements[count]
  }

  mutating func removeAll() {
    count = 0
  }

  subscript(index: Int) -> Element {
    _read {
      assert(index >= 0 && index < count, "no such element")
      yield unsafe elements[index]
    }
    _modify {
      assert(index >= 0 && index < count, "no such element")
      yield unsafe &elements[index]
    }
  }

  /// The elements in their order.
  var contents: [Element] { (0..<count).map { self[$0] } }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    unsafe larger.update(from: elements, count: count)
    unsafe elements.deallocate()
    unsafe elements = larger
    capacity *= 2
  }
}
