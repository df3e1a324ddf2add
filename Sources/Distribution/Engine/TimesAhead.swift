/// How long the first circuits of a way take for a cable whose length is drawn anew on each.
///
/// They are drawn together when it is filed. So many draws, none of which waits for another, take the processor
/// hardly longer than one; at each hop, what comes after would wait for it.
struct TimesAhead: BitwiseCopyable {
  /// How many there are at most.
  static var limit: Int32 { 4 }

  /// The place of the way's first step; before all places where nothing is known.
  private var firstStep = Int32.min

  /// Microseconds.
  private var times = InlineArray<4, UInt32>(repeating: 0)

  /// Nothing is known.
  init() {}

  /// - Parameters:
  ///   - times: in microseconds, not whole; `nil` if one is longer than an hour or so.
  ///   - firstStep: the place of the way's first step.
  @inline(always)
  init?(_ times: SIMD4<Double>, from firstStep: Int32) {
    guard let whole = TimesAhead.nearestWhole(times) else { return nil }
    self.firstStep = firstStep
    self.times = unsafe unsafeBitCast(whole, to: InlineArray<4, UInt32>.self)
  }

  /// The time that the circuit of a step takes, `nil` if that is not known.
  ///
  /// Mutating, so that it is read where it stands.
  @inline(always)
  mutating func time(at step: Int32) -> Int64? {
    let place = UInt32(bitPattern: step &- firstStep)
    guard place < UInt32(TimesAhead.limit) else { return nil }
    return Int64(times[Int(place)])
  }

  /// What `nearestWhole` gives for each of four numbers; `nil` where they are too large.
  @inline(always)
  private static func nearestWhole(_ numbers: SIMD4<Double>) -> SIMD4<UInt32>? {
    let raised = numbers + 0.5
    guard raised.sum() < 0x1p32 else { return nil }
    // So large that the last bit counts ones; what was rounded up loses one again.
    let rounded = raised + 0x1p52
    let rest = raised - (rounded - 0x1p52)
    let whole = unsafe unsafeBitCast(rounded, to: SIMD4<UInt64>.self)
    let excess = unsafe unsafeBitCast(rest, to: SIMD4<UInt64>.self) &>> 63
    return SIMD4(truncatingIfNeeded: whole &- excess)
  }
}
