/// An input that cannot be used, with everything that was found wrong in it.
public struct InvalidInput: Error, Sendable {
  /// The findings in the order of the file; at least one of them is an error.
  public var diagnostics: [Diagnostic]

  /// An input with several findings.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// An input that cannot be read at all.
  public init(code: String, file: String, _ message: String, hint: String? = nil) {
    diagnostics = [Diagnostic(code: code, at: SourceLocation(file: file), message, hint: hint)]
  }
}

extension InvalidInput: CustomStringConvertible {
  /// The findings, one after the other.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
