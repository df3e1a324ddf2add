/// A quantity that is either fixed or drawn anew each time.
package enum RandomQuantity: Hashable, Sendable {
  case constant(Double)

  /// Memoryless, with a mean above 0.
  case exponential(mean: Double)

  /// Any value of a range alike.
  case uniform(from: Double, to: Double)

  /// The logarithm is normal; the mean of the quantity is at least its median.
  case lognormal(median: Double, mean: Double)

  /// One of several values, each with its weight.
  case empirical([Weighted])

  /// A value and how often it is drawn in relation to the others.
  package struct Weighted: Hashable, Sendable {
    package var weight: Double
    package var value: Double

    package init(weight: Double, value: Double) {
      self.weight = weight
      self.value = value
    }
  }

  /// The value at a draw between 0 and 1: larger draws give values that are not smaller.
  package func value(at unit: Double) -> Double {
    switch self {
    case .constant(let value):
      return value
    case .exponential(let mean):
      return -mean * PortableMath.log(1 - unit)
    case .uniform(let from, let to):
      return from + (to - from) * unit
    case .lognormal(let median, let mean):
      let sigma = (2 * PortableMath.log(mean / median)).squareRoot()
      return median * PortableMath.exp(sigma * PortableMath.normalQuantile(unit))
    case .empirical(let values):
      var rest = unit * values.reduce(0) { $0 + $1.weight }
      for candidate in values.dropLast() {
        if rest < candidate.weight { return candidate.value }
        rest -= candidate.weight
      }
      return values.last?.value ?? 0
    }
  }

  /// The span at a draw between 0 and 1, of a quantity in microseconds.
  ///
  /// The tails of some distributions have no end, but spans must be countable: none is over ten thousand years.
  package func span(at unit: Double) -> TimeSpan {
    TimeSpan(microseconds: Int64(min(value(at: unit), 3.2e17).rounded()))
  }

  /// The long-run average.
  package var mean: Double {
    switch self {
    case .constant(let value): value
    case .exponential(let mean): mean
    case .uniform(let from, let to): (from + to) / 2
    case .lognormal(_, let mean): mean
    case .empirical(let values):
      values.reduce(0) { $0 + $1.weight * $1.value } / values.reduce(0) { $0 + $1.weight }
    }
  }

  /// Whether it is always 0.
  package var isZero: Bool { self == .constant(0) }
}
