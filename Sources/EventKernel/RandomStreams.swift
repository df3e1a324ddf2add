/// All the random draws of one replication, each a function of what it is for and of nothing else.
///
/// How many draws were made before, and in which order, changes none of them. Two runs that share a seed and
/// a purpose share its draws: that is what makes a comparison of two networks sharp.
public struct RandomStreams: ~Copyable, Sendable {
  @usableFromInline let generator: Philox
  @usableFromInline let replication: UInt32

  /// The draws of one replication.
  ///
  /// - Parameter replication: 0 to 16 777 215.
  public init(seed: UInt64, replication: Int = 0) {
    precondition((0..<1 << 24).contains(replication), "a replication is numbered below 2 to the 24")
    generator = Philox(key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    self.replication = UInt32(replication)
  }

  /// A draw between 0 and 1, neither of them ever reached.
  ///
  /// - Parameters:
  ///   - purpose: what kind of thing is drawn, 0 to 255.
  ///   - entity: for what it is drawn.
  ///   - index: which draw of that kind for it.
  @inlinable @inline(__always)
  public func unit(purpose: UInt8, entity: UInt64, index: UInt32) -> Double {
    pair(purpose: purpose, entity: entity, index: index).0
  }

  /// Two independent draws of the same kind at the price of one; the first is what `unit` gives.
  @inlinable @inline(__always)
  public func pair(purpose: UInt8, entity: UInt64, index: UInt32) -> (Double, Double) {
    let units = RandomStreams.units(ofWords: generator.words(counter: counter(purpose, entity, index)))
    return (units[0], units[1])
  }

  /// What `unit` gives for each of four things, in hardly more time than for one.
  @inlinable @inline(__always)
  public func units(
    purpose: UInt8, entities a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, index: UInt32
  ) -> SIMD4<Double> {
    let words = generator.words(
      counters: counter(purpose, a, index), counter(purpose, b, index), counter(purpose, c, index),
      counter(purpose, d, index))
    return SIMD4(
      RandomStreams.units(ofWords: words.0)[0], RandomStreams.units(ofWords: words.1)[0],
      RandomStreams.units(ofWords: words.2)[0], RandomStreams.units(ofWords: words.3)[0])
  }

  @inlinable @inline(__always)
  func counter(_ purpose: UInt8, _ entity: UInt64, _ index: UInt32) -> SIMD4<UInt32> {
    SIMD4(
      index, UInt32(truncatingIfNeeded: entity), UInt32(truncatingIfNeeded: entity >> 32),
      UInt32(purpose) << 24 | replication)
  }

  /// Two numbers between 0 and 1 in proportion to 64 bits each, of which the lower come first.
  ///
  /// The middle of one of 2 to the 52 equal parts: of more parts the last has its middle rounded up to 1.
  @inlinable @inline(__always)
  static func units(ofWords words: SIMD4<UInt32>) -> SIMD2<Double> {
    // The upper 52 bits of each half as the fraction of a number from 1 up to 2.
    let parts = unsafe unsafeBitCast(words, to: SIMD2<UInt64>.self) &>> 12
    let numbers = unsafe unsafeBitCast(
      parts | SIMD2(repeating: 0x3FF0_0000_0000_0000), to: SIMD2<Double>.self)
    return numbers - SIMD2(repeating: 1 - 0x1p-53)
  }
}

/// A number for a thing that is known by several numbers, spread so that no two are alike by accident.
@inlinable
public func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
  // The finalizer of SplitMix64 (Steele, Lea, Flood, 2014) over a sum that keeps (a, b) and (b, a) apart.
  var z = a &* 0x9E37_79B9_7F4A_7C15 &+ b
  z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
  return z ^ z >> 31
}
