import EventKernel

extension Spread {
  /// What the moments of a time need in which a piece of work x is begun anew at each interruption: means of
  /// functions of x and a rate r that tend to powers of x as the rate tends to 0.
  struct Repetitions {
    /// Of g = (e^(r x) - 1) / r, which tends to x.
    var growth = 0.0

    /// Of g².
    var growthSquare = 0.0

    /// Of h = (x e^(r x) - g) / r, which tends to x² / 2.
    var second = 0.0

    /// Of (x² e^(r x) - 2 h) / r, which tends to x³ / 3.
    var third = 0.0
  }

  /// - Parameter rate: not 0; below it for the chance to get through.
  func repetitions(at rate: Double) -> Repetitions {
    guard rate < tailRate else { return Repetitions(growth: .infinity, growthSquare: .infinity) }
    return abs(rate) * largest < 0.25 ? seriesOfRepetitions(rate) : sumOfRepetitions(rate)
  }

  /// By the series of the exponential function: for rare interruptions, where differences would lose all digits.
  private func seriesOfRepetitions(_ rate: Double) -> Repetitions {
    var sum = Repetitions()
    var factorial = 1.0
    var powers = [1.0]  // of the rate
    for k in 1..<moments.count {
      let order = Double(k)
      factorial *= order
      powers.append(powers[k - 1] * rate)
      let term = moments[k] / factorial
      sum.growth += term * powers[k - 1]
      guard k > 1 else { continue }
      sum.growthSquare += term * powers[k - 2] * (Double(1 << k) - 2)
      sum.second += term * powers[k - 2] * (order - 1)
      guard k > 2 else { continue }
      sum.third += term * powers[k - 3] * (order - 1) * (order - 2)
    }
    return sum
  }

  private func sumOfRepetitions(_ rate: Double) -> Repetitions {
    var sum = Repetitions()
    for atom in atoms {
      let (x, power) = (atom.value, PortableMath.exp(max(-700, min(350, rate * atom.value))))
      let growth = (power - 1) / rate
      let second = (x * power - growth) / rate
      sum.growth += atom.weight * growth
      sum.growthSquare += atom.weight * growth * growth
      sum.second += atom.weight * second
      sum.third += atom.weight * (x * x * power - 2 * second) / rate
    }
    if 2 * rate >= tailRate { sum.growthSquare = .infinity }
    return sum
  }
}
