package import Diagnostics

/// The texts that one configuration comes from, each with its number.
///
/// A `Position` says in which of them it is, so an error can be shown in the right one.
package struct SourceTexts: Sendable {
  /// What a text is.
  package enum Kind: Sendable {
    /// A file: its lines have numbers.
    case file

    /// Something said on the command line; its name says it all.
    case argument

    /// What holds where nothing is said.
    case builtIn
  }

  private var texts: [(text: SourceText, kind: Kind)] = []

  package init() {}

  /// Takes in a text.
  ///
  /// - Returns: its number.
  package mutating func add(_ text: SourceText, kind: Kind = .file) -> Int {
    texts.append((text, kind))
    return texts.count - 1
  }

  /// Takes in a text and reads it.
  ///
  /// - Throws: a finding with its place if the text is not YAML that is read here.
  package mutating func read(_ text: SourceText, kind: Kind = .file) throws(InvalidInput) -> Node {
    let number = add(text, kind: kind)
    do {
      return try YAMLReader.read(text.bytes, source: number)
    } catch {
      throw InvalidInput([diagnostic(error)])
    }
  }

  package subscript(number: Int) -> SourceText { texts[number].text }

  /// What the text is that a place is in.
  package func kind(at position: Position) -> Kind { texts[position.source].kind }

  /// Where a place is, in a user's words.
  package func location(_ position: Position) -> SourceLocation {
    SourceLocation(file: self[position.source].name, line: position.line, column: position.column)
  }

  /// Where a value was given, shortly: `file:line`, `--set 1` or `default`.
  package func origin(of position: Position) -> String {
    let name = self[position.source].name
    switch kind(at: position) {
    case .file: return "\(name):\(position.line)"
    case .argument, .builtIn: return name
    }
  }

  /// The finding with its text named and its line shown.
  package func diagnostic(
    _ error: ConfigurationError, severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    error.diagnostic(in: self[error.position.source], severity: severity)
  }
}
