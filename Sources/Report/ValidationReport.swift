package import TerminalText
package import Validation

/// Theory beside simulation, for people and for programs.
package struct ValidationReport: Presentable {
  private let findings: [Finding]
  private let seed: UInt64

  package init(_ findings: [Finding], seed: UInt64) {
    self.findings = findings
    self.seed = seed
  }

  package var passes: Bool { findings.allSatisfy(\.passes) }

  package func lines(on screen: Screen) -> [String] {
    var table = TextTable(
      ["CASE", "WHAT", "MEASURE", "THEORY", "SIMULATED", "±", "RESULT"], numeric: [3, 4, 5])
    for (index, row) in findings.enumerated() {
      let isFirst = index == 0 || findings[index - 1].id != row.id
      table.append([
        isFirst ? row.id : "", isFirst ? row.name : "", row.measure, number(row.theory),
        number(row.simulated),
        row.halfWidth == 0 ? "exact" : number(row.halfWidth), row.failure.map { "FAIL: \($0)" } ?? "ok",
      ])
    }
    let failed = findings.count { !$0.passes }
    return table.lines(on: screen) + [
      "",
      failed == 0
        ? "All \(findings.count) numbers agree with theory (seed \(seed))."
        : "\(failed) of \(findings.count) numbers do not agree with theory (seed \(seed)).",
    ]
  }

  /// Times are in units of the case; what never comes is a line.
  private func number(_ value: Double) -> String {
    value.isFinite ? Wording.decimals(value, 4) : "never"
  }

  /// The document `cablesim-validation/1`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-validation/1")), ("seed", .string(String(seed))),
      ("passes", .bool(passes)),
      (
        "findings",
        .array(
          findings.map {
            .object([
              ("case", .string($0.id)), ("name", .string($0.name)), ("measure", .string($0.measure)),
              ("theorySeconds", .number($0.theory)), ("simulatedSeconds", .number($0.simulated)),
              ("halfWidthSeconds", .number($0.halfWidth)), ("passes", .bool($0.passes)),
              ("failure", .text($0.failure)),
            ])
          })
      ),
    ])
  }
}
