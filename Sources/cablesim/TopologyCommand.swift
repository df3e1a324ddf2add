import CommandLineInterface

/// `cablesim topology`: what can be known of a network before anything moves in it.
struct TopologyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "topology", abstract: "Know a network before anything moves in it.",
      subcommands: [TopologyImportCommand.self])
  }
}
