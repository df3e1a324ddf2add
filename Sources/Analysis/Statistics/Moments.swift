/// Count, mean and variance of numbers that come one after the other; parts of a sample can be merged.
///
/// No large sums are subtracted from each other, so that small variations around a large mean are not lost
/// (Welford, Technometrics 4, 1962; merging by Chan, Golub and LeVeque, COMPSTAT 1982).
package struct Moments: Hashable, Sendable {
  package private(set) var count = 0

  /// 0 as long as nothing was added.
  package private(set) var mean = 0.0

  /// The sum of squared deviations from the mean.
  private var deviations = 0.0

  package init() {}

  package init(of sample: some Sequence<Double>) {
    for value in sample { add(value) }
  }

  package mutating func add(_ value: Double) {
    count += 1
    let before = value - mean
    mean += before / Double(count)
    deviations += before * (value - mean)
  }

  /// Adds all that another one has seen.
  package mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    let total = Double(count + other.count)
    let distance = other.mean - mean
    deviations += other.deviations + distance * distance * Double(count) * Double(other.count) / total
    mean += distance * Double(other.count) / total
    count += other.count
  }

  /// The estimate of the variance with one degree of freedom less than there are numbers; `nil` below two.
  package var variance: Double? { count > 1 ? deviations / Double(count - 1) : nil }

  package var standardDeviation: Double? { variance?.squareRoot() }

  /// The standard deviation of the mean, `nil` below two numbers.
  package var standardError: Double? { variance.map { ($0 / Double(count)).squareRoot() } }
}
