/// Spans of time as configuration texts write them.
package enum TimeText {
  /// The longest span that is accepted: ten thousand years, in microseconds.
  static let limit = 3.2e17

  /// Microseconds in `270 ms`, `10 min`, `2 d` or ISO 8601 `PT10M`, `P1DT12H`.
  ///
  /// - Throws: if it is neither, or negative.
  package static func microseconds(_ node: Node) throws(ConfigurationError) -> Int64 {
    let text = try node.scalar("a span of time")
    let value: Double
    if text.first == "P" {
      guard let span = iso8601(text) else {
        throw ConfigurationError(
          "not-a-span", at: node.position, "'\(text)' is not a span of time",
          hint: "ISO 8601 spans look like PT10M or P1DT12H")
      }
      value = span
    } else {
      value = try Quantity(node).value(in: Unit.time, of: "time")
    }
    guard value >= 0, value <= limit else {
      throw ConfigurationError(
        "out-of-range", at: node.position, "'\(text)' is not a span from 0 to 10000 years")
    }
    return Int64(value.rounded())
  }

  /// A span as it would be written: `10 min` for 600 000 000, in the largest unit that leaves it whole.
  package static func text(microseconds: Int64) -> String {
    guard microseconds != 0 else { return "0 s" }
    let unit = Unit.time.last { microseconds % Int64($0.factor) == 0 } ?? Unit("us", 1)
    return "\(microseconds / Int64(unit.factor)) \(unit.name)"
  }

  /// Microseconds in an ISO 8601 span of days, hours, minutes and seconds.
  private static func iso8601(_ text: String) -> Double? {
    var total = 0.0
    var units: [Character: Double] = ["D": 86400e6]
    var digits = ""
    var parts = 0
    for character in text.dropFirst() {
      if character == "T", units["D"] != nil, digits.isEmpty {
        units = ["H": 3600e6, "M": 60e6, "S": 1e6]
      } else if character.isASCII, character.isNumber || character == "." {
        digits.append(character)
      } else {
        guard let factor = units.removeValue(forKey: character), let number = Double(digits) else {
          return nil
        }
        total += number * factor
        digits = ""
        parts += 1
      }
    }
    return parts > 0 && digits.isEmpty ? total : nil
  }
}
