import CommandLineInterface
import Diagnostics
import Distribution
import Glibc

/// Measures the parts of cablesim that have to be fast; nothing a user of the program needs.
@main
struct Benchmark: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cablesim-benchmark", abstract: "Measure the parts of cablesim that have to be fast.",
      discussion: """
        Build it for speed: swift run -c release cablesim-benchmark ring
        Figures are CPU time of this process, user and system.
        """,
      version: "cablesim-benchmark",
      subcommands: [
        ParseBenchmark.self, Ring.self, RecordBenchmark.self, KernelBenchmark.self, LoadBenchmark.self,
        RoutesBenchmark.self, ImpactBenchmark.self, ReplicationsBenchmark.self,
      ])
  }

  static func main() {
    returnFreedMemory()
    let code = main(Array(CommandLine.arguments.dropFirst())) { error in
      standardError("\(error)")
      return ExitCode(3)
    }
    exit(code.rawValue)
  }
}
