/// The counter-based generator Philox4x32-10: four words from a counter under a key, nothing remembered.
///
/// (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC '11,
/// doi:10.1145/2063384.2063405.)
///
/// Both products of a round are made at once, each in half a register of the processor. What stands in the upper
/// part of such a half counts for nothing in the next round.
public struct Philox: Sendable, BitwiseCopyable {
  /// What a round adds: its two keys, each in the lower part of a half.
  @usableFromInline typealias Keys = SIMD4<UInt32>

  @usableFromInline let keys: (Keys, Keys, Keys, Keys, Keys, Keys, Keys, Keys, Keys, Keys)

  /// - Parameter key: its lower word first.
  public init(key: SIMD2<UInt32>) {
    func keys(ofRound round: UInt32) -> Keys {
      Keys(key[0] &+ round &* 0x9E37_79B9, 0, key[1] &+ round &* 0xBB67_AE85, 0)
    }
    self.keys = (
      keys(ofRound: 0), keys(ofRound: 1), keys(ofRound: 2), keys(ofRound: 3), keys(ofRound: 4),
      keys(ofRound: 5), keys(ofRound: 6), keys(ofRound: 7), keys(ofRound: 8), keys(ofRound: 9)
    )
  }

  /// The four words of a counter.
  @inlinable @inline(__always)
  public func words(counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
    var state = State(
      factors: counter, others: SIMD4(counter[1], counter[1], counter[3], counter[3]))
    // Written out: the compiler does not unroll a loop over them.
    state.mix(keys.0)
    state.mix(keys.1)
    state.mix(keys.2)
    state.mix(keys.3)
    state.mix(keys.4)
    state.mix(keys.5)
    state.mix(keys.6)
    state.mix(keys.7)
    state.mix(keys.8)
    state.mix(keys.9)
    // In each half the factor stays, and the other word goes above it.
    let factors = unsafe unsafeBitCast(state.factors, to: SIMD2<UInt64>.self) & SIMD2(repeating: 0xFFFF_FFFF)
    let others = unsafe unsafeBitCast(state.others, to: SIMD2<UInt64>.self) &<< 32
    return unsafe unsafeBitCast(factors | others, to: SIMD4<UInt32>.self)
  }

  /// The words between two rounds: those that are multiplied next, and those that are not.
  @usableFromInline
  struct State {
    @usableFromInline var factors: SIMD4<UInt32>
    @usableFromInline var others: SIMD4<UInt32>

    @inlinable @inline(__always)
    init(factors: SIMD4<UInt32>, others: SIMD4<UInt32>) {
      self.factors = factors
      self.others = others
    }

    /// One round.
    @inlinable @inline(__always)
    mutating func mix(_ keys: Keys) {
      let lower = unsafe unsafeBitCast(factors, to: SIMD2<UInt64>.self) & SIMD2(repeating: 0xFFFF_FFFF)
      let products = unsafe unsafeBitCast(lower &* SIMD2(0xD251_1F53, 0xCD9E_8D57), to: SIMD4<UInt32>.self)
      factors = SIMD4(products[3], products[2], products[1], products[0]) ^ (others ^ keys)
      others = SIMD4(products[2], products[3], products[0], products[1])
    }
  }
}
