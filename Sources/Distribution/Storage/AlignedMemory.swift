import Glibc

/// Raw memory for values, so that an access costs no reference counting and no exclusivity check.
///
/// It begins with a line of the processor's cache: a value of such a line's size lies in one.
@safe
struct AlignedMemory<Element: BitwiseCopyable>: ~Copyable {
  private(set) var elements: UnsafeMutablePointer<Element>

  /// How many values there is room for.
  private(set) var capacity: Int
  private var block: UnsafeMutableRawPointer

  private static var alignment: Int { 64 }

  init(capacity: Int) {
    self.capacity = capacity
    unsafe block = AlignedMemory.room(for: capacity, in: nil)
    unsafe elements = AlignedMemory.firstLine(of: block).bindMemory(to: Element.self, capacity: capacity)
  }

  /// Memory whose bytes are 0; the system gives each page when it is first written to.
  init(zeros capacity: Int) {
    guard let zeros = unsafe calloc(AlignedMemory.size(of: capacity), 1) else { AlignedMemory.stop() }
    self.capacity = capacity
    unsafe block = zeros
    unsafe elements = AlignedMemory.firstLine(of: zeros).bindMemory(to: Element.self, capacity: capacity)
  }

  deinit {
    unsafe free(block)
  }

  subscript(place: Int) -> Element {
    @inline(always) unsafeAddress { unsafe address(of: place) }
    @inline(always) unsafeMutableAddress { unsafe mutableAddress(of: place) }
  }

  // By its address, for to lend a value out and take it back costs a call each time.

  @inline(always)
  func address(of place: Int) -> UnsafePointer<Element> { unsafe UnsafePointer(elements + place) }

  @inline(always)
  func mutableAddress(of place: Int) -> UnsafeMutablePointer<Element> { unsafe elements + place }

  /// Reads the ends of a value, so that it is in the processor's cache: it lies in two of its lines at most.
  ///
  /// - Returns: something that depends on what was read.
  @inline(always)
  func touch(_ place: Int) -> Int32 {
    assert(MemoryLayout<Element>.stride <= 2 * AlignedMemory.alignment, "the value lies in more lines")
    let value = unsafe UnsafeRawPointer(elements + place)
    return unsafe value.loadUnaligned(as: Int32.self)
      &+ value.loadUnaligned(fromByteOffset: MemoryLayout<Element>.stride - 4, as: Int32.self)
  }

  /// Makes room for twice as many values; what is there stays.
  ///
  /// A large block is given other addresses instead of being copied, so that the two are never there at once.
  @inline(never)
  mutating func grow() {
    let offset = unsafe UnsafeMutableRawPointer(elements) - block
    unsafe block = AlignedMemory.room(for: capacity * 2, in: block)
    let first = unsafe AlignedMemory.firstLine(of: block)
    // Most often they lie right already.
    if unsafe first != block + offset {
      unsafe memmove(first, block + offset, capacity * MemoryLayout<Element>.stride)
    }
    capacity *= 2
    unsafe elements = first.bindMemory(to: Element.self, capacity: capacity)
  }

  private static func room(
    for capacity: Int, in block: UnsafeMutableRawPointer?
  ) -> UnsafeMutableRawPointer {
    guard let block = unsafe realloc(block, size(of: capacity)) else { stop() }
    return unsafe block
  }

  /// The bytes of a block for so many values.
  private static func size(of capacity: Int) -> Int {
    capacity * MemoryLayout<Element>.stride + alignment
  }

  private static func stop() -> Never {
    fatalError("there is no memory left")
  }

  private static func firstLine(of block: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    unsafe block.alignedUp(toMultipleOf: alignment)
  }
}
