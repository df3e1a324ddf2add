/// Quantiles of a sample by linear interpolation between its members (type 7 of Hyndman and Fan, "Sample
/// quantiles in statistical packages", The American Statistician 50, 1996).
package struct Quantile {
  private let sorted: [Double]

  /// The quantiles of a sample that is not empty.
  package init(of sample: [Double]) {
    precondition(!sample.isEmpty, "nothing has no quantiles")
    sorted = sample.sorted()
  }

  /// The value below which a part of the sample lies, 0 for its minimum, 1 for its maximum.
  package func callAsFunction(_ part: Double) -> Double {
    let place = Double(sorted.count - 1) * part
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[below] + (sorted[below + 1] - sorted[below]) * (place - Double(below))
  }
}
