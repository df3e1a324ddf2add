import CommandLineInterface
import RelayNetwork
import Report

/// `cablesim topology diff`: what a change of the network changes.
struct TopologyDiff: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff", abstract: "Compare two networks: their parts, and every way in them.",
      discussion: """
        Every indicator is followed from every station in both networks, at every classification that goes
        another way: what is newly unreachable or reachable, takes other circuits, or takes the same but longer.
        If nothing is printed, nothing differs.

        EXIT CODES:
          0    nothing has become unreachable
          1    something has

        EXAMPLE:
          cablesim topology diff today.yaml tomorrow.yaml
        """)
  }

  @Argument(help: "The earlier network; - for standard input.", valueName: "old")
  var old: String

  @Argument(help: "The later network.", valueName: "new")
  var new: String

  @OptionGroup var result: ResultOptions

  mutating func run() throws {
    let difference = TopologyDifference(
      from: try TopologyReader.read(InputFile.read(old)), to: try TopologyReader.read(InputFile.read(new)))
    let report = DifferenceReport(difference, old: old, new: new)
    result.show(report)
    if result.format == .table, difference.isEmpty { standardError("note: \(report.summary)") }
    if !difference.pairs(.unreachable).isEmpty { throw ExitCode.answerIsNo }
  }
}
