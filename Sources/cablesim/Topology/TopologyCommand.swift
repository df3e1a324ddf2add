import CommandLineInterface

/// `cablesim topology`: what can be known of a network before anything moves in it.
struct TopologyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "topology", abstract: "Check, show, compare and stress a network.",
      subcommands: [
        TopologyCheck.self, TopologyShow.self, TopologyRoute.self, TopologyDiff.self, TopologyImpact.self,
        TopologyApply.self, TopologyImportCommand.self,
      ])
  }
}
