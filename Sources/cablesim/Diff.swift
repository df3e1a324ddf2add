import Analysis
import CommandLineInterface
import Report
import Timeline

/// `cablesim diff`: in what two recorded runs differ.
struct Diff: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Compare two recorded runs event by event.",
      discussion: """
        Says whether the same happened, which event is the first that only one of the runs has, and what changed by
        how much for each addressee of each cable. The order and the numbers of rows do not matter: cables are told
        apart by originator, number and date-time group. The exit code is 1 if anything differs.

        EXAMPLES:
          cablesim diff before.db after.db
          cablesim diff day.db day.db --run 1 --other-run 2 --format json
        """)
  }

  @Argument(help: "A timeline database.", valueName: "first")
  var first: String

  @Argument(help: "Another one, or the same.", valueName: "second")
  var second: String

  @Option(name: .customLong("run"), help: "Which run of both. Default: the first.", valueName: "number")
  var runNumber: Int? = nil

  @Option(help: "Which run of the second, where it is another.", valueName: "number")
  var otherRun: Int? = nil

  @Option(help: "How many changes the table shows.", valueName: "number")
  var top = 20

  @OptionGroup var result: ResultOptions

  mutating func run() throws {
    guard top > 0 else { throw ValidationError("--top is at least 1") }
    let divergence = try TimelineInput.open(first, run: runNumber) { reader, run in
      try TimelineInput.open(second, run: otherRun ?? runNumber) { other, otherRun in
        try Divergence(of: run.run, in: reader, and: otherRun.run, in: other)
      }
    }
    let names = first == second ? ["FIRST", "SECOND"] : [first, second]
    let report = DivergenceReport(names, divergence, top: top)
    result.show(report)
    if !divergence.isEmpty { throw ExitCode.answerIsNo }
  }
}
