/// The way to a value: `policy.preemption`, `circuits[RUEHTA>RUEH].speed`, `traffic[0].interval`.
///
/// Keys are joined by points; a member of a list stands in brackets by its name or by its index from 0, `[*]`
/// being every one.
package struct NodePath: Sendable {
  package enum Step: Hashable, Sendable {
    case key(String)
    case member(String)
    case everyMember
  }

  /// A step and where it is written.
  package struct Part: Sendable {
    package var step: Step
    package var position: Position
  }

  /// One at least, the first being a key.
  package let parts: [Part]

  /// The path that a text writes.
  ///
  /// - Parameter position: where the text begins.
  /// - Throws: if it does not follow the grammar.
  package init(_ text: some StringProtocol, at position: Position) throws(ConfigurationError) {
    var parser = PathParser(text, at: position)
    parts = try parser.parts()
  }

  /// The key it begins with.
  package var root: String {
    guard case .key(let key)? = parts.first?.step else { return "" }
    return key
  }

  /// Where the path of `path=value` ends: at the first equals sign that no bracket encloses.
  package static func end(in text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case "[": depth += 1
      case "]": depth -= 1
      case "=" where depth <= 0: return index
      default: break
      }
    }
    return nil
  }
}

extension NodePath: CustomStringConvertible {
  /// The path as it is written.
  package var description: String {
    var text = ""
    for part in parts {
      switch part.step {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .member(let name): text += "[\(name)]"
      case .everyMember: text += "[*]"
      }
    }
    return text
  }
}

/// Cuts a path into its steps.
private struct PathParser {
  private let characters: [Character]
  private let start: Position
  private var next = 0

  init(_ text: some StringProtocol, at start: Position) {
    characters = Array(String(text))
    self.start = start
  }

  mutating func parts() throws(ConfigurationError) -> [NodePath.Part] {
    var parts = [try key()]
    while next < characters.count {
      switch characters[next] {
      case ".":
        next += 1
        parts.append(try key())
      case "[":
        parts.append(try member())
      default:
        throw error("'.' or '[' is wanted here")
      }
    }
    return parts
  }

  private mutating func key() throws(ConfigurationError) -> NodePath.Part {
    let begin = next
    while next < characters.count, !".[]".contains(characters[next]) { next += 1 }
    guard next > begin else { throw error("a key is wanted here") }
    return NodePath.Part(step: .key(String(characters[begin..<next])), position: position(begin))
  }

  private mutating func member() throws(ConfigurationError) -> NodePath.Part {
    let begin = next + 1
    guard let end = characters[begin...].firstIndex(of: "]") else { throw error("']' is missing") }
    next = begin
    guard end > begin else { throw error("a member's index or name is wanted between the brackets") }
    next = end + 1
    let name = String(characters[begin..<end])
    return NodePath.Part(step: name == "*" ? .everyMember : .member(name), position: position(begin))
  }

  private func position(_ offset: Int) -> Position {
    let scalars = characters[..<offset].reduce(0) { $0 + $1.unicodeScalars.count }
    return Position(line: start.line, column: start.column + scalars, source: start.source)
  }

  private func error(_ message: String) -> ConfigurationError {
    ConfigurationError(
      "not-a-path", at: position(next), message,
      hint: "a path looks like policy.preemption or traffic[0].interval")
  }
}
