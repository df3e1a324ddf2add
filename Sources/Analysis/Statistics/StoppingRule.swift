/// When enough replications have been made.
package enum StoppingRule: Hashable, Sendable {
  /// The half-width is at most this part of the mean.
  case relativePrecision(Double)

  /// The interval of a difference no longer holds 0.
  case decided

  /// Whether an estimate is good enough.
  package func isMet(by estimate: MeanEstimate) -> Bool {
    switch self {
    case .relativePrecision(let wanted):
      return estimate.relativePrecision.map { $0 <= wanted } ?? false
    case .decided:
      guard let interval = estimate.interval else { return false }
      return !interval.contains(0)
    }
  }
}

/// At which numbers of replications one looks whether they are enough.
///
/// Whoever looks after each replication and stops at the first that pleases is wrong more often than the
/// confidence says. Here the numbers are settled beforehand, each twice the last, and the confidence of each
/// look is such that all of them hold together.
package struct LookPlan: Hashable, Sendable {
  /// The numbers of replications, ascending.
  package let looks: [Int]

  /// The confidence of the interval at each of them.
  package let confidence: Double

  /// - Precondition: `first` is at least 2 and `limit` no less.
  package init(first: Int = 10, limit: Int, confidence: Double) {
    precondition(first >= 2 && limit >= first, "an interval needs two replications")
    var looks = [first]
    while let last = looks.last, last < limit { looks.append(min(limit, 2 * last)) }
    self.looks = looks
    self.confidence = Bonferroni.confidence(confidence, comparisons: looks.count)
  }

  /// The first number of replications at which it is worth looking after so many, `nil` if there is none.
  package func next(after count: Int) -> Int? { looks.first { $0 > count } }
}
