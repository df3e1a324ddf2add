package import EventKernel

/// The sections that a cable is cut into, as lengths are spread.
package struct SectionedSpread: Sendable {
  /// The length of a section.
  package let section: Spread

  /// How many sections a cable has, on average.
  package let count: Double

  /// How long all sections of a cable but one are together, on average.
  package let others: Double

  /// Means over cables of sums over the ordered pairs of different sections that they have: how many pairs there
  /// are, the length of one of the two, the product of the lengths.
  private let pairs: (count: Double, length: Double, product: Double)

  /// - Parameters:
  ///   - characters: the length of a cable.
  ///   - sections: how many there are always; `nil` for as many as are needed.
  ///   - limit: how long a section may be.
  package init(of characters: RandomQuantity, sections: Int?, limit: Double) {
    if let sections {
      section = Spread(characters).scaled(by: 1 / Double(sections))
      count = Double(sections)
      others = characters.mean * (1 - 1 / Double(sections))
      let count = Double(sections * (sections - 1))
      pairs = (count, count * section.mean, count * section.meanSquare)
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
    let sum = Double(lengths.reduce(0, +))
    others = sum * (1 - share)
    pairs = (
      count * (count - 1), sum * (count - 1), sum * sum - lengths.reduce(0.0) { $0 + Double($1 * $1) }
    )
  }

  /// By how much the mean square of the work of a cable exceeds that of its sections taken one by one.
  ///
  /// - Parameter overhead: what is added to the length of each section.
  package func burst(overhead: Double) -> Double {
    pairs.product + 2 * overhead * pairs.length + overhead * overhead * pairs.count
  }

  fileprivate init(
    section: Spread, count: Double, others: Double, pairs: (count: Double, length: Double, product: Double)
  ) {
    self.section = section
    self.count = count
    self.others = others
    self.pairs = pairs
  }
}

extension Spread {
  /// Cuts lengths into as few equal sections as are short enough.
  fileprivate static func sectioned(_ characters: RandomQuantity, limit: Double) -> SectionedSpread {
    // Where a section more begins the function jumps: many narrow panels, put together afterwards.
    let fine = Spread(characters, panels: 512)
    var (atoms, count, others) = ([Atom](), 0.0, 0.0)
    var pairs = (count: 0.0, length: 0.0, product: 0.0)
    for atom in fine.atoms {
      let sections = max(1, (atom.value / limit).rounded(.up))
      atoms.append(Atom(weight: atom.weight * sections, value: atom.value / sections))
      count += atom.weight * sections
      others += atom.weight * atom.value * (1 - 1 / sections)
      let (ways, length) = (atom.weight * sections * (sections - 1), atom.value / sections)
      pairs.count += ways
      pairs.length += ways * length
      pairs.product += ways * length * length
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
      section: Spread(section, tailRate: .infinity), count: count, others: others, pairs: pairs)
  }
}
