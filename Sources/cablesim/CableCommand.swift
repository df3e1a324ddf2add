import CommandLineInterface

/// `cablesim cable`: read, check and write the text of cables.
struct CableCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cable", abstract: "Read, check and write the text of cables.",
      discussion: """
        Cables are read in the wire form (ACP 127, JANAP 128), in the form of the archives of 2000 to 2010, and as
        the telegrams of 1966 to 1979; many in one file are told apart, and sections are joined.
        """,
      subcommands: [CableParse.self, CableCheck.self, CableWrite.self])
  }
}
