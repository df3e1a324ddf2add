import CommandLineInterface
import Glibc

/// The program that measures how fast parts of cablesim are: one file a measurement.
@main
struct Benchmark: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cablesim-benchmark", abstract: "Measure how fast parts of cablesim are.",
      discussion: """
        Build it for speed: swift run -c release cablesim-benchmark parse
        Figures are CPU time of this process, user and system.
        """,
      subcommands: [ParseBenchmark.self])
  }

  static func main() {
    let code = main(Array(CommandLine.arguments.dropFirst())) { error in
      standardError("\(error)")
      return ExitCode(3)
    }
    exit(code.rawValue)
  }
}
