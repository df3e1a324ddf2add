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

  @OptionGroup var values: SetOption

  @Option(help: "How many circuits and stations the tables show.", valueName: "number")
  var top = 10

  @OptionGroup var result: ResultOptions

  mutating func run() throws {
    guard top > 0 else { throw ValidationError("--top is at least 1") }
    let scenario = try ScenarioFile.resolve(file, set: values.set).scenario
    let report = EstimateReport(scenario.name, NetworkEstimate(scenario), top: top)
    result.show(report)
  }
}
