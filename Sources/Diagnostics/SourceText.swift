/// A file's text with its name, cut into lines on demand to show where something is.
public struct SourceText: Sendable {
  /// The name to quote in messages.
  public let name: String

  /// The text as bytes of UTF-8; bytes that are not are shown as U+FFFD.
  public let bytes: [UInt8]

  /// A text in memory.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The text of a line, counted from 1, without its end; empty past the last.
  ///
  /// - Complexity: O(length of the text before the end of the line): meant for messages.
  public func line(_ number: Int) -> String {
    var start = 0
    for _ in 1..<max(number, 1) {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return "" }
      start = end + 1
    }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    var text = bytes[start..<end]
    if text.last == UInt8(ascii: "\r") { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  /// A line with its number and a caret below the column.
  ///
  /// A line too wide for a terminal is shown from shortly before the column.
  public func excerpt(line number: Int, column: Int) -> String {
    let width = 100
    let scalars = Array(line(number).unicodeScalars)
    let first = column <= width ? 0 : column - width / 2
    var shown = String.UnicodeScalarView()
    for scalar in scalars.dropFirst(first).prefix(width) {
      shown.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    let label = String(number)
    let margin = String(repeating: " ", count: label.count)
    let blanks = String(repeating: " ", count: max(0, column - 1 - first))
    while shown.last == " " { shown.removeLast() }
    let text = (first > 0 ? "…" : "") + String(shown)
    let shift = first > 0 ? " " : ""
    return " \(label) | \(text)\n \(margin) | \(shift)\(blanks)^"
  }

  /// A finding in this text, with its line shown.
  public func diagnostic(
    _ severity: Diagnostic.Severity = .error, code: String, line: Int, column: Int, _ message: String,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity, code: code, at: SourceLocation(file: name, line: line, column: column), message, hint: hint,
      excerpt: excerpt(line: line, column: column))
  }
}
