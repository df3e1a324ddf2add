import CableFormat
import CommandLineInterface
import Configuration
import Diagnostics
import EventKernel
import Report
import Scenario
import TerminalText
import Timeline

/// `cablesim timeline`: what a timeline database tells of a cable, a circuit or a station.
struct TimelineCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "timeline", abstract: "Show the steps of a cable, a circuit's queue or a station's log.",
      discussion: """
        Without more it shows every step of a cable, or which cables there are to choose from. Times are shown as
        date-time groups and in ISO 8601; they are given as 2008-10-30T11:02:00Z, '301102Z OCT 08', or '+10 min'
        after the run's start.

        EXAMPLES:
          cablesim timeline astana-2147.db
          cablesim timeline astana-2147.db --addressee RUEHBI
          cablesim timeline astana-2147.db --transcript XRO9011
          cablesim timeline day.db --run 3 --queue 'RUEH>RUEHC' --at '+6 h'
          cablesim timeline day.db --station RUEH --from '301100Z OCT 08' --to '301200Z OCT 08' --format csv
          cablesim timeline day.db --datasette
        """)
  }

  @Argument(help: "The timeline database.", valueName: "database")
  var database: String

  @OptionGroup var which: RunOption

  @Option(help: "Which cable: its number in the run. Default: the only one.", valueName: "number")
  var message: Int? = nil

  @Option(help: "Only the way to this addressee.", valueName: "routing-indicator")
  var addressee: String? = nil

  @Option(
    help: "The header of a transmission as the next station printed it: channel letters and number.",
    valueName: "channel-number")
  var transcript: String? = nil

  @Option(help: "What waited for this circuit, and how long, --at a moment.", valueName: "circuit")
  var queue: String? = nil

  @Option(help: "The moment of --queue.", valueName: "time")
  var at: String? = nil

  @Option(
    help: "The log of this station: what came, was filed and sent, by channel number, and what went wrong.",
    valueName: "routing-indicator")
  var station: String? = nil

  @Option(help: "The first moment of --station. Default: the run's start.", valueName: "time")
  var from: String? = nil

  @Option(help: "The first moment after that of --station. Default: the run's end.", valueName: "time")
  var to: String? = nil

  @Flag(help: "Write a description for Datasette beside the database, and say how to start it.")
  var datasette = false

  @Flag(help: "Overwrite the description whatever it is.")
  var force = false

  @Option(help: "How the result is printed.")
  var format = TimelineFormat.table

  @OptionGroup var look: Look

  mutating func run() throws {
    try checkOptions()
    if datasette { return try describe() }
    do {
      let reader = try TimelineReader(database)
      let run = try reader.run(which.number)
      if run.status != "done" {
        standardError("note: the run is marked '\(run.status)': its timeline may end early")
      }
      if let transcript { return try print(transcript: transcript, of: run, from: reader) }
      if let queue { return try print(queue: queue, of: run, from: reader) }
      if let station { return try print(station: station, of: run, from: reader) }
      try printSteps(of: run, from: reader)
    } catch let error as TimelineError {
      throw InvalidInput(code: "timeline", file: database, error.description)
    }
  }

  // MARK: Options

  private func checkOptions() throws {
    let subjects = [
      ("--transcript", transcript != nil), ("--queue", queue != nil), ("--station", station != nil),
      ("--datasette", datasette),
    ].filter(\.1).map(\.0)
    guard subjects.count < 2 else {
      throw ValidationError("\(Spelling.list(subjects)) ask for different things; choose one")
    }
    let subject = subjects.first
    try require(queue != nil ? at : "", "--queue wants the moment: --at")
    for (option, isGiven, owner) in [
      ("--at", at != nil, "--queue"), ("--from", from != nil, "--station"), ("--to", to != nil, "--station"),
      ("--force", force, "--datasette"),
    ] where isGiven && subject != owner {
      throw ValidationError("\(option) belongs to \(owner)")
    }
    for (option, isGiven) in [("--message", message != nil), ("--addressee", addressee != nil)]
    where isGiven && subject != nil {
      throw ValidationError("\(option) and \(subject ?? "") ask for different things; choose one")
    }
  }

  private func require(_ value: String?, _ complaint: String) throws {
    if value == nil { throw ValidationError(complaint) }
  }

  /// The moment of an option.
  private func moment(_ text: String, _ option: String, of run: RunRow) throws -> Instant {
    do throws(ConfigurationError) {
      let time = try ScenarioTime(Node(.scalar(text), at: Position(line: 1, column: 1)))
      return time.instant(from: run.startedAt)
    } catch {
      throw ValidationError("\(option): \(error.message)" + (error.hint.map { "; \($0)" } ?? ""))
    }
  }

  private func show(_ result: some Presentable, csv: String) {
    switch format {
    case .table: look.show(result)
    case .csv: Swift.print(csv, terminator: "")
    case .json: Swift.print(result.json.text)
    }
  }

  // MARK: Subjects

  private func print(transcript: String, of run: RunRow, from reader: borrowing TimelineReader) throws {
    // What a garbled line may mean is not asked here: a number is given as it is printed.
    guard let identifier = TransmissionIdentifier("VZCZC" + transcript),
      identifier.description == "VZCZC" + transcript, identifier.channel.count == 3
    else {
      throw ValidationError("'\(transcript)' is no channel number; it looks like XRO9011")
    }
    let transcripts = try reader.transcripts(
      run: run.run, designator: identifier.channel, number: identifier.number.value)
    let report = TranscriptReport(transcripts)
    show(report, csv: report.csv)
  }

  private func print(queue: String, of run: RunRow, from reader: borrowing TimelineReader) throws {
    let moment = try moment(at ?? "", "--at", of: run)
    let waiting = try reader.queue(run: run.run, circuit: queue, at: moment)
    var length: QueueLength?
    if format == .table, look.output.isTerminal, let end = run.endedAt, end > run.startedAt {
      length = QueueLength(
        over: run.startedAt..<end, try reader.queueLengths(run: run.run, circuit: queue))
    }
    let report = QueueReport(circuit: queue, run: run.run, at: moment, waiting, length: length)
    show(report, csv: report.csv)
  }

  private func print(station: String, of run: RunRow, from reader: borrowing TimelineReader) throws {
    let entries = try reader.stationLog(
      run: run.run, station: station, from: from.map { try moment($0, "--from", of: run) },
      to: to.map { try moment($0, "--to", of: run) })
    let report = StationLogReport(station: station, run: run.run, entries)
    show(report, csv: report.csv)
  }

  private func printSteps(of run: RunRow, from reader: borrowing TimelineReader) throws {
    guard let row = try cable(of: run, from: reader) else { return }
    let steps =
      try addressee.map { try reader.steps(run: run.run, message: row.message, to: $0) }
      ?? reader.steps(run: run.run, message: row.message)
    let report = StepReport(row, steps)
    show(report, csv: report.csv)
  }

  /// The cable that is asked for, or the only one; else says which there are.
  private func cable(of run: RunRow, from reader: borrowing TimelineReader) throws -> MessageRow? {
    if let message { return try reader.message(message, run: run.run) }
    let messages = try reader.messages(run: run.run)
    guard messages.count != 1 else { return messages.first }
    let list = MessageList(messages)
    show(list, csv: list.csv)
    standardError("note: choose one with --message")
    return nil
  }

  /// Writes the description for Datasette.
  private func describe() throws {
    let description: DatasetteDescription
    do throws(TimelineError) {
      let reader = try TimelineReader(database)
      description = DatasetteDescription(
        runs: try reader.runs(), meanings: try reader.columnMeanings(), database: database)
    } catch {
      throw InvalidInput(code: "timeline", file: database, error.description)
    }
    let path = DatasetteDescription.path(beside: database)
    let file = NewFile(path)
    let text = description.json.text + "\n"
    if !file.isAlready(text) {
      try file.check(inputs: [database], force: force)
      try file.write(text)
    }
    Swift.print("The description is in \(path); look at the database with:")
    // Its own limit of a second is short for a view over a large run.
    Swift.print(
      "  datasette \(database.quotedForShell) --metadata \(path.quotedForShell)"
        + " --setting sql_time_limit_ms 20000")
  }
}

/// How a part of a timeline is printed.
enum TimelineFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, csv
}

extension String {
  /// The word as a shell takes it.
  fileprivate var quotedForShell: String {
    let plain = utf8.allSatisfy { byte in
      byte >= 0x80 || "-_./".utf8.contains(byte) || Character(UnicodeScalar(byte)).isLetter
        || Character(UnicodeScalar(byte)).isNumber
    }
    return plain && !isEmpty ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
