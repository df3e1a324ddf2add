import CommandLineInterface
import Diagnostics
import Experiment
import RelayNetwork
import Report
import Scenario

/// `cablesim test`: scenarios put to the test of what they expect.
struct TestCommand: ParsableCommand {
  /// How results are printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, tap, json
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "test",
      abstract: "Run scenarios and check what they expect.",
      discussion: """
        Each scenario says under `expect` what it shall show. With several replications a quantile or mean is judged
        by its interval: all of it within the limit is a pass, all of it beyond is a failure, and anything else is
        undecided, which more --replications may settle. A single run is judged as it is. Who still waits at the end
        for longer than the limit is too late; who has not waited so long yet does not count.

        A failure shows the cable that fared worst, its path and where its time went. With --shrink a scenario that
        failed is made smaller as long as its first failure remains, and written as NAME.shrunk.yaml with its
        NAME.shrunk-topology.yaml into the current folder. The exit code is 1 if something failed.

        EXAMPLES:
          cablesim test Scenarios/flash-preemption.yaml
          cablesim test Scenarios/*.yaml --jobs 2 --format tap --junit results.xml
        """)
  }

  @Argument(help: "The scenarios.", valueName: "scenario")
  var files: [String] = []

  @OptionGroup var override: OverrideOptions

  @Option(help: "How many times each is run, instead of what it says.", valueName: "number")
  var replications: Int? = nil

  @OptionGroup var crew: CrewOptions

  @OptionGroup var confidence: ConfidenceOption

  @Option(help: "Write the results for a build server into this file.", valueName: "file")
  var junit: String? = nil

  @Flag(help: "Look for the smallest scenario that still fails, and write it.")
  var shrink = false

  @Flag(help: "Overwrite files that are there.")
  var force = false

  @Option(help: "How results are printed.")
  var format = Format.table

  @OptionGroup var look: Look

  mutating func run() throws {
    guard !files.isEmpty else { throw ValidationError("<scenario> is missing") }
    let level = confidence.level
    let options = replications.map {
      [(option: "--replications", key: "replications", value: String($0))]
    }
    let resolved = try files.map { file throws(InvalidInput) in
      try ScenarioFile.resolve(file, set: override.values.set, seed: override.seed, options: options ?? [])
    }
    if let junit { try NewFile(junit).check(inputs: resolved.flatMap(\.files), force: force) }
    Interruption.await()
    var progress = RunProgress(of: resolved.reduce(0) { $0 + $1.scenario.replications })
    var trials: [(file: String, trial: Trial)] = []
    for (file, resolved) in zip(files, resolved) where !Interruption.hasCome {
      if resolved.scenario.expectations.isEmpty { standardError("note: \(file) expects nothing") }
      let trial = Trial(
        of: resolved.scenario, by: crew.crew, confidence: level
      ) { progress.show($0, of: files.count > 1 ? file : "") }
      progress.clear()
      for failure in trial.failures { standardError("\(file): \(failure)") }
      trials.append((file, trial))
    }
    if Interruption.hasCome { throw ExitCode.interrupted }
    let report = TrialReport(trials)
    switch format {
    case .table: look.show(report)
    case .tap: for line in report.tap { print(line) }
    case .json: print(report.json.text)
    }
    if let junit { try NewFile(junit).write(report.junit) }
    if shrink {
      for ((file, trial), resolved) in zip(trials, resolved) { try shrink(file, trial, resolved, level) }
    }
    if trials.contains(where: \.trial.hasFailed) { throw ExitCode.answerIsNo }
    if trials.contains(where: { !$0.trial.failures.isEmpty }) { throw ExitCode.someRunsFailed }
  }

  /// Writes the smallest scenario that fails in the first failure of a trial.
  private func shrink(
    _ file: String, _ trial: Trial, _ resolved: ResolvedScenario, _ confidence: Double
  ) throws {
    guard let failure = trial.judgements.first(where: { $0.ruling == .fail }) else { return }
    let stem = String(OutputFile.name(after: file).dropLast(3))
    let (scenarioPath, topologyPath) = ("\(stem).shrunk.yaml", "\(stem).shrunk-topology.yaml")
    for path in [scenarioPath, topologyPath] {
      try NewFile(path).check(inputs: resolved.files, force: force)
    }
    var line = ProgressLine()
    var shrinker = Shrinker(
      resolved, failure: failure, by: crew.crew,
      confidence: confidence, load: InputFile.read
    ) { shrinker in
      line.show("making \(file) smaller", part: nil) { _ in ["\(shrinker.attempts) tried"] }
    }
    shrinker.shrink()
    line.clear()
    let texts = shrinker.texts(topology: topologyPath, absolute: InputFile.absolute)
    try NewFile(topologyPath).write(texts.topology)
    try NewFile(scenarioPath).write(texts.scenario)
    let scenario = shrinker.smallest.scenario
    standardError(
      "note: \(scenarioPath) still fails with \(Wording.count(scenario.filings.count, "cable")),"
        + " \(Wording.count(scenario.traffic.count, "traffic source")),"
        + " \(Wording.count(scenario.topology.stations.count, "station")) and"
        + " \(Wording.count(scenario.topology.circuits.count, "circuit")) (\(shrinker.attempts) tried)")
    if Interruption.hasCome { throw ExitCode.interrupted }
  }
}
