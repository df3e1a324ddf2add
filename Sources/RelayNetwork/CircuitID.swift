/// A circuit of one topology, by its place in the list of circuits.
public struct CircuitID: Hashable, Sendable, BitwiseCopyable {
  /// Its place, from 0.
  public let index: Int32

  /// Inlinable so that the engine's loop pays no call.
  @inlinable
  public init(_ index: Int) {
    self.index = Int32(index)
  }
}
