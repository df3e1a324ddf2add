import EventKernel

/// Student's t distribution: how far a mean of a few numbers strays, measured in its own standard error.
package struct StudentT: Hashable, Sendable {
  /// Above 0; need not be whole.
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "there is at least some freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value above `t`.
  package func upperTail(_ t: Double) -> Double {
    if t.isInfinite { return t > 0 ? 0 : 1 }
    let half = 0.5 * IncompleteBeta.outside(of: t, degreesOfFreedom)
    return t >= 0 ? half : 1 - half
  }

  /// The probability of a value of at most `t`.
  package func cumulative(_ t: Double) -> Double { upperTail(-t) }

  /// The probability of a value at least as far from 0 as `t`, on either side.
  package func twoSided(_ t: Double) -> Double { min(1, 2 * upperTail(abs(t))) }

  /// The value below which a part of the distribution lies.
  ///
  /// - Precondition: the part lies between 0 and 1, neither of them included.
  package func quantile(_ part: Double) -> Double {
    precondition(part > 0 && part < 1, "a quantile lies between 0 and 1")
    if part == 0.5 { return 0 }
    if part < 0.5 { return -value(withUpperTail: part) }
    return value(withUpperTail: 1 - part)
  }

  /// The value above which a part below one half lies: Newton's method, kept between two bounds.
  private func value(withUpperTail part: Double) -> Double {
    var (low, high) = (0.0, Double.infinity)
    var t = -PortableMath.normalQuantile(part)
    for _ in 0..<200 {
      let surplus = upperTail(t) - part
      if surplus > 0 { low = t } else { high = t }
      let next = t + surplus / density(t)
      let isInside = next > low && next < high
      let step = isInside ? next : high.isInfinite ? 2 * t : low + (high - low) / 2
      if abs(step - t) <= 1e-15 * t { return step }
      t = step
    }
    return t
  }

  private func density(_ t: Double) -> Double {
    let exponent =
      IncompleteBeta.logGamma((degreesOfFreedom + 1) / 2) - IncompleteBeta.logGamma(degreesOfFreedom / 2)
      - (degreesOfFreedom + 1) / 2 * PortableMath.log(1 + t * t / degreesOfFreedom)
    return PortableMath.exp(max(-700, exponent)) / (degreesOfFreedom * Double.pi).squareRoot()
  }
}

/// The regularised incomplete beta function, as far as Student's distribution asks for it.
private enum IncompleteBeta {
  /// The probability that Student's t lies outside of ±t.
  static func outside(of t: Double, _ freedom: Double) -> Double {
    let square = t * t
    if square == 0 { return 1 }
    return value(freedom / 2, 0.5, at: freedom / (freedom + square), rest: square / (freedom + square))
  }

  /// I of x with parameters a and b; `rest` is 1 - x, given apart so that no digits are lost.
  private static func value(_ a: Double, _ b: Double, at x: Double, rest: Double) -> Double {
    if x <= 0 { return 0 }
    if rest <= 0 { return 1 }
    let exponent =
      logGamma(a + b) - logGamma(a) - logGamma(b) + a * PortableMath.log(x) + b * PortableMath.log(rest)
    let factor = exponent < -700 ? 0 : PortableMath.exp(exponent)
    // Each of the two fractions converges fast on its own side of the mean.
    if x < (a + 1) / (a + b + 2) { return factor * fraction(a, b, x) / a }
    return 1 - factor * fraction(b, a, rest) / b
  }

  /// The continued fraction of the function by Lentz's method (Abramowitz and Stegun 26.5.8).
  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var product = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      var change = 1.0
      for term in [even, odd] {
        d = 1 / away(1 + term * d)
        c = away(1 + term / c)
        change = c * d
        product *= change
      }
      if abs(change - 1) < 1e-15 { break }
    }
    return product
  }

  /// The logarithm of the gamma function of a positive number: Stirling's series, reached by the recurrence.
  static func logGamma(_ x: Double) -> Double {
    var (x, shift) = (x, 0.0)
    while x < 15 {
      shift += PortableMath.log(x)
      x += 1
    }
    let inverse = 1 / (x * x)
    let series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / x
    return (x - 0.5) * PortableMath.log(x) - x + 0.918938533204672742 + series - shift
  }
}
