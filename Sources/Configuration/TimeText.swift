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
    let halves = text.dropFirst().split(separator: "T", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count) else { return nil }
    let days = sum(halves[0], of: [("D", 86400e6)])
    guard halves.count == 2 else { return days }
    guard let time = sum(halves[1], of: [("H", 3600e6), ("M", 60e6), ("S", 1e6)]) else { return nil }
    return halves[0].isEmpty ? time : days.map { $0 + time }
  }

  /// The sum of numbers with their letters, each letter at most once and in the order given.
  private static func sum(_ text: Substring, of units: [(letter: Character, factor: Double)]) -> Double? {
    guard !text.isEmpty else { return nil }
    var total = 0.0
    var rest = text
    for unit in units {
      guard let end = rest.firstIndex(of: unit.letter) else { continue }
      let digits = rest[..<end]
      guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let number = Double(digits)
      else {
        return nil
      }
      total += number * unit.factor
      rest = rest[end...].dropFirst()
    }
    return rest.isEmpty ? total : nil
  }
}
