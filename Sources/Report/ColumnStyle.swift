import CableFormat
import TerminalText

/// What the words of a column mean, known by its title: that gives them their style.
///
/// The words say it already; a style only helps to find them.
struct ColumnStyle {
  private enum Kind {
    case precedence, result, verdict, outcome, count, other
  }

  private let kind: Kind

  init(title: String) {
    kind =
      switch title {
      // Of a queue's ages each row is a precedence.
      case "PRECEDENCE", "WAITED": .precedence
      case "RESULT": .result
      case "VERDICT": .verdict
      case "RECEIVED", "STATUS", "STEP", "REMARK": .outcome
      case "VIOLATIONS", "UNREACHABLE": .count
      default: .other
      }
  }

  func style(of word: String) -> Style {
    // What is not there is in nobody's way.
    if word == "-" { return .quiet }
    switch kind {
    case .precedence: return Precedence(name: word)?.style ?? .plain
    case .result:
      if word == "ok" || word == "pass" { return .good }
      return word.lowercased().hasPrefix("fail") ? .alarm : .plain
    case .verdict:
      if word.hasPrefix("slower") { return Style(.vermillion) }
      return word.hasPrefix("faster") ? .good : .quiet
    case .outcome:
      return ColumnStyle.misfortunes.contains { word.hasPrefix($0) } ? .alarm : .plain
    case .count: return word == "0" ? .quiet : .alarm
    case .other: return .plain
    }
  }

  /// How the words begin that say that something went wrong.
  private static let misfortunes = [
    "rejected", "unreachable", "garbled", "interrupted", "diverted", "lost", "down", "failed",
  ]
}

extension Precedence {
  /// How it stands out: the more urgent, the bolder; what is one class on a circuit has one colour.
  var style: Style {
    switch self {
    case .flashOverride: Style(.purple, isBold: true)
    case .flash: Style(.vermillion, isBold: true)
    case .niactImmediate: Style(.blue, isBold: true)
    case .immediate: Style(.blue)
    case .priority: Style(.green)
    case .routine: .plain
    }
  }
}
