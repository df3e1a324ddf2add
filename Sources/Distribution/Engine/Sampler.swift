import EventKernel

/// A random quantity made ready to be drawn without touching a reference count.
enum Sampler: BitwiseCopyable, Hashable {
  case constant(Double)
  case exponential(mean: Double)
  case uniform(from: Double, width: Double)
  case lognormal(median: Double, sigma: Double)

  /// One of the values of a run of the shared table.
  case empirical(first: Int32, count: Int32)

  /// The tables of empirical quantities, one behind the other, with weights that have been summed up to 1.
  struct Table {
    private var values: [RandomQuantity.Weighted] = []

    /// Where each table begins.
    private var known: [[RandomQuantity.Weighted]: Int] = [:]

    mutating func sampler(of quantity: RandomQuantity) -> Sampler {
      switch quantity {
      case .constant(let value): return .constant(value)
      case .exponential(let mean): return .exponential(mean: mean)
      case .uniform(let from, let to): return .uniform(from: from, width: to - from)
      case .lognormal(let median, let mean):
        return .lognormal(median: median, sigma: (2 * PortableMath.log(mean / median)).squareRoot())
      case .empirical(let table):
        return shares(table.map { ($0.value, $0.weight) })
      }
    }

    /// A sampler of values by their weights.
    mutating func shares(_ table: [(value: Double, weight: Double)]) -> Sampler {
      let total = table.reduce(0) { $0 + $1.weight }
      var sum = 0.0
      let summed = table.map { (value, weight) in
        sum += weight
        return RandomQuantity.Weighted(weight: sum / total, value: value)
      }
      // Sources are often alike: one table in the processor's cache serves all of them.
      let first = known[summed] ?? values.count
      if known.updateValue(first, forKey: summed) == nil { values += summed }
      return .empirical(first: Int32(first), count: Int32(table.count))
    }

    /// The value at a draw between 0 and 1.
    @inline(always)
    func value(_ sampler: Sampler, at unit: Double) -> Double {
      if case .exponential(let mean) = sampler { return -mean * PortableMath.log(1 - unit) }
      return otherValue(sampler, at: unit)
    }

    /// The values of two quantities at a draw each.
    @inline(always)
    func values(_ first: Sampler, at unit: Double, _ second: Sampler, at other: Double) -> (Double, Double) {
      if case .exponential(let mean) = first, case .exponential(let otherMean) = second {
        let logarithms = PortableMath.logs(1 - SIMD2(unit, other))
        return (-mean * logarithms[0], -otherMean * logarithms[1])
      }
      return (value(first, at: unit), value(second, at: other))
    }

    /// The values at four draws.
    @inline(always)
    func values(_ sampler: Sampler, at units: SIMD4<Double>) -> SIMD4<Double> {
      if case .exponential(let mean) = sampler {
        let (low, high) = (PortableMath.logs(1 - units.lowHalf), PortableMath.logs(1 - units.highHalf))
        return -mean * SIMD4(lowHalf: low, highHalf: high)
      }
      return SIMD4(
        otherValue(sampler, at: units[0]), otherValue(sampler, at: units[1]),
        otherValue(sampler, at: units[2]), otherValue(sampler, at: units[3]))
    }

    private func otherValue(_ sampler: Sampler, at unit: Double) -> Double {
      switch sampler {
      case .constant(let value): return value
      case .exponential(let mean): return -mean * PortableMath.log(1 - unit)
      case .uniform(let from, let width): return from + width * unit
      case .lognormal(let median, let sigma):
        return median * PortableMath.exp(sigma * PortableMath.normalQuantile(unit))
      case .empirical(let first, let count):
        // Counted to the end, without a branch: where the draw falls nobody can foretell.
        var index = Int(first)
        for other in Int(first)..<Int(first + count - 1) { index += unit < values[other].weight ? 0 : 1 }
        return values[index].value
      }
    }
  }
}
