import Analysis
import CableFormat
import CommandLineInterface
import Diagnostics
import Experiment
import Report
import Scenario
import Timeline

/// `cablesim compare`: alternatives side by side, on the same draws.
struct Compare: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Compare alternatives of a scenario on the same draws, and say which is faster.",
      discussion: """
        The first arm is the baseline. Arms are the scenarios named, or one scenario in several ways: at each
        --precedence, on each --topology, without and with each --change, with each value of a --set that lists
        several; several of these are crossed. Every arm meets the same cables, lengths and outages, so that a
        difference is seen with far fewer replications.

        With --precedence a single cable is filed at each of them, everything else being equal: that of --cable, else
        the first of the scenario, else a probe. It is shown by itself, and what it costs the others cable by cable.

        A change is written like 'remove circuit RUEH>RUCN', 'set circuit RUEH>RUEHC speed=300 bd' or
        'add circuit {from: RUEHTA, to: RUCN, speed: 75 bd}'.

        With --fail-if-slower the exit code is 1 if something is slower beyond doubt by more than that part.

        EXAMPLES:
          cablesim compare scenario.yaml --precedence IMMEDIATE,ROUTINE
          cablesim compare scenario.yaml --change 'remove circuit RUEH>RUCN' --fail-if-slower 5%
          cablesim compare scenario.yaml --set policy.preemption=none,flash --until-decided
          cablesim compare before.yaml after.yaml --replications 30 --jobs 2
          cablesim compare before.yaml after.yaml --output both.db --report both.html
        """)
  }

  @Argument(help: "The scenario, or the scenarios that are compared.", valueName: "scenario")
  var files: [String] = []

  @Option(help: "The precedences at which the cable is filed, with commas between.", valueName: "list")
  var precedence: String? = nil

  @Option(
    help: "Which of the scenario's cables that is: its number, from 1, or its reference.", valueName: "cable")
  var cable: String? = nil

  @Option(help: "The cable that is filed instead, written as in a scenario.", valueName: "cable")
  var probe: String? = nil

  @Option(
    help: "A topology to run on, an arm for itself; a single one is compared with the scenario's own.",
    valueName: "file")
  var topology: [String] = []

  @Option(help: "A change of the topology, an arm for itself. May be repeated.", valueName: "change")
  var change: [String] = []

  @Option(
    help: "A value instead of the scenario's, or several with commas between, each an arm. May be repeated.",
    valueName: "path=values")
  var set: [String] = []

  @Option(help: "The seed of all arms instead of the first scenario's.", valueName: "number")
  var seed: UInt64? = nil

  @Option(
    help: "How many pairs there are. Default: what the scenario says, but 10 where it says 1.",
    valueName: "number")
  var replications: Int? = nil

  @Flag(help: "Add pairs until the sign of every difference is settled.")
  var untilDecided = false

  @Option(help: "How many pairs --until-decided takes at most.", valueName: "number")
  var maxReplications = 200

  @OptionGroup var confidence: ConfidenceOption

  @Flag(help: "Show each addressee as well.")
  var perAddressee = false

  @Option(
    help: "Exit with 1 if anything is slower by more than this part of it, such as 5%.", valueName: "part")
  var failIfSlower: Share? = nil

  @OptionGroup var crew: CrewOptions

  @Option(name: .shortAndLong, help: "Write the timelines of all arms into this database.", valueName: "file")
  var output: String? = nil

  @Option(help: "Draw the comparison as a web page, too; wants --output.", valueName: "file")
  var report: String? = nil

  @Flag(help: "Overwrite the outputs whatever they are.")
  var force = false

  @Option(help: "How many of the cables that pay for another are shown.", valueName: "number")
  var top = 10

  @OptionGroup var result: ResultOptions

  mutating func run() throws {
    guard top > 0 else { throw ValidationError("--top is at least 1") }
    guard replications.map({ $0 > 0 }) ?? true else { throw ValidationError("--replications is at least 1") }
    guard maxReplications > 1 else { throw ValidationError("--max-replications is at least 2") }
    let level = confidence.level
    guard !files.isEmpty else { throw ValidationError("<scenario> is missing") }
    guard report == nil || output != nil else {
      throw ValidationError("--report draws from the timelines of the arms; say where they go with --output")
    }
    let lineup = try Lineup(self)
    guard lineup.arms.count > 1 else {
      throw ValidationError(
        "there is nothing to compare: name two scenarios, or vary one with --precedence, --topology, --change or"
          + " --set path=value,value")
    }
    let own = lineup.arms[0].scenario.replications
    let contest = Contest(
      lineup.arms, replications: replications ?? (own > 1 ? own : 10),
      untilDecided: untilDecided ? maxReplications : nil, confidence: level,
      watch: Watch(byAddressee: perAddressee, filing: lineup.filing, keepsArrivals: lineup.filing != nil))
    Interruption.await()
    let yield = try carryOut(contest, lineup.arms)
    let report = ComparisonReport(yield, confidence: level, top: top, database: output)
    if yield.replications > 0 {
      if let output { try ReportFile.write(self.report, of: output) }
      result.show(report)
    }
    for failure in yield.failures { standardError(failure) }
    if Interruption.hasCome { throw ExitCode.interrupted }
    if !yield.failures.isEmpty { throw ExitCode.someRunsFailed }
    try judge(yield)
  }

  private func carryOut(_ contest: Contest, _ arms: [Arm]) throws -> Contest.Yield {
    if let output {
      try ReportFile.check(report, inputs: arms.flatMap(\.resolved.files) + [output], force: force)
      try OutputFile(output, inputs: arms.flatMap(\.resolved.files)).prepare(
        for: arms[0].scenario.name, force: force)
    }
    let texts = output == nil ? [] : arms.map { $0.resolved.yaml(absolute: InputFile.absolute) }
    var progress = RunProgress(of: contest.limit * arms.count, isLimit: untilDecided)
    defer { progress.clear() }
    do throws(DatabaseError) {
      var book = RunBook(output)
      let yield = try contest.carryOut(by: crew.crew, into: &book) {
        TimelineWriter.RunFacts(
          arm: arms[$0].name, replication: $1, engineVersion: Cablesim.version, arguments: CommandLine.json,
          scenarioText: texts[$0])
      } tell: { arm, _, news in
        progress.show(news, of: arms[arm].name)
      }
      try book.finish()
      return yield
    } catch {
      throw OutputFile.failure(error, writing: output ?? "")
    }
  }

  /// Judges by `--fail-if-slower`.
  ///
  /// - Throws: the exit code, if something is too slow.
  private func judge(_ yield: Contest.Yield) throws {
    guard let failIfSlower else { return }
    let policy = SlownessPolicy(tolerance: failIfSlower.value)
    var hasFailed = false
    for comparison in yield.comparisons {
      for difference in comparison.differences {
        let ruling = policy.ruling(on: difference)
        guard ruling != .pass else { continue }
        hasFailed = hasFailed || ruling == .fail
        let key = difference.key
        let what = [
          key.precedence?.name ?? "the cable", key.role.rawValue, key.measure.rawValue,
          key.addressee?.description,
        ].compactMap { $0 }.joined(separator: " ")
        standardError("\(ruling.rawValue): \(comparison.arm): \(what): \(difference.verdict)")
      }
    }
    if hasFailed { throw ExitCode.answerIsNo }
  }
}
