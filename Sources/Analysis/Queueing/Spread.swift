package import EventKernel

/// How a positive quantity is spread: what queueing formulas ask of a length or a time.
///
/// A table of values with weights. Continuous quantities are sampled where Gauss's rule has its nodes, so that
/// moments are good to 1 in a million.
package struct Spread: Sendable {
  struct Atom: Sendable {
    var weight: Double
    var value: Double
  }

  let atoms: [Atom]

  /// From which rate on the mean of e to the power of rate times quantity is infinite.
  let tailRate: Double

  /// The means of the powers of the quantity, from 1 on.
  let moments: [Double]
  let largest: Double

  init(_ atoms: [Atom], tailRate: Double) {
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

  init(_ quantity: RandomQuantity, panels: Int) {
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
}
