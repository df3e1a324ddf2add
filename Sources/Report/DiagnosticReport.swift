package import Diagnostics

/// Findings about files, for programs.
package struct DiagnosticReport {
  private let diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// `2 errors and 1 warning`, or that nothing was found.
  package var summary: String {
    let counts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
      let number = diagnostics.count { $0.severity == severity }
      return number == 0 ? nil : Wording.count(number, severity.rawValue)
    }
    return counts.isEmpty ? "nothing is wrong" : Spelling.list(counts)
  }

  /// The document `cablesim-diagnostics/1`; further facts about what was checked stand before the findings.
  package func json(_ facts: [(key: String, value: JSON)] = []) -> JSON {
    .object(
      [("schema", .string("cablesim-diagnostics/1"))] + facts
        + Diagnostic.Severity.allCases.map { severity in
          (severity.rawValue + "s", .integer(diagnostics.count { $0.severity == severity }))
        } + [("diagnostics", .array(diagnostics.map(\.json)))])
  }
}

extension Diagnostic {
  fileprivate var json: JSON {
    .object([
      ("severity", .string(severity.rawValue)), ("code", .string(code)), ("file", .string(location.file)),
      ("line", .integer(location.line)), ("column", .integer(location.column)),
      ("message", .string(message)), ("hint", .text(hint)),
    ])
  }
}
