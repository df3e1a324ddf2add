import CommandLineInterface
import Diagnostics
import Glibc

/// Measures the parts of cablesim that have to be fast; nothing a user of the program needs.
@main
struct Benchmark: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cablesim-benchmark", abstract: "Measure the parts of cablesim that have to be fast.",
      version: "cablesim-benchmark", subcommands: [Ring.self])
  }

  static func main() {
    let code = main(Array(CommandLine.arguments.dropFirst())) { error in
      standardError("\(error)")
      return ExitCode(3)
    }
    exit(code.rawValue)
  }
}
