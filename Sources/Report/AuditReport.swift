package import TerminalText
package import Timeline

/// Whether a run obeyed the rules.
package struct AuditReport: Presentable {
  private let run: RunRow
  private let findings: [Audit.Finding]

  /// How many rows that break a rule are listed for people.
  private static let listed = 10

  package init(_ run: RunRow, _ findings: [Audit.Finding]) {
    self.run = run
    self.findings = findings
  }

  package var isClean: Bool { findings.allSatisfy { $0.violationCount == 0 } }

  package func lines(on screen: Screen) -> [String] {
    var table = TextTable(
      ["RULE", "ROWS", "VIOLATIONS", "WHAT IT SAYS"], numeric: [1, 2],
      concessions: [.shorten("WHAT IT SAYS", to: 20), .drop("WHAT IT SAYS")])
    for finding in findings {
      table.append([
        finding.rule, String(finding.checked), String(finding.violationCount), finding.statement,
      ])
    }
    var lines = table.lines(on: screen) + [""]
    for finding in findings where finding.violationCount > 0 {
      lines.append("\(finding.rule):")
      lines += finding.violations.prefix(AuditReport.listed).map { "  \($0.table) \($0.row): \($0.detail)" }
      let more = finding.violationCount - AuditReport.listed
      if more > 0 { lines.append("  and \(more) more") }
    }
    let broken = findings.filter { $0.violationCount > 0 }.count
    let verdict = isClean ? "obeys all \(findings.count) rules" : "breaks \(Wording.count(broken, "rule"))"
    return lines + ["Run \(run.run) of \(run.scenario) \(verdict)."]
  }

  /// The document `cablesim-audit/1` of some runs.
  package static func json(of reports: [AuditReport]) -> JSON {
    .object([
      ("schema", .string("cablesim-audit/1")), ("clean", .bool(reports.allSatisfy(\.isClean))),
      ("runs", .array(reports.map(\.json))),
    ])
  }

  package var json: JSON {
    .object([
      ("run", .integer(run.run)), ("scenario", .string(run.scenario)), ("clean", .bool(isClean)),
      ("rules", .array(findings.map(AuditReport.json(of:)))),
    ])
  }

  private static func json(of finding: Audit.Finding) -> JSON {
    .object([
      ("rule", .string(finding.rule)), ("statement", .string(finding.statement)),
      ("rowsChecked", .integer(finding.checked)), ("violationCount", .integer(finding.violationCount)),
      (
        "violations",
        .array(
          finding.violations.map { violation in
            .object([
              ("table", .string(violation.table)), ("row", .string(violation.row)),
              ("detail", .string(violation.detail)),
            ])
          })
      ),
    ])
  }
}
