import EventKernel

/// What a random draw is for.
///
/// The numbers are part of what a seed means: never change one.
enum Purpose: UInt8 {
  case handling = 1
  case interval = 2
  case cable = 3
  case classification = 5
  case actionPick = 6
  case infoPick = 7
  case outage = 8
  case garble = 9
  case batch = 10
  case lengthOnCircuit = 11
}

extension RandomStreams {
  /// A draw between 0 and 1, neither of them ever reached.
  @inline(always)
  func unit(_ purpose: Purpose, _ entity: UInt64, _ index: UInt32) -> Double {
    unit(purpose: purpose.rawValue, entity: entity, index: index)
  }

  /// Two such draws.
  @inline(always)
  func pair(_ purpose: Purpose, _ entity: UInt64, _ index: UInt32) -> (Double, Double) {
    pair(purpose: purpose.rawValue, entity: entity, index: index)
  }

  /// One draw for each of four things.
  @inline(always)
  func units(
    _ purpose: Purpose, _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, _ index: UInt32
  ) -> SIMD4<Double> {
    units(purpose: purpose.rawValue, entities: a, b, c, d, index: index)
  }
}
