/// How much of the beginning of a series is still marked by its start, by MSER-5.
///
/// The series is averaged in fives; the cut is where the standard error of what is left is smallest
/// (White, Cobb and Spratt: "A comparison of five steady-state truncation heuristics", WSC 2000).
package struct WarmUpCut: Hashable, Sendable {
  /// How many values are cut off.
  package let cut: Int

  /// How many are kept, and their mean.
  package let kept: Int
  package let mean: Double

  /// Why no cut is proposed.
  package enum Refusal: Error, Hashable, CustomStringConvertible {
    case tooShort(Int)

    /// The best cut is past half: the series has not settled.
    case unsettled(cut: Int, of: Int)

    package var description: String {
      switch self {
      case .tooShort(let count):
        "\(count) values are too few to tell the warm-up from the rest; \(fewest) are needed"
      case .unsettled(let cut, let count):
        "the warm-up would be \(cut) of \(count) values, more than half: the run is too short, or never settles"
      }
    }

    private var fewest: Int { WarmUpCut.batch * (WarmUpCut.guarded + 1) }
  }

  private static let batch = 5

  /// The last batches, at which no cut is looked for: a few that happen to be alike would always win.
  private static let guarded = 5

  package init(mser5 series: [Double]) throws(Refusal) {
    let means = (0..<series.count / WarmUpCut.batch).map { index in
      Moments(of: series[index * WarmUpCut.batch..<(index + 1) * WarmUpCut.batch]).mean
    }
    guard means.count > WarmUpCut.guarded else { throw .tooShort(series.count) }
    var rest = Moments()
    var best = (score: Double.infinity, batches: 0)
    for index in means.indices.reversed() {
      rest.add(means[index])
      guard index <= means.count - WarmUpCut.guarded, let variance = rest.variance else { continue }
      let score = variance * Double(rest.count - 1) / Double(rest.count) / Double(rest.count)
      // Of equally good cuts the earliest.
      if score <= best.score { best = (score, index) }
    }
    cut = best.batches * WarmUpCut.batch
    if 2 * best.batches > means.count { throw .unsettled(cut: cut, of: series.count) }
    kept = series.count - cut
    mean = Moments(of: series[cut...]).mean
  }
}
