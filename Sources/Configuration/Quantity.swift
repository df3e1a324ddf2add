import Diagnostics

/// A number with its unit, such as `75 bd` or `270 ms`.
package struct Quantity: ConfigurationValue {
  package var number: Double
  package var unit: String
  private let position: Position

  package init(_ node: Node) throws(ConfigurationError) {
    let text = try node.scalar("a quantity")
    let end = text.utf8.firstIndex { !Quantity.isOfNumber($0) } ?? text.endIndex
    // The letter of an exponent may be the unit's own, as in `5 em`: what cannot be read as a number is not.
    guard let number = Double(text[..<end]), number.isFinite else {
      throw ConfigurationError(
        "not-a-quantity", at: node.position, "'\(text)' is not a quantity",
        hint: "write a number and its unit, such as 5 s")
    }
    self.number = number
    let rest = text.utf8[end...]
    unit = String(text[(rest.firstIndex { $0 != UInt8(ascii: " ") } ?? text.endIndex)...])
    position = node.position
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// The number in terms of the unit whose factor is 1.
  ///
  /// - Throws: if the unit is none of the given ones.
  package func value(in units: [Unit], of what: String) throws(ConfigurationError) -> Double {
    guard let unit = units.first(where: { $0.name == unit }) else {
      throw ConfigurationError(
        "unknown-unit", at: position,
        unit.isEmpty ? "\(what) needs a unit" : "'\(unit)' is not a unit of \(what)",
        hint: "use \(Spelling.list(units.map(\.name), joinedBy: "or"))")
    }
    return number * unit.factor
  }
}

/// A unit and how many of the base unit it is.
package struct Unit: Sendable {
  package var name: String
  package var factor: Double

  package init(_ name: String, _ factor: Double) {
    self.name = name
    self.factor = factor
  }

  /// Units of time, the base being the microsecond.
  package static let time = [
    Unit("us", 1), Unit("ms", 1e3), Unit("s", 1e6), Unit("min", 60e6), Unit("h", 3600e6), Unit("d", 86400e6),
  ]
}
