import Analysis
import CableFormat
import CommandLineInterface
import Configuration
import Diagnostics
import Distribution
import Experiment
import RelayNetwork
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
        out transmissions and handling, --record none writes no file at all. Runs that the file already has are not
        made again: more replications add to it. The timeline of the same scenario with other values is replaced,
        any other file is refused.

        Replications are made in parallel with --jobs; results and database are the same however many there are.
        With --precision there are as many as it takes until half of the interval of each mean time is at most that part
        of it. Where the warm-up is auto, each replication says how much of it was cut off (MSER-5), and one that
        never settles has failed; the others go on.

        Ctrl-C ends what is in hand, marks the run as interrupted and leaves a database that can be read; the exit
        code is then 130.

        EXAMPLES:
          cablesim run Scenarios/relay-outage.yaml
          cablesim run Scenarios/immediate-vs-routine.yaml --replications 20 --jobs 2 --record none
          cablesim run Scenarios/immediate-vs-routine.yaml --precision 5% --record none --estimate
          cablesim run Scenarios/flash-preemption.yaml --set policy.preemption=none -o without.db
        """)
  }

  @Argument(help: "The scenario file; - for standard input.", valueName: "scenario")
  var file: String

  @OptionGroup var override: OverrideOptions

  @Option(help: "How many times it is run, instead of what the scenario says.", valueName: "number")
  var replications: Int? = nil

  @OptionGroup var crew: CrewOptions

  @Option(
    help: "Go on until each mean is known to this part of it, such as 5%.", valueName: "part")
  var precision: Share? = nil

  @OptionGroup var confidence: ConfidenceOption

  @Option(help: "How many replications --precision takes at most. Default: 200.", valueName: "number")
  var maxReplications: Int? = nil

  @Flag(help: "Make no further replications when one has failed.")
  var failFast = false

  @Flag(help: "Show beside the results what formulas say, and why they differ.")
  var estimate = false

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

  @OptionGroup var result: ResultOptions

  mutating func run() throws {
    guard top > 0 else { throw ValidationError("--top is at least 1") }
    var options: [(option: String, key: String, value: String)] = []
    if let replications { options.append(("--replications", "replications", String(replications))) }
    if let record { options.append(("--record", "record", record)) }
    let resolved = try ScenarioFile.resolve(
      file, set: override.values.set, seed: override.seed, options: options)
    var scenario = resolved.scenario
    scenario.recordsRoutingLines = routingLines
    let plan = try plan(of: scenario)
    let database = scenario.recording == .none ? nil : output ?? OutputFile.name(after: file)
    Interruption.await()
    let yield = try carryOut(plan, scenario, resolved, into: database)
    let notes = notes(on: yield, of: scenario.topology, plan.confidence)
    if yield.good.isEmpty {
      for note in notes { standardError(note) }
    } else {
      report(yield, notes, scenario, plan.confidence, database)
    }
    if Interruption.hasCome { throw ExitCode.interrupted }
    if !yield.failed.isEmpty { throw ExitCode.someRunsFailed }
  }

  /// How many replications there are.
  private func plan(of scenario: Scenario) throws -> Replications {
    let level = confidence.level
    guard let precision else {
      guard maxReplications == nil else { throw ValidationError("--max-replications goes with --precision") }
      return Replications(of: scenario, confidence: level)
    }
    guard precision.value > 0 else { throw ValidationError("--precision is more than 0, such as 5%") }
    let limit = maxReplications ?? 200
    guard limit > 1 else { throw ValidationError("--max-replications is at least 2") }
    return Replications(of: scenario, precision: precision.value, confidence: level, limit: limit)
  }

  // MARK: Running

  private func carryOut(
    _ plan: Replications, _ scenario: Scenario, _ resolved: ResolvedScenario, into database: String?
  ) throws -> Replications.Yield {
    let document = RunKey.document(of: resolved, InputFile.absolute)
    func key(_ replication: Int) -> String {
      RunKey.text(
        of: scenario, document: document, replication: replication, engineVersion: Cablesim.version)
    }
    var known: [Int: RunSummary] = [:]
    if let database {
      if !force { known = try self.known(scenario, keys: (0..<plan.limit).map(key), in: database) }
      if known.isEmpty {
        try OutputFile(database, inputs: resolved.files).prepare(for: scenario.name, force: force)
      }
    }
    let text = resolved.yaml(absolute: InputFile.absolute)
    do throws(DatabaseError) {
      var book = RunBook(database, adds: !known.isEmpty)
      var progress = RunProgress(of: plan.limit - known.count, isLimit: precision != nil)
      defer { progress.clear() }
      let yield = try plan.carryOut(
        known: known, by: crew.crew, into: &book,
        facts: {
          TimelineWriter.RunFacts(
            arm: "", replication: $0, engineVersion: Cablesim.version, arguments: CommandLine.json,
            scenarioText: text, key: key($0))
        }, stopsAtFailure: failFast
      ) { _, news in
        progress.show(news)
      }
      try book.finish()
      return yield
    } catch {
      throw OutputFile.failure(error, writing: database ?? "")
    }
  }

  /// The replications that a database has already.
  private func known(
    _ scenario: Scenario, keys: [String], in database: String
  ) throws -> [Int: RunSummary] {
    let runs = try OutputFile.runs(of: database, among: keys)
    guard !runs.isEmpty else { return [:] }
    let reader = try TimelineReader(database)
    var known: [Int: RunSummary] = [:]
    for (replication, key) in keys.enumerated() {
      guard let run = runs[key] else { continue }
      known[replication] = try RunSummary(of: scenario, replication: replication, run, in: reader)
    }
    let missing = precision == nil ? keys.count - known.count : nil
    let rest = missing.map { $0 == 0 ? "nothing is run" : "\($0) more to run" } ?? "only others are run"
    standardError("note: \(database) has \(Wording.count(known.count, "run")) of it already; \(rest)")
    return known
  }

  // MARK: Telling

  private func report(
    _ yield: Replications.Yield, _ notes: [String], _ scenario: Scenario, _ confidence: Double,
    _ database: String?
  ) {
    let results = Results(
      yield.good, of: scenario.topology, objectives: objectives, confidence: confidence)
    let report = RunReport(
      scenario.name, yield.good, results, of: scenario.topology, database: database, top: top, notes: notes,
      estimate: estimate ? NetworkEstimate(scenario) : nil)
    result.show(report)
  }

  /// What has to be said of the replications as such.
  private func notes(
    on yield: Replications.Yield, of topology: Topology, _ confidence: Double
  ) -> [String] {
    var notes = yield.failed.map {
      "replication \($0.replication) failed: \($0.failure ?? "")"
    }
    if let isPrecise = yield.isPrecise, let precision {
      let part = Wording.percent(precision.value)
      let count = yield.summaries.count
      notes.append(
        "\(count) replications were \(isPrecise ? "" : "not ")enough for ±\(part) of every mean")
      if !isPrecise, let worst = Results(yield.good, of: topology, confidence: confidence).leastPrecise {
        let key = worst.key
        notes.append(
          "least is known of \(key.precedence?.name ?? "") \(key.role.rawValue) \(key.measure.rawValue):"
            + " \(Wording.estimate(worst.mean))")
      }
    }
    return notes
  }
}

extension ObjectiveSet: ExpressibleByArgument {}
