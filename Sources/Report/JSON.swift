/// A JSON document whose keys keep their order: a contract reads better in the order in which it was written,
/// and a fact that is absent is `null`, not left out. (Foundation's encoder does neither.)
package enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(key: String, value: JSON)])

  /// A text, or `null`.
  package static func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }

  /// A number, or `null`.
  package static func real(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }

  /// The document, indented by two blanks a level, without a final line end.
  package var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += JSON.digits(value)
    case .string(let value): JSON.quote(value, to: &text)
    case .array(let members):
      JSON.enclose("[", members, "]", to: &text, indent) { $0.write(to: &$1, indent: indent + 1) }
    case .object(let members):
      JSON.enclose("{", members, "}", to: &text, indent) {
        JSON.quote($0.key, to: &$1)
        $1 += ": "
        $0.value.write(to: &$1, indent: indent + 1)
      }
    }
  }

  private static func enclose<Member>(
    _ open: String, _ members: [Member], _ close: String, to text: inout String, _ indent: Int,
    _ write: (Member, inout String) -> Void
  ) {
    text += open
    for (index, member) in members.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: indent + 1)
      write(member, &text)
    }
    if !members.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
    text += close
  }

  /// A number as JSON writes it; what is no number becomes `null`.
  static func digits(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
