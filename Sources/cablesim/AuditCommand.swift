import CommandLineInterface
import Report
import Timeline

/// `cablesim audit`: whether a recorded run obeyed the rules.
struct AuditCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "audit", abstract: "Prove by its rows alone that a recorded run obeyed the rules.",
      discussion: """
        Every rule is derived anew from the rows, by SQL: that no addressee is lost, no channel used twice at a
        time, nobody served out of turn, nothing sent on a circuit that was down or not cleared for it, and so on.
        Each is printed with the number of rows looked at, and the rows that break it. The exit code is 1 if there
        are any.

        EXAMPLES:
          cablesim audit astana-2147.db
          cablesim audit outage.db --run 3 --format json
        """)
  }

  @Argument(help: "The timeline database.", valueName: "database")
  var database: String

  @Option(name: .customLong("run"), help: "Which run. Default: all of them.", valueName: "number")
  var runNumber: Int? = nil

  @OptionGroup var result: ResultOptions

  mutating func run() throws {
    var isClean = true
    var line = ProgressLine()
    let reports = try TimelineInput.open(database, run: runNumber) { reader, run in
      let runs = runNumber == nil ? try reader.runs() : [run]
      return try runs.enumerated().map { index, run in
        let findings = try Audit.findings(run: run.run, in: reader) { rule, part in
          line.show("run \(run.run), \(rule)", part: (Double(index) + part) / Double(runs.count))
        }
        return AuditReport(run, findings)
      }
    }
    line.clear()
    for (index, report) in reports.enumerated() {
      if !report.isClean { isClean = false }
      guard result.format == .table else { continue }
      if index > 0 { print() }
      result.look.show(report)
    }
    if result.format == .json { print(AuditReport.json(of: reports).text) }
    if !isClean { throw ExitCode.answerIsNo }
  }
}
