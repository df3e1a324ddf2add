/// Several comparisons at once: each is judged more strictly, so that all of them hold together as asked.
package enum Bonferroni {
  /// The confidence of each of several intervals of which all hold with the confidence asked.
  package static func confidence(_ overall: Double, comparisons: Int) -> Double {
    1 - (1 - overall) / Double(max(1, comparisons))
  }

  /// What the reader has to know; `nil` for a single comparison, which needs no correction.
  package static func note(_ overall: Double, comparisons: Int) -> String? {
    guard comparisons > 1 else { return nil }
    let each = FixedPoint.text(100 * confidence(overall, comparisons: comparisons), decimals: 2)
    let all = FixedPoint.text(100 * overall, decimals: 0)
    return "\(comparisons) comparisons: each interval at \(each) %, so that all hold together at \(all) %"
      + " (Bonferroni)"
  }
}
