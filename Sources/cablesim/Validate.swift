import CommandLineInterface
import Diagnostics
import Report
import Validation

/// `cablesim validate`: known answers of queueing theory beside what this program simulates.
struct Validate: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Compare the simulation with known answers of theory.",
      discussion: """
        Runs small networks whose long-run averages, or whose every move, are known, through the same engine as
        everything else, and prints theory beside simulation: 20 independent replications each, theory has to
        lie in an interval of 99.9 %, and the interval must not be wider than 2 % on each side. With another seed
        than the usual, a sound program fails one number in a thousand. Takes about a minute; the exit code is 1 if
        a number does not agree.

        EXAMPLES:
          cablesim validate
          cablesim validate Q5 Q15
        """)
  }

  @Argument(help: "Only these cases. Default: all.", valueName: "case")
  var cases: [String] = []

  @Option(help: "The seed of the draws.", valueName: "number")
  var seed: UInt64 = 1

  @OptionGroup var result: ResultOptions

  mutating func run() throws {
    for id in cases where !Validation.ids.contains(id) {
      throw ValidationError("there is no case '\(id)'; there is \(Spelling.list(Validation.ids))")
    }
    var line = ProgressLine()
    let findings = Validation.findings(of: cases, seed: seed) { id, name, part in
      line.show("\(id), \(name)", part: part, otherwise: "\(id): \(name)")
    }
    line.clear()
    let report = ValidationReport(findings, seed: seed)
    result.show(report)
    if !report.passes { throw ExitCode.answerIsNo }
  }
}
