/// An arm compared with the baseline in everything that was observed.
package struct Comparison: Sendable {
  package let baseline: String
  package let arm: String

  /// One a key, in the order of the keys.
  package let differences: [Difference]

  /// The confidence of each interval.
  package let confidence: Double

  /// Compares two arms that were run on the same draws.
  ///
  /// - Parameters:
  ///   - baseline: the name and the observations of the arm that is compared with.
  ///   - arm: those of the other.
  ///   - confidence: how sure all comparisons together shall be.
  ///   - comparisons: how many comparisons are made at once, for Bonferroni's correction.
  package init(
    baseline: (name: String, observations: [Observation]), arm: (name: String, observations: [Observation]),
    confidence overall: Double = 0.95, comparisons: Int = 1
  ) {
    self.baseline = baseline.name
    self.arm = arm.name
    let confidence = Bonferroni.confidence(overall, comparisons: comparisons)
    self.confidence = confidence
    let old = Comparison.byKey(baseline.observations)
    let new = Comparison.byKey(arm.observations)
    differences = Set(old.keys).union(new.keys).sorted().map {
      Difference($0, baseline: old[$0] ?? [:], arm: new[$0] ?? [:], confidence: confidence)
    }
  }

  /// The numbers by key and pair; several of one pair, as of several cables, are averaged.
  private static func byKey(_ observations: [Observation]) -> [ResultKey: [Int: Double?]] {
    var moments: [ResultKey: [Int: Moments]] = [:]
    for observation in observations {
      var own = moments[observation.key]?[observation.pair] ?? Moments()
      if let seconds = observation.seconds { own.add(seconds) }
      moments[observation.key, default: [:]][observation.pair] = own
    }
    return moments.mapValues { $0.mapValues { $0.count > 0 ? .some($0.mean) : nil } }
  }

  /// Whether the sign of every difference is settled.
  package var isDecided: Bool {
    differences.allSatisfy {
      switch $0.verdict {
      case .identical, .faster, .slower: true
      case .undetected, .incomparable: false
      }
    }
  }
}
