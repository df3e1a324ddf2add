import CommandLineInterface
import Diagnostics
import Distribution
import Glibc

/// The program: its commands, and how it ends.
@main
struct Cablesim: ParsableCommand {
  static let version = "0.1.0"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Simulate how diplomatic telegrams travel through a network of relay stations.",
      discussion: """
        EXIT CODES:
          0    all went well
          1    the answer is no: something was checked and does not hold
          2    the command line is not understood
          3    an input is not valid, or an output cannot be written
          4    some runs failed
          130  interrupted

        Results go to standard output, everything else to standard error.

        TERMINALS:
          On a terminal results are coloured, have bars beside times, and fit its width; files and pipes get plain
          text. --color always or never goes before NO_COLOR, CLICOLOR_FORCE and TERM; COLUMNS goes before the
          terminal's own width.
        """,
      version: "cablesim \(version)",
      subcommands: [
        Replay.self, Run.self, Compare.self, TestCommand.self, SweepCommand.self, Estimate.self,
        CableCommand.self, ScenarioCommand.self, TopologyCommand.self, TimelineCommand.self, Explain.self,
        AuditCommand.self, Diff.self, Export.self, ReportCommand.self, Validate.self,
      ])
  }

  static func main() {
    returnFreedMemory()
    let code = main(Array(CommandLine.arguments.dropFirst()), report: report)
    exit(code.rawValue)
  }

  /// Prints an error that a command ended with.
  private static func report(_ error: any Error) -> ExitCode {
    standardError("\(error)")
    return .invalidInput
  }
}

extension ExitCode {
  /// What was asked has been worked out, and the answer is no.
  static let answerIsNo = ExitCode(1)

  /// An input cannot be used, or an output cannot be written.
  static let invalidInput = ExitCode(3)

  /// Some replications came to no result.
  static let someRunsFailed = ExitCode(4)

  /// The user stopped it.
  static let interrupted = ExitCode(130)
}

/// How a result is printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json
}
