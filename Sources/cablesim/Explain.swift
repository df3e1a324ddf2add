import Analysis
import CommandLineInterface
import Report
import Timeline

/// `cablesim explain`: why a cable took as long as it did.
struct Explain: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Tell why a cable took as long as it did.",
      discussion: """
        Every microsecond between filing and delivery goes to one cause: handling, waiting for a position or for a
        circuit and behind which cable, transmission, propagation, interrupted work, a circuit or station that was
        down, a closed window, a rerun, no room at the next station, other sections, or a closed office. The parts
        sum exactly. Of several sections, the last that came is followed.

        EXAMPLES:
          cablesim explain astana-2147.db --message 1 --addressee RUEHBI
          cablesim explain outage.db --run 3 --message 12 --addressee RUEHC --format json
        """)
  }

  @Argument(help: "The timeline database.", valueName: "database")
  var database: String

  @Option(help: "Which cable: its number in the database.", valueName: "number")
  var message: Int

  @Option(help: "Which addressee.", valueName: "routing-indicator")
  var addressee: String

  @OptionGroup var which: RunOption

  @OptionGroup var result: ResultOptions

  mutating func run() throws {
    let report = try TimelineInput.open(database, run: which.number) { reader, run in
      let cable = try reader.message(message, run: run.run)
      let explanations = try Blame(run: run.run, in: reader).explanations(of: cable, in: reader) {
        $0.indicator == addressee
      }
      guard !explanations.isEmpty else {
        throw TimelineError.absent("cable \(message) has no addressee \(addressee)")
      }
      return ExplanationReport(cable, explanations)
    }
    result.show(report)
  }
}
