/// How one arm differs from the baseline in one result, pair by pair.
package struct Difference: Hashable, Sendable {
  package let key: ResultKey

  /// How many pairs both arms have a number for.
  package let pairs: Int

  /// Pairs for which only one of the arms has a number, the other having come to no end.
  package let onlyInBaseline: Int
  package let onlyInArm: Int

  /// The mean of the baseline over the pairs, in seconds.
  package let baselineMean: Double

  /// Arm less baseline; `nil` without pairs.
  package let test: PairedTest?
  package let verdict: Verdict

  /// How many times fewer replications were needed than with independent draws; `nil` where nothing varies.
  package var varianceReduction: Double? { test?.varianceRatio }

  /// Compares what two arms have for one key.
  ///
  /// - Parameters:
  ///   - baseline: the baseline's numbers by pair, each pair once.
  ///   - arm: those of the arm.
  ///   - confidence: that of the interval.
  init(
    _ key: ResultKey, baseline: [Int: Double?], arm: [Int: Double?], confidence: Double
  ) {
    self.key = key
    var pairs: [(first: Double, second: Double)] = []
    var (onlyInBaseline, onlyInArm) = (0, 0)
    for pair in Set(baseline.keys).union(arm.keys).sorted() {
      switch (arm[pair] ?? nil, baseline[pair] ?? nil) {
      case (let new?, let old?): pairs.append((new, old))
      case (nil, _?): onlyInBaseline += 1
      case (_?, nil): onlyInArm += 1
      case (nil, nil): break
      }
    }
    self.pairs = pairs.count
    self.onlyInBaseline = onlyInBaseline
    self.onlyInArm = onlyInArm
    baselineMean = Moments(of: pairs.lazy.map(\.second)).mean
    test = pairs.isEmpty ? nil : PairedTest(pairs, confidence: confidence)
    verdict = Verdict(
      test?.difference, isIdentical: onlyInBaseline + onlyInArm == 0 && pairs.allSatisfy { $0.0 == $0.1 })
  }
}
