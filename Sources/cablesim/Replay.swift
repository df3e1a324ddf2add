import Analysis
import CableFormat
import CommandLineInterface
import Diagnostics
import Distribution
import EventKernel
import RelayNetwork
import Report
import Scenario
import Timeline

/// `cablesim replay`: who got this cable, when, and by which way.
struct Replay: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Replay the distribution of a real cable.",
      discussion: """
        The cable is read from its archived text, filed at its time of file in an otherwise idle network, and
        followed until every addressee has it. The whole timeline is written to a SQLite database; the timeline of
        an earlier replay of the same cable is replaced, any other file is refused.

        EXAMPLES:
          cablesim replay Scenarios/astana-2147/cable.txt
          cablesim replay Scenarios/astana-2147/cable.txt --report astana.html
        """)
  }

  @Argument(help: "The file with the cable; - for standard input.", valueName: "cable")
  var cable: String

  @Option(
    name: .shortAndLong, help: "The network, in YAML. Default: the State Department's of October 2008.",
    valueName: "file")
  var topology: String? = nil

  @Option(
    name: .shortAndLong, help: "Where to write the timeline. Default: named after the cable.",
    valueName: "file")
  var output: String? = nil

  @Option(help: "Draw the replay as a web page, too.", valueName: "file")
  var report: String? = nil

  @Flag(help: "Overwrite the outputs whatever they are.")
  var force = false

  @OptionGroup var result: ResultOptions

  mutating func run() throws {
    let topologyPath = try topology ?? ShippedTopology.locate()
    let read = try CableReader.read(InputFile.read(cable))
    let network = try TopologyReader.read(InputFile.read(topologyPath))
    var diagnostics = read.diagnostics
    let filing = try Filing(read, in: network, diagnostics: &diagnostics)
    for diagnostic in diagnostics { standardError(diagnostic.description) }
    let name = ReplayName(filing)
    let scenario = Scenario(
      name: "replay of \(name.title)", topology: network, start: filing.filedAt, duration: .days(30),
      filings: [filing])
    let database = output ?? name.file
    try ReportFile.check(report, inputs: [cable, topologyPath, database], force: force)
    try OutputFile(database, inputs: [cable, topologyPath]).prepare(for: scenario.name, force: force)
    let facts = TimelineWriter.RunFacts(
      arm: "replay", replication: 0, engineVersion: Cablesim.version, arguments: CommandLine.json,
      scenarioText: name.scenario(cable: cable, topology: topologyPath))
    do throws(DatabaseError) {
      try scenario.run(into: database, facts)
    } catch {
      throw OutputFile.failure(error, writing: database)
    }
    try tell(database)
    try ReportFile.write(report, of: database)
  }

  private func tell(_ database: String) throws {
    let reader = try TimelineReader(database)
    guard let run = try reader.runs().last, let message = try reader.messages(run: run.run).first else {
      return
    }
    let report = ReplayReport(
      run: run, message: message, deliveries: try reader.deliveries(run: run.run, message: message.message),
      loads: try reader.circuitLoads(run: run.run),
      latencies: LatencySummary.summaries(of: try reader.latencies(run: run.run)), database: database)
    result.show(report)
  }
}

/// What a replay is called.
private struct ReplayName {
  /// As a person would say it.
  let title: String

  /// The name of its database.
  let file: String

  init(_ filing: Filing) {
    if let reference = filing.messageReference {
      title = reference.description
      let words = reference.origin.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      file = (words.map(String.init) + [String(reference.number)]).joined(separator: "-") + ".db"
    } else {
      title = filing.dateTimeGroup.description
      let words = filing.dateTimeGroup.description.lowercased().split(separator: " ")
      file = "cable-" + words.joined(separator: "-") + ".db"
    }
  }

  /// The replay as a scenario file.
  func scenario(cable: String, topology: String) -> String {
    """
    format: cablesim-scenario/1
    name: \(quoted("replay of \(title)"))
    topology: \(quoted(topology))
    duration: 30 d
    cables:
      - {file: \(quoted(cable))}
    """
  }

  /// A text in double quotes, in which YAML and JSON agree.
  private func quoted(_ text: String) -> String { JSON.string(text).text }
}

extension Scenario {
  /// Runs it and writes everything that happens.
  fileprivate func run(into database: String, _ facts: TimelineWriter.RunFacts) throws(DatabaseError) {
    var writer = try TimelineWriter(creating: database, replacing: true, for: self, facts)
    var engine = RelayEngine(self)
    var line = ProgressLine()
    defer { line.clear() }
    try writer.write(runOf: &engine) { engine in
      line.show("replay", part: nil) { [count = engine.eventCount] _ in ["\(count) events"] }
    }
    try writer.finish()
  }
}
