import Analysis
import CableFormat

/// Text and numbers as XML and HTML have them.
enum Markup {
  /// A text that can stand between tags and in an attribute; what no document may hold becomes a question mark.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): escaped += "?"
      case _ where scalar.value & 0xFFFE == 0xFFFE: escaped += "?"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A coordinate, to so many decimals and no longer than needed.
  static func number(_ value: Double, _ decimals: Int = 1) -> String {
    var text = FixedPoint.text(value.isFinite ? value : 0, decimals: decimals)
    guard text.contains(".") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// A line of text in a drawing.
  static func text(
    _ words: String, x: Double, y: Double, _ style: String = "", anchor: String? = nil
  ) -> String {
    let anchored = anchor.map { " text-anchor=\"\($0)\"" } ?? ""
    let styled = style.isEmpty ? "" : " class=\"\(style)\""
    return "<text\(styled) x=\"\(number(x))\" y=\"\(number(y))\"\(anchored)>\(escaped(words))</text>"
  }

  static func line(_ style: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
    "<line class=\"\(style)\" x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\"/>"
  }

  static func box(_ style: String, x: Double, y: Double, width: Double, height: Double) -> String {
    "<rect class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\"/>"
  }
}

extension Precedence {
  /// The class that gives a drawing its colour.
  var figureClass: String { "p\(rawValue)" }

  /// The letter that a drawing shows besides the colour: night action is told from IMMEDIATE.
  var mark: String { self == .niactImmediate ? "N" : String(prosign) }
}
