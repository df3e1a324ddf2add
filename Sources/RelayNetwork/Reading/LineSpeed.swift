import Configuration

/// How fast a line is, as the trade says it: in baud, words a minute, characters or bits a second.
struct LineSpeed: ConfigurationValue {
  private enum Measure { case unitsPerSecond, charactersPerSecond }
  private var value: Double
  private var measure: Measure

  /// Units of speed; a word is six characters, its blank included.
  private static let units = [
    Unit("bd", 1), Unit("bps", 1), Unit("kbps", 1000), Unit("cps", 1), Unit("wpm", 6.0 / 60),
  ]

  init(_ node: Node) throws(ConfigurationError) {
    let quantity = try Quantity(node)
    value = try quantity.value(in: LineSpeed.units, of: "speed")
    measure = ["cps", "wpm"].contains(quantity.unit) ? .charactersPerSecond : .unitsPerSecond
    guard value > 0, value <= 1e12 else {
      throw ConfigurationError("out-of-range", at: node.position, "a speed has to be above 0")
    }
  }

  /// Characters a second, if a character takes so many units (bits) on the line.
  func charactersPerSecond(unitsPerCharacter: Double) -> Double {
    switch measure {
    case .unitsPerSecond: value / unitsPerCharacter
    case .charactersPerSecond: value
    }
  }
}
