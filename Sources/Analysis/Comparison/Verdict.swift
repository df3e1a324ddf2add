/// What a difference says, in words.
package enum Verdict: Hashable, Sendable {
  /// Every pair is equal to the last digit.
  case identical

  /// By so many seconds, give or take; `nil` where there is one pair only.
  case faster(Double, halfWidth: Double?)
  case slower(Double, halfWidth: Double?)

  /// The interval holds 0; if there is a difference, it is less than so many seconds either way.
  case undetected(bound: Double)

  /// There is no pair to compare.
  case incomparable

  /// - Parameter estimate: arm less baseline in seconds.
  init(_ estimate: MeanEstimate?, isIdentical: Bool) {
    guard let estimate else {
      self = .incomparable
      return
    }
    let (mean, halfWidth) = (estimate.mean, estimate.halfWidth)
    if isIdentical {
      self = .identical
    } else if let halfWidth, abs(mean) <= halfWidth {
      self = .undetected(bound: abs(mean) + halfWidth)
    } else if mean < 0 {
      self = .faster(-mean, halfWidth: halfWidth)
    } else if mean > 0 {
      self = .slower(mean, halfWidth: halfWidth)
    } else {
      self = .undetected(bound: 0)
    }
  }
}

extension Verdict: CustomStringConvertible {
  /// The verdict in words, such as `faster by 12.4 ± 1.1 min`.
  package var description: String {
    switch self {
    case .identical: "identical"
    case .faster(let amount, let halfWidth): "faster by \(Verdict.words(amount, halfWidth))"
    case .slower(let amount, let halfWidth): "slower by \(Verdict.words(amount, halfWidth))"
    case .undetected(let bound): "no difference detected: less than \(Verdict.bound(bound)) either way"
    case .incomparable: "not comparable: no pair came to an end in both"
    }
  }

  private static func words(_ amount: Double, _ halfWidth: Double?) -> String {
    let scale = DurationScale(for: amount)
    guard let halfWidth else { return "\(scale.text(amount)) \(scale.unit) in the only pair" }
    return "\(scale.text(amount)) ± \(scale.text(halfWidth)) \(scale.unit)"
  }

  /// A bound is rounded up: it has to hold.
  private static func bound(_ bound: Double) -> String {
    let scale = DurationScale(for: bound)
    return "\(scale.text(bound, rounding: .up)) \(scale.unit)"
  }
}

/// The unit in which a duration is said, with one decimal: days and hours from two, minutes from half a
/// minute.
package struct DurationScale: Hashable, Sendable {
  package let unit: String
  private let seconds: Double

  package init(for duration: Double) {
    let scales = [("d", 86400.0, 2.0), ("h", 3600, 2), ("min", 60, 0.5), ("s", 1, 0.05)]
    let scale =
      scales.first { abs(duration) >= $0.1 * $0.2 } ?? (duration == 0 ? ("s", 1, 0) : ("ms", 0.001, 0))
    (unit, seconds) = (scale.0, scale.1)
  }

  /// How many of the unit a duration in seconds is.
  package func text(_ duration: Double, rounding rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero)
    -> String
  {
    FixedPoint.text((duration / seconds * 10).rounded(rule) / 10, decimals: 1)
  }
}
