import Analysis
import CommandLineInterface
import Configuration
import Diagnostics
import Distribution
import Experiment
import Report
import Scenario
import Timeline

/// `cablesim run`: a scenario, replication after replication.
struct Run: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Run a scenario and tell how long its cables take.",
      discussion: """
        Everything that happens is written to a SQLite database, one run a replication; --record deliveries leaves
        out transmissions and handling, --record none writes no file at all. The timeline of an earlier run of the
        same scenario is replaced, any other file is refused.

        Ctrl-C ends what is in hand, marks the run as interrupted and leaves a database that can be read; the exit
        code is then 130.

        EXAMPLES:
          cablesim run Scenarios/relay-outage.yaml
          cablesim run Scenarios/immediate-vs-routine.yaml --replications 20 --record none
          cablesim run Scenarios/flash-preemption.yaml --set policy.preemption=none -o without.db
        """)
  }

  @Argument(help: "The scenario file; - for standard input.", valueName: "scenario")
  var file: String

  @Option(help: "The seed instead of the scenario's.", valueName: "number")
  var seed: UInt64? = nil

  @Option(
    help: "A value instead of the one that the scenario or its topology has. May be repeated.",
    valueName: "path=value")
  var set: [String] = []

  @Option(help: "How many times it is run, instead of what the scenario says.", valueName: "number")
  var replications: Int? = nil

  @Option(help: "How much is written down: none, deliveries or hops.", valueName: "level")
  var record: String? = nil

  @Flag(help: "Write down the routing lines of background traffic as well.")
  var routingLines = false

  @Option(
    name: .shortAndLong, help: "Where to write the timeline. Default: named after the scenario's file.",
    valueName: "file")
  var output: String? = nil

  @Flag(help: "Overwrite the output whatever it is.")
  var force = false

  @Option(help: "Against which objectives latencies are held: endToEnd, perStation or perSwitch.")
  var objectives = ObjectiveSet.endToEnd

  @Option(help: "How many circuits the table shows.", valueName: "number")
  var top = 10

  @Option(help: "How the result is printed.")
  var format = OutputFormat.table

  mutating func run() throws {
    guard top > 0 else { throw ValidationError("--top is at least 1") }
    var options: [(option: String, key: String, value: String)] = []
    if let replications { options.append(("--replications", "replications", String(replications))) }
    if let record { options.append(("--record", "record", record)) }
    let resolved = try ScenarioFile.resolve(file, set: set, seed: seed, options: options)
    var scenario = resolved.scenario
    scenario.recordsRoutingLines = routingLines
    let database = scenario.recording == .none ? nil : output ?? OutputFile.name(after: file)
    if let database {
      try OutputFile(database, inputs: resolved.files).prepare(for: scenario.name, force: force)
    }
    Interruption.await()
    let summaries = try carryOut(scenario, text: resolved.yaml(absolute: InputFile.absolute), into: database)
    let results = Results(summaries, of: scenario.topology, objectives: objectives)
    let report = RunReport(
      scenario.name, summaries, results, of: scenario.topology, database: database, top: top)
    switch format {
    case .table: for line in report.lines { print(line) }
    case .json: print(report.json.text)
    }
    if Interruption.hasCome { throw ExitCode.interrupted }
  }

  /// Runs one replication after another, until all are done or the user has enough.
  ///
  /// - Parameter database: where everything is written; `nil` for nowhere.
  /// - Returns: one or more.
  private func carryOut(
    _ scenario: Scenario, text: String, into database: String?
  ) throws(InvalidInput) -> [RunSummary] {
    func facts(_ replication: Int) -> TimelineWriter.RunFacts {
      TimelineWriter.RunFacts(
        arm: "", replication: replication, engineVersion: Cablesim.version, arguments: CommandLine.json,
        scenarioText: text)
    }
    do throws(DatabaseError) {
      var timeline: TimelineWriter? = nil
      if let database { timeline = try TimelineWriter(creating: database, replacing: true, for: scenario, facts(0)) }
      var summaries: [RunSummary] = []
      for replication in 0..<scenario.replications {
        // The first is begun whatever happens: an interrupted run is reported on as well.
        if replication > 0 {
          guard !Interruption.hasCome else { break }
          try timeline?.beginRun(of: scenario, facts(replication))
        }
        var line = ProgressLine("run \(replication + 1) of \(scenario.replications)")
        let summary = try Execution.run(scenario, replication: replication) { progress in
          line.show(progress)
          return !Interruption.hasCome
        } take: { (records) throws(DatabaseError) in
          try timeline?.write(records)
        }
        line.clear()
        try timeline?.endRun(summary)
        summaries.append(summary)
      }
      try timeline.take()?.finish()
      return summaries
    } catch {
      throw OutputFile.failure(error, writing: database ?? "")
    }
  }
}

extension TimelineWriter {
  /// Writes what a run came to.
  fileprivate mutating func endRun(_ summary: RunSummary) throws(DatabaseError) {
    try endRun(
      status: summary.stopReason == .interrupted ? "interrupted" : "done", stopReason: summary.stopReason,
      endedAt: summary.endedAt, ties: summary.ties, fingerprint: summary.fingerprint)
  }
}

extension ObjectiveSet: ExpressibleByArgument {}
