/// Two systems compared on independent draws, whose variances may differ: Welch's t test.
package struct WelchTest: Hashable, Sendable {
  /// The mean of the first less that of the second.
  package let difference: Double
  package let halfWidth: Double
  package let t: Double

  /// By Welch and Satterthwaite; need not be whole.
  package let degreesOfFreedom: Double

  /// The probability of so large a difference, either way, if there were none in truth.
  package let p: Double

  /// - Returns: `nil` unless both have two numbers.
  package init?(_ first: Moments, _ second: Moments, confidence: Double = 0.95) {
    guard let a = first.variance, let b = second.variance else { return nil }
    let (m, n) = (Double(first.count), Double(second.count))
    let (own, other) = (a / m, b / n)
    let error = (own + other).squareRoot()
    difference = first.mean - second.mean
    degreesOfFreedom =
      error == 0
      ? m + n - 2 : (own + other) * (own + other) / (own * own / (m - 1) + other * other / (n - 1))
    let student = StudentT(degreesOfFreedom: degreesOfFreedom)
    halfWidth = error * student.quantile(0.5 + confidence / 2)
    t = PairedTest.ratio(difference, error)
    p = student.twoSided(t)
  }
}
