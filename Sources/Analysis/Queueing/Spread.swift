package import EventKernel

/// How a positive quantity is spread: what queueing formulas ask of a length or a time.
///
/// A table of values with weights. Continuous quantities are sampled where Gauss's rule has its nodes, so that
/// moments are good to 1 in a million.
package struct Spread: Sendable {
  private struct Atom: Sendable {
    var weight: Double
    var value: Double
  }

  private let atoms: [Atom]

  /// From which rate on the mean of e to the power of rate times quantity is infinite.
  private let tailRate: Double

  /// The means of the powers of the quantity, from 1 on.
  private let moments: [Double]
  private let largest: Double

  private init(_ atoms: [Atom], tailRate: Double) {
    self.atoms = atoms
    self.tailRate = tailRate
    var moments = Array(repeating: 0.0, count: 12)
    for atom in atoms {
      var power = atom.weight
      for exponent in moments.indices {
        moments[exponent] += power
        power *= atom.value
      }
    }
    self.moments = moments
    largest = atoms.reduce(0) { max($0, $1.value) }
  }

  package init(_ quantity: RandomQuantity) {
    self.init(quantity, panels: 32)
  }

  private init(_ quantity: RandomQuantity, panels: Int) {
    switch quantity {
    case .constant(let value):
      self.init([Atom(weight: 1, value: value)], tailRate: .infinity)
    case .exponential(let mean):
      let atoms = Spread.atoms(from: 0, to: 50, panels) {
        Atom(weight: PortableMath.exp(-$0), value: mean * $0)
      }
      self.init(atoms, tailRate: mean > 0 ? 1 / mean : .infinity)
    case .uniform(let from, let to):
      self.init(
        Spread.atoms(from: from, to: to, panels) { Atom(weight: 1, value: $0) }, tailRate: .infinity)
    case .lognormal(let median, let mean):
      let sigma = (2 * PortableMath.log(mean / median)).squareRoot()
      // The second moment has its weight two standard deviations further out.
      let atoms = Spread.atoms(from: -8, to: 8 + 2 * sigma, panels) {
        Atom(weight: PortableMath.exp(-$0 * $0 / 2), value: median * PortableMath.exp(sigma * $0))
      }
      self.init(atoms, tailRate: sigma > 0 ? 0 : .infinity)
    case .empirical(let values):
      let total = values.reduce(0) { $0 + $1.weight }
      self.init(
        values.map { Atom(weight: $0.weight / total, value: $0.value) }, tailRate: .infinity)
    }
  }

  /// The nodes of Gauss's rule with four points in each of so many panels, with weights that sum up to 1.
  private static func atoms(
    from: Double, to: Double, _ panels: Int, _ atom: (Double) -> Atom
  ) -> [Atom] {
    let nodes = [(0.339981043584856, 0.652145154862546), (0.861136311594053, 0.347854845137454)]
    let half = (to - from) / Double(2 * panels)
    var atoms: [Atom] = []
    for panel in 0..<panels {
      let middle = from + half * Double(2 * panel + 1)
      for (place, weight) in nodes {
        for x in [middle - half * place, middle + half * place] {
          var next = atom(x)
          next.weight *= weight
          atoms.append(next)
        }
      }
    }
    let total = atoms.reduce(0) { $0 + $1.weight }
    return atoms.map { Atom(weight: $0.weight / total, value: $0.value) }
  }

  // MARK: Other spreads

  /// Every value multiplied and then added to.
  package func scaled(by factor: Double, plus shift: Double = 0) -> Spread {
    Spread(
      atoms.map { Atom(weight: $0.weight, value: $0.value * factor + shift) }, tailRate: tailRate / factor)
  }

  /// Several spreads by how often each is met.
  package static func mixture(_ parts: [(share: Double, spread: Spread)]) -> Spread {
    let parts = parts.filter { $0.share > 0 }
    if parts.count == 1 { return parts[0].spread }
    let total = parts.reduce(0) { $0 + $1.share }
    return Spread(
      parts.flatMap { part in
        part.spread.atoms.map { Atom(weight: $0.weight * part.share / total, value: $0.value) }
      }, tailRate: parts.map(\.spread.tailRate).min() ?? .infinity)
  }

  // MARK: What is asked of them

  package var mean: Double { moments[1] }
  package var meanSquare: Double { moments[2] }

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

/// The sections that a cable is cut into, as lengths are spread.
package struct SectionedSpread: Sendable {
  /// The length of a section.
  package let section: Spread

  /// How many sections a cable has, on average.
  package let count: Double

  /// How long all sections of a cable but one are together, on average.
  package let others: Double

  /// - Parameters:
  ///   - characters: the length of a cable.
  ///   - sections: how many there are always; `nil` for as many as are needed.
  ///   - limit: how long a section may be.
  package init(of characters: RandomQuantity, sections: Int?, limit: Double) {
    if let sections {
      section = Spread(characters).scaled(by: 1 / Double(sections))
      count = Double(sections)
      others = characters.mean * (1 - 1 / Double(sections))
    } else {
      self = Spread.sectioned(characters, limit: limit)
    }
  }

  /// The sections of one cable.
  package init(lengths: [Int]) {
    let share = 1 / Double(lengths.count)
    section = Spread(
      .empirical(lengths.map { RandomQuantity.Weighted(weight: share, value: Double($0)) }))
    count = Double(lengths.count)
    others = Double(lengths.reduce(0, +)) * (1 - share)
  }

  fileprivate init(section: Spread, count: Double, others: Double) {
    self.section = section
    self.count = count
    self.others = others
  }
}

extension Spread {
  /// Cuts lengths into as few equal sections as are short enough.
  fileprivate static func sectioned(_ characters: RandomQuantity, limit: Double) -> SectionedSpread {
    // Where a section more begins the function jumps: many narrow panels, put together afterwards.
    let fine = Spread(characters, panels: 512)
    var (atoms, count, others) = ([Atom](), 0.0, 0.0)
    for atom in fine.atoms {
      let sections = max(1, (atom.value / limit).rounded(.up))
      atoms.append(Atom(weight: atom.weight * sections, value: atom.value / sections))
      count += atom.weight * sections
      others += atom.weight * atom.value * (1 - 1 / sections)
    }
    atoms.sort { $0.value < $1.value }
    let cells = stride(from: 0, to: atoms.count, by: max(1, atoms.count / 128)).map { first in
      atoms[first..<min(atoms.count, first + max(1, atoms.count / 128))]
    }
    let section = cells.map { cell in
      let weight = cell.reduce(0) { $0 + $1.weight }
      let sum = cell.reduce(0) { $0 + $1.weight * $1.value }
      return Atom(weight: weight / count, value: weight > 0 ? sum / weight : 0)
    }
    return SectionedSpread(
      section: Spread(section, tailRate: .infinity), count: count, others: others)
  }
}
