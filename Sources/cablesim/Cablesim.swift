import CommandLineInterface
import Diagnostics
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
          1    the answer is no
          2    the command line is not understood
          3    an input is not valid, or an output cannot be written
          4    some runs failed
          130  interrupted

        Results go to standard output, everything else to standard error.
        """,
      version: "cablesim \(version)",
      subcommands: [
        Replay.self, Run.self, ScenarioCommand.self, Estimate.self, TimelineCommand.self, Explain.self,
        AuditCommand.self, Diff.self,
        TopologyCommand.self,
      ])
  }

  static func main() {
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
  /// An input cannot be used, or an output cannot be written.
  static let invalidInput = ExitCode(3)

  /// The answer to the command's question is no.
  static let no = ExitCode(1)

  /// The user stopped it.
  static let interrupted = ExitCode(130)
}

/// How a result is printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json
}
