import Timeline

/// The cables of a large run that are drawn: whole ones, those that the scenario describes first, of the others an
/// even part.
struct CableSample: Sendable {
  /// How many transmissions are drawn at most.
  let transmissions: Int

  /// How large what is written of them may be, about.
  let bytes: Int

  /// What has been taken.
  private var taken: (transmissions: Int, bytes: Int) = (0, 0)
  private var kept: Set<Int> = []

  init(transmissions: Int, bytes: Int) {
    self.transmissions = transmissions
    self.bytes = bytes
  }

  /// Those that are drawn, in the order of filing.
  mutating func chosen(of cables: [CableRow]) -> [CableRow] {
    for cable in cables where cable.isGiven { take(cable) }
    let others = cables.filter { !$0.isGiven }
    let room = share(of: others)
    var due = 0.0
    for cable in others {
      due += room
      guard room >= 1 || due >= 1 else { continue }
      due -= 1
      take(cable)
    }
    return cables.filter { kept.contains($0.message) }
  }

  /// The part of some cables for which there is room.
  private func share(of cables: [CableRow]) -> Double {
    let all = cables.reduce(0) { $0 + $1.transmissions }
    let weight = cables.reduce(0) { $0 + CableSample.weight($1) }
    return min(
      Double(transmissions - taken.transmissions) / Double(max(1, all)),
      Double(bytes - taken.bytes) / Double(max(1, weight)))
  }

  /// What a cable adds to a page, about, in bytes.
  private static func weight(_ cable: CableRow) -> Int {
    65 + 115 * cable.transmissions + 50 * cable.addressees
  }

  private mutating func take(_ cable: CableRow) {
    let weight = CableSample.weight(cable)
    guard taken.transmissions + cable.transmissions <= transmissions, taken.bytes + weight <= bytes else {
      return
    }
    taken.transmissions += cable.transmissions
    taken.bytes += weight
    kept.insert(cable.message)
  }
}
