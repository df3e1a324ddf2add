package import Scenario

/// Something that is varied: what the command line says instead of the scenario, in each of several ways.
package struct Variation: Sendable {
  /// One of the ways.
  package struct Choice: Sendable {
    /// What it is called where it is compared with others; empty where nothing is changed.
    package var label: String

    /// The value alone, where it is one.
    package var value: String
    package var overrides: [ScenarioOverride]

    package init(_ label: String, value: String = "", _ overrides: [ScenarioOverride]) {
      self.label = label
      self.value = value
      self.overrides = overrides
    }
  }

  /// What is varied, such as `circuits[*].speed`.
  package var name: String
  package var choices: [Choice]

  package init(_ name: String, _ choices: [Choice]) {
    self.name = name
    self.choices = choices
  }

  /// The values of `path=value,value,…`; a single value is no variation, but holds everywhere.
  ///
  /// - Parameters:
  ///   - option: the option that it was given with.
  /// - Returns: `nil` if there is no `=`.
  package init?(_ option: String, _ text: String) {
    guard let (path, values) = ValueList.parts(of: text) else { return nil }
    name = path
    choices = values.map { value in
      Choice("\(path)=\(value)", value: value, [ScenarioOverride(option, key: path, value: value)])
    }
  }

  /// Every choice of each with every choice of the others, the last changing fastest.
  package static func product(of variations: [Variation]) -> [[Choice]] {
    variations.reduce([[]]) { rows, variation in
      rows.flatMap { row in variation.choices.map { row + [$0] } }
    }
  }
}

/// Values on the command line, with commas between them.
package enum ValueList {
  /// The path and the values of `path=value,value,…`, `nil` if there is no `=` outside of brackets.
  package static func parts(of text: String) -> (path: String, values: [String])? {
    guard let equals = pieces(of: text, at: "=").first, equals.endIndex < text.endIndex else { return nil }
    let values = pieces(of: String(text[text.index(after: equals.endIndex)...]), at: ",")
    return (String(equals), values.map { trimmed($0) })
  }

  /// The values of `value,value,…`; commas in brackets and in quotes belong to a value.
  package static func values(of text: String) -> [String] { pieces(of: text, at: ",").map { trimmed($0) } }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }

  private static func pieces(of text: String, at separator: Character) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    var depth = 0
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      case "\"", "'": quote = character
      case separator where depth <= 0:
        pieces.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    return pieces + [text[start...]]
  }
}
