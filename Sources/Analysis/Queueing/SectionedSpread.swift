package import EventKernel

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
