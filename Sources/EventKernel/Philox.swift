/// The counter-based generator Philox4x32-10: four words from a counter under a key, nothing remembered.
///
/// (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC '11,
/// doi:10.1145/2063384.2063405.)
///
/// Both products of a round are made at once, each in half a register of the processor. What stands in the upper
/// part of such a half counts for nothing in the next round.
@safe
public struct Philox: ~Copyable, @unchecked Sendable {
  /// What a round adds: its two keys, each in the lower part of a half.
  private typealias Keys = SIMD4<UInt32>

  /// The keys of the ten rounds, which never change; kept by their address, for to hand them over takes longer than
  /// a round.
  private let keys: UnsafeMutablePointer<Keys>

  /// - Parameter key: its lower word first.
  public init(key: SIMD2<UInt32>) {
    unsafe keys = .allocate(capacity: 10)
    for round in 0..<10 {
      let number = UInt32(round)
      unsafe (keys + round).initialize(
        to: Keys(key[0] &+ number &* 0x9E37_79B9, 0, key[1] &+ number &* 0xBB67_AE85, 0))
    }
  }

  deinit { unsafe keys.deallocate() }

  /// The four words of a counter.
  ///
  /// Not in place where it is asked for: for one who asks for two of the words, the compiler would take the others
  /// out of the last rounds, which leaves them slower.
  @inline(never)
  public func words(counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
    var state = State(counter)
    // Written out: the compiler does not unroll a loop over them.
    unsafe state.mix(keys[0])
    unsafe state.mix(keys[1])
    unsafe state.mix(keys[2])
    unsafe state.mix(keys[3])
    unsafe state.mix(keys[4])
    unsafe state.mix(keys[5])
    unsafe state.mix(keys[6])
    unsafe state.mix(keys[7])
    unsafe state.mix(keys[8])
    unsafe state.mix(keys[9])
    return state.words
  }

  /// The words of four counters.
  ///
  /// None of them waits for another, so together they take hardly longer than one.
  @inline(never)
  public func words(
    counters a: SIMD4<UInt32>, _ b: SIMD4<UInt32>, _ c: SIMD4<UInt32>, _ d: SIMD4<UInt32>
  ) -> (SIMD4<UInt32>, SIMD4<UInt32>, SIMD4<UInt32>, SIMD4<UInt32>) {
    var states = FourStates(a: State(a), b: State(b), c: State(c), d: State(d))
    unsafe states.mix(keys[0])
    unsafe states.mix(keys[1])
    unsafe states.mix(keys[2])
    unsafe states.mix(keys[3])
    unsafe states.mix(keys[4])
    unsafe states.mix(keys[5])
    unsafe states.mix(keys[6])
    unsafe states.mix(keys[7])
    unsafe states.mix(keys[8])
    unsafe states.mix(keys[9])
    return (states.a.words, states.b.words, states.c.words, states.d.words)
  }

  /// The words between two rounds: those that are multiplied next, and those that are not.
  private struct State {
    var factors: SIMD4<UInt32>
    var others: SIMD4<UInt32>

    @inline(always)
    init(_ counter: SIMD4<UInt32>) {
      factors = counter
      others = SIMD4(counter[1], counter[1], counter[3], counter[3])
    }

    /// In each half the factor stays, and the other word goes above it.
    var words: SIMD4<UInt32> {
      @inline(always) get {
        let lower = unsafe unsafeBitCast(factors, to: SIMD2<UInt64>.self) & SIMD2(repeating: 0xFFFF_FFFF)
        let upper = unsafe unsafeBitCast(others, to: SIMD2<UInt64>.self) &<< 32
        return unsafe unsafeBitCast(lower | upper, to: SIMD4<UInt32>.self)
      }
    }

    /// One round.
    @inline(always)
    mutating func mix(_ keys: Keys) {
      let lower = unsafe unsafeBitCast(factors, to: SIMD2<UInt64>.self) & SIMD2(repeating: 0xFFFF_FFFF)
      let products = unsafe unsafeBitCast(lower &* SIMD2(0xD251_1F53, 0xCD9E_8D57), to: SIMD4<UInt32>.self)
      factors = SIMD4(products[3], products[3], products[1], products[1]) ^ (others ^ keys)
      others = SIMD4(products[2], products[3], products[0], products[1])
    }
  }

  /// Those of four counters.
  private struct FourStates {
    var a: State
    var b: State
    var c: State
    var d: State

    /// One round of each.
    @inline(always)
    mutating func mix(_ keys: Keys) {
      a.mix(keys)
      b.mix(keys)
      c.mix(keys)
      d.mix(keys)
    }
  }
}
