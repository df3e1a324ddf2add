import CableFormat
import CommandLineInterface
import Diagnostics
import Report
import Timeline

/// `cablesim timeline`: every step of a cable, out of a timeline database.
struct TimelineCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "timeline", abstract: "Show the steps of a cable in order.",
      discussion: """
        EXAMPLES:
          cablesim timeline astana-2147.db
          cablesim timeline astana-2147.db --addressee RUEHBI
          cablesim timeline astana-2147.db --transcript XRO9011
        """)
  }

  @Argument(help: "The timeline database.", valueName: "database")
  var database: String

  @Option(help: "Which cable: its number in the database. Default: the only one.", valueName: "number")
  var message: Int? = nil

  @Option(help: "Only the way to this addressee.", valueName: "routing-indicator")
  var addressee: String? = nil

  @Option(
    help: "The header of a transmission as the next station printed it: channel letters and number.",
    valueName: "channel-number")
  var transcript: String? = nil

  @Option(help: "How the steps are printed.")
  var format = OutputFormat.table

  mutating func run() throws {
    do {
      let reader = try TimelineReader(database)
      if let transcript { return try print(transcript: transcript, from: reader) }
      try printSteps(from: reader)
    } catch let error as TimelineError {
      throw InvalidInput(code: "timeline", file: database, error.description)
    }
  }

  private func print(transcript: String, from reader: borrowing TimelineReader) throws {
    // What a garbled line may mean is not asked here: a number is given as it is printed.
    guard let identifier = TransmissionIdentifier("VZCZC" + transcript),
      identifier.description == "VZCZC" + transcript, identifier.channel.count == 3
    else {
      throw ValidationError("'\(transcript)' is no channel number; it looks like XRO9011")
    }
    let transcripts = try reader.transcripts(designator: identifier.channel, number: identifier.number.value)
    Swift.print(transcripts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n"))
  }

  private func printSteps(from reader: borrowing TimelineReader) throws {
    guard let run = try reader.runs().first else { throw TimelineError.absent("there is no run in it") }
    if run.status != "done" {
      standardError("note: the run is marked '\(run.status)': its timeline may end early")
    }
    let messages = try reader.messages(run: run.run)
    let wanted = message ?? (messages.count == 1 ? messages[0].message : nil)
    guard let wanted else { return list(messages) }
    guard let row = messages.first(where: { $0.message == wanted }) else {
      throw TimelineError.absent("there is no cable \(wanted)")
    }
    let steps =
      try addressee.map { try reader.steps(run: run.run, message: wanted, to: $0) }
      ?? reader.steps(run: run.run, message: wanted)
    let report = StepReport(row, steps)
    switch format {
    case .table: for line in report.lines { Swift.print(line) }
    case .json: Swift.print(report.json.text)
    }
  }

  /// Says which cables there are, for one has to be chosen.
  private func list(_ messages: [MessageRow]) {
    var table = TextTable(["MESSAGE", "FILED", "PRECEDENCE", "FROM", "REFERENCE"], numeric: [0])
    for row in messages {
      table.append([
        String(row.message), row.dateTimeGroup, row.precedence, row.originator, row.reference ?? "-",
      ])
    }
    for line in table.lines { Swift.print(line) }
    standardError("note: choose one with --message")
  }
}
