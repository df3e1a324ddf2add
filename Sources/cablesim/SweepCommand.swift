import CommandLineInterface
import Diagnostics
import Experiment
import Report
import Scenario
import Timeline

/// `cablesim sweep`: a scenario with every combination of values.
struct SweepCommand: ParsableCommand {
  /// How the table is printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sweep",
      abstract: "Run a scenario with every combination of values, and give one table of all results.",
      discussion: """
        Every --vary names a path and its values; all are crossed, or with --lock-step the first values of all go
        together, then the second. All runs are on the same draws. The table has a row for each combination,
        precedence, role and measure; --output writes it as CSV, JSON or SQLite, by the ending of the file's name.

        EXAMPLES:
          cablesim sweep scenario.yaml --vary 'circuits[*].speed=50 bd,75 bd,150 bd' --dry-run
          cablesim sweep scenario.yaml --vary 'circuits[*].speed=50 bd,75 bd' --vary policy.preemption=none,flash \\
            --except 'circuits[*].speed=50 bd,policy.preemption=flash' --output sweep.csv
        """)
  }

  @Argument(help: "The scenario file; - for standard input.", valueName: "scenario")
  var file: String

  @Option(
    help: "What is varied, and its values with commas between. May be repeated.", valueName: "path=values")
  var vary: [String] = []

  @Flag(help: "Take the first values of all together, then the second, and so on.")
  var lockStep = false

  @Option(
    help: "Leave out the combinations that have all of these values. May be repeated.",
    valueName: "path=value,…")
  var except: [String] = []

  @OptionGroup var override: OverrideOptions

  @Option(help: "How many times each is run, instead of what the scenario says.", valueName: "number")
  var replications: Int? = nil

  @OptionGroup var crew: CrewOptions

  @OptionGroup var confidence: ConfidenceOption

  @Flag(help: "List the runs, and make none.")
  var dryRun = false

  @Option(name: .shortAndLong, help: "Write the table into this file: .csv, .json or .db.", valueName: "file")
  var output: String? = nil

  @Flag(help: "Overwrite that file if it is there.")
  var force = false

  @Option(help: "How the table is printed.")
  var format = Format.table

  @OptionGroup var look: Look

  mutating func run() throws {
    let level = confidence.level
    let ending = try output.map { try TableEnding(ofFile: $0) }
    let (sweep, inputs) = try sweep()
    if let output { try NewFile(output).check(inputs: inputs, force: force) }
    if dryRun {
      list(sweep)
      return
    }
    Interruption.await()
    var progress = RunProgress(of: sweep.runCount)
    let runs = sweep.carryOut(by: crew.crew) { _, news in
      progress.show(news)
    }
    progress.clear()
    let good = runs.map { $0.filter { $0.failure == nil && !$0.isInterrupted } }
    let report = SweepReport(sweep, good, confidence: level)
    switch format {
    case .table: look.show(report)
    case .csv: print(report.table.csv, terminator: "")
    case .json: print(report.json.text)
    }
    if let output, let ending { try write(report, to: output, as: ending) }
    if Interruption.hasCome { throw ExitCode.interrupted }
    try complain(of: runs, in: sweep)
  }

  // MARK: The combinations

  /// The sweep that the options ask for, and the files that it is read from.
  private func sweep() throws -> (Sweep, inputs: [String]) {
    guard !vary.isEmpty else { throw ValidationError("nothing is varied; say --vary path=value,value") }
    let variations = try vary.enumerated().map { index, text in
      guard let variation = Variation("--vary \(index + 1)", text) else {
        throw ValidationError("--vary \(text): '=' and values are missing; write it like seed=1,2,3")
      }
      return variation
    }
    var inputs: [String] = []
    let points = try combinations(of: variations).rows.map { row in
      var options: [(option: String, key: String, value: String)] = []
      if let replications { options.append(("--replications", "replications", String(replications))) }
      let resolved = try ScenarioFile.resolve(
        file, set: override.values.set, seed: override.seed, options: options,
        overrides: row.flatMap(\.overrides))
      inputs = resolved.files
      return Sweep.Point(row.map(\.value), resolved.scenario)
    }
    return (Sweep(variations.map(\.name), points), inputs)
  }

  private func combinations(of variations: [Variation]) throws -> Combinations {
    var combinations: Combinations
    do throws(Combinations.Refusal) {
      combinations = try Combinations(of: variations, lockStep: lockStep)
    } catch {
      switch error {
      case .unequal(let name, let count, let first, let firstCount):
        throw ValidationError(
          "--lock-step: \(name) has \(Wording.count(count, "value")), \(first) has \(firstCount)")
      }
    }
    for exception in except where combinations.leaveOut(ValueList.values(of: exception)) == 0 {
      throw ValidationError("--except \(exception): no combination has all of these values")
    }
    guard !combinations.rows.isEmpty else { throw ValidationError("--except leaves nothing to run") }
    return combinations
  }

  private func list(_ sweep: Sweep) {
    for (index, point) in sweep.points.enumerated() {
      let values = zip(sweep.names, point.values).map { "\($0)=\($1)" }.joined(separator: ", ")
      print("\(index + 1): \(values): \(Wording.count(point.scenario.replications, "run"))")
    }
    print("\(Wording.count(sweep.points.count, "combination")), \(Wording.count(sweep.runCount, "run"))")
  }

  // MARK: The table

  private func write(_ report: SweepReport, to path: String, as ending: TableEnding) throws {
    switch ending {
    case .csv: try NewFile(path).write(report.table.csv)
    case .json: try NewFile(path).write(report.json.text + "\n")
    case .db, .sqlite:
      TimelineFile.remove(path)
      do throws(DatabaseError) {
        let table = report.table
        try TableFile.write(path, table: "sweep", columns: table.columns, rows: table.cells)
      } catch {
        throw OutputFile.failure(error, writing: path)
      }
    }
  }

  /// Says which runs failed.
  ///
  /// - Throws: the exit code, if some did.
  private func complain(of runs: [[RunSummary]], in sweep: Sweep) throws {
    var hasFailed = false
    for (point, runs) in zip(sweep.points, runs) {
      for run in runs {
        guard let failure = run.failure else { continue }
        hasFailed = true
        standardError(
          "replication \(run.replication) with \(point.values.joined(separator: ", ")) failed: \(failure)")
      }
    }
    if hasFailed { throw ExitCode.someRunsFailed }
  }
}

/// In which form a table is written.
private enum TableEnding: String, CaseIterable {
  case csv, json, db, sqlite

  /// - Throws: if the name of the file does not say.
  init(ofFile path: String) throws {
    let ending = path.split(separator: ".").last.map(String.init) ?? ""
    guard let known = TableEnding(rawValue: ending.lowercased()) else {
      throw ValidationError("--output \(path): the name ends in .csv, .json, .db or .sqlite")
    }
    self = known
  }
}
