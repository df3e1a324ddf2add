package import Diagnostics

/// Something wrong at a place of a configuration text.
package struct ConfigurationError: Error, Sendable {
  package var code: String
  package var position: Position
  package var message: String
  package var hint: String?

  package init(_ code: String, at position: Position, _ message: String, hint: String? = nil) {
    self.code = code
    self.position = position
    self.message = message
    self.hint = hint
  }

  /// The finding with its file named and its line shown.
  package func diagnostic(
    in source: SourceText, severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    source.diagnostic(
      severity, code: code, line: position.line, column: position.column, message, hint: hint)
  }
}
