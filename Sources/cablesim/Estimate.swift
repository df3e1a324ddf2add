import Analysis
import CommandLineInterface
import Report
import Scenario

/// `cablesim estimate`: the network of a scenario solved by formulas.
struct Estimate: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Solve the network of a scenario by formulas, without simulating it.",
      discussion: """
        Says in a moment how long cables take on average, which circuits and stations are busiest, how far the
        traffic may grow, and where more speed brings most. Each circuit and station is taken as a line with
        priorities into which cables come by chance; why a simulation will differ is listed below the results.

        EXAMPLES:
          cablesim estimate scenario.yaml
          cablesim estimate scenario.yaml --set 'circuits[RUEH>RUEHC].speed=300 bd'
        """)
  }

  @Argument(help: "The scenario file; - for standard input.", valueName: "scenario")
  var file: String

  @Option(
    help: "A value instead of the one that the scenario or its topology has. May be repeated.",
    valueName: "path=value")
  var set: [String] = []

  @Option(help: "How many circuits and stations the tables show.", valueName: "number")
  var top = 10

  @Option(help: "How the result is printed.")
  var format = OutputFormat.table

  mutating func run() throws {
    guard top > 0 else { throw ValidationError("--top is at least 1") }
    let scenario = try ScenarioFile.resolve(file, set: set).scenario
    let report = EstimateReport(scenario.name, NetworkEstimate(scenario), top: top)
    switch format {
    case .table: for line in report.lines { print(line) }
    case .json: print(report.json.text)
    }
  }
}
