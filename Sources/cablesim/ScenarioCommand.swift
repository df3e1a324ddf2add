import CommandLineInterface

/// `cablesim scenario`: what a scenario file says, before anything is run.
struct ScenarioCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "scenario", abstract: "Show or check what a scenario says.",
      subcommands: [ScenarioShow.self, ScenarioCheck.self])
  }
}
