import Foundation

/// Numbers, times and prose as a topology writes them.
enum YAMLText {
  /// A comment's or block's text on one line, without what does not print.
  static func line(_ text: String) -> String {
    let unprinted: [Unicode.GeneralCategory] = [
      .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
    ]
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      line.append(unprinted.contains(scalar.properties.generalCategory) ? " " : scalar)
    }
    return String(line)
  }

  /// Lines of a paragraph, none longer than 110 characters unless a word is.
  static func wrapped(_ text: String, indent: String) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in line(text).split(separator: " ") {
      if !current.isEmpty, current.count + word.count + 1 > 110 - indent.count {
        lines.append(indent + current)
        current = ""
      }
      current += current.isEmpty ? String(word) : " \(word)"
    }
    return current.isEmpty ? lines : lines + [indent + current]
  }

  /// A number with as few digits as say the same.
  static func number(_ value: Double) -> String {
    guard value == value.rounded(), abs(value) < 1e15 else { return "\(value)" }
    return "\(Int64(value))"
  }

  /// A speed given in bits a second.
  static func speed(_ bits: Double) -> String {
    bits >= 1e4 && bits.remainder(dividingBy: 1000) == 0
      ? "\(number(bits / 1000)) kbps" : "\(number(bits)) bps"
  }

  /// A span of time in the unit that suits it, to six digits.
  static func span(seconds: Double) -> String {
    let units: [(name: String, seconds: Double)] = [
      ("d", 86400), ("h", 3600), ("min", 60), ("s", 1), ("ms", 1e-3),
    ]
    let unit = units.first { seconds >= $0.seconds } ?? ("us", 1e-6)
    return String(format: "%.6g", seconds / unit.seconds) + " " + unit.name
  }

  /// A time of day.
  static func time(ofMinute minute: Int) -> String {
    String(format: "\"%02d:%02d\"", minute / 60, minute % 60)
  }
}
