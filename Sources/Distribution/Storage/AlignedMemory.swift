extension UnsafeMutablePointer where Pointee: BitwiseCopyable {
  /// Memory that begins with a line of the processor's cache, so that a value of such a line's size lies in one.
  static func aligned(capacity: Int) -> UnsafeMutablePointer {
    unsafe UnsafeMutableRawPointer.allocate(
      byteCount: max(1, capacity) * MemoryLayout<Pointee>.stride, alignment: 64
    ).bindMemory(to: Pointee.self, capacity: capacity)
  }
}
