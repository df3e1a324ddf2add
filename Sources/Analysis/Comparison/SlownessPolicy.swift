/// Whether anything is slower by more than may be: what a build server asks.
package struct SlownessPolicy: Hashable, Sendable {
  /// How much slower may be, as a part of the baseline's mean; 0 or more.
  package let tolerance: Double

  package enum Ruling: String, Hashable, Sendable {
    /// The whole interval lies within the tolerance.
    case pass

    /// The whole interval lies beyond it, or something no longer arrives at all.
    case fail

    /// The interval holds the limit: more replications would tell.
    case undecided
  }

  package init(tolerance: Double) {
    self.tolerance = tolerance
  }

  /// A tolerance as it is written on the command line: `5%` or `0.05`.
  package init?(_ text: String) {
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? text.dropLast() : text[...]), number.isFinite, number >= 0 else {
      return nil
    }
    tolerance = isPercent ? number / 100 : number
  }

  package func ruling(on difference: Difference) -> Ruling {
    guard let estimate = difference.test?.difference else {
      return difference.onlyInBaseline > 0 ? .fail : .pass
    }
    if difference.verdict == .identical { return .pass }
    let limit = tolerance * difference.baselineMean
    guard let interval = estimate.interval else { return estimate.mean > limit ? .fail : .pass }
    if interval.lowerBound > limit { return .fail }
    return interval.upperBound <= limit ? .pass : .undecided
  }

  /// The ruling on all: one failure is enough, and one doubt.
  package func ruling(on comparison: Comparison) -> Ruling {
    let rulings = comparison.differences.map(ruling(on:))
    return rulings.contains(.fail) ? .fail : rulings.contains(.undecided) ? .undecided : .pass
  }
}
