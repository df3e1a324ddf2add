import CommandLineInterface
import Diagnostics
import RelayNetwork
import Scenario

/// `cablesim scenario check`: whether scenarios can be run.
struct ScenarioCheck: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check", abstract: "Check scenarios and all that they refer to.",
      discussion: """
        Everything that is found goes to standard error, as file:line:column; the exit code is 3 if one of the
        scenarios cannot be run.

        EXAMPLE:
          cablesim scenario check Scenarios/*.yaml
        """)
  }

  @Argument(help: "The scenario files; - for standard input.", valueName: "scenario")
  var files: [String] = []

  mutating func run() throws {
    guard !files.isEmpty else { throw ValidationError("<scenario> is missing") }
    var isValid = true
    for file in files {
      do throws(InvalidInput) {
        let resolved = try ScenarioFile.resolve(file)
        print("\(file): \(ScenarioCheck.summary(of: resolved))")
      } catch {
        standardError(error.description)
        isValid = false
      }
    }
    if !isValid { throw ExitCode.invalidInput }
  }

  /// What was found to be in a scenario, in a line.
  private static func summary(of resolved: ResolvedScenario) -> String {
    let scenario = resolved.scenario
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)" + (number == 1 ? "" : "s") }
    let parts = [
      count(scenario.topology.stations.count, "station"), count(scenario.topology.circuits.count, "circuit"),
      count(scenario.filings.count, "cable"), count(scenario.traffic.count, "traffic source"),
      count(scenario.outages.count, "incident"), count(scenario.expectations.count, "expectation"),
    ]
    return "valid, with " + Spelling.list(parts)
  }
}
