/// Two systems compared on the same draws, pair by pair: the paired t test.
package struct PairedTest: Hashable, Sendable {
  /// The mean of first minus second.
  package let difference: MeanEstimate

  /// The mean difference in standard errors; 0 if all pairs are equal, infinite if all differ by the same.
  package let t: Double

  /// The probability of so large a difference, either way, if there were none in truth; `nil` for one pair.
  package let p: Double?

  /// How much the two go together, -1 to 1; `nil` where one of them never varies.
  package let correlation: Double?

  /// How many times larger the variance of the difference would be with independent draws; `nil` where the
  /// difference does not vary.
  package let varianceRatio: Double?

  /// - Precondition: there are pairs.
  package init(_ pairs: [(first: Double, second: Double)], confidence: Double = 0.95) {
    let differences = Moments(of: pairs.lazy.map { $0.first - $0.second })
    let (first, second) = (Moments(of: pairs.lazy.map(\.first)), Moments(of: pairs.lazy.map(\.second)))
    difference = MeanEstimate(differences, confidence: confidence)
    t = PairedTest.ratio(differences.mean, differences.standardError ?? .infinity)
    p = differences.count > 1 ? StudentT(degreesOfFreedom: Double(differences.count - 1)).twoSided(t) : nil
    let sum = (first.variance ?? 0) + (second.variance ?? 0)
    let scale = ((first.variance ?? 0) * (second.variance ?? 0)).squareRoot()
    let variance = differences.variance ?? 0
    // Var(A - B) = Var A + Var B - 2 Cov(A, B)
    correlation = scale > 0 ? max(-1, min(1, (sum - variance) / (2 * scale))) : nil
    varianceRatio = variance > 0 ? sum / variance : nil
  }

  static func ratio(_ difference: Double, _ error: Double) -> Double {
    difference == 0 ? 0 : difference / error
  }
}
