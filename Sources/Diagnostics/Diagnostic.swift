/// Something found in an input: where, how bad, what, and what would be right.
public struct Diagnostic: Error, Hashable, Sendable {
  /// How bad a finding is.
  public enum Severity: String, Sendable, CaseIterable {
    case error, warning, note
  }

  /// How bad it is.
  public var severity: Severity

  /// A stable name of the kind of finding, in lower-case words joined by hyphens.
  public var code: String

  /// Where it is.
  public var location: SourceLocation

  /// What is wrong.
  public var message: String

  /// What would be right, where that is known.
  public var hint: String?

  /// The line it stands in and a caret below it, where the text is at hand.
  public var excerpt: String?

  /// A finding, an error unless said otherwise.
  public init(
    _ severity: Severity = .error, code: String, at location: SourceLocation, _ message: String,
    hint: String? = nil, excerpt: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.location = location
    self.message = message
    self.hint = hint
    self.excerpt = excerpt
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The finding as a compiler would print it: `file:line:column: error: what; what would be right`.
  public var description: String {
    var text = "\(location): \(severity): \(message)"
    if let hint { text += "; \(hint)" }
    if let excerpt { text += "\n\(excerpt)" }
    return text
  }
}

extension Diagnostic: Comparable {
  /// The order of their places, then of their codes and messages.
  public static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    (a.location, a.code, a.message) < (b.location, b.code, b.message)
  }
}
