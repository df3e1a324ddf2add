import CommandLineInterface
import Experiment

/// How many runs are under way at once.
struct CrewOptions: ParsableArguments {
  @Option(help: "How many runs are under way at once.", valueName: "number")
  var jobs = 1

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("--jobs is at least 1") }
  }

  /// Who makes the runs, until somebody stops the program.
  var crew: Crew { Crew(jobs: jobs) { !Interruption.hasCome } }
}

/// Values instead of those of scenarios.
struct SetOption: ParsableArguments {
  @Option(
    help: "A value instead of the one that the scenario or its topology has. May be repeated.",
    valueName: "path=value")
  var set: [String] = []
}

/// What all runs are made with instead of what scenarios say.
struct OverrideOptions: ParsableArguments {
  @OptionGroup var values: SetOption

  @Option(help: "The seed instead of the scenario's.", valueName: "number")
  var seed: UInt64? = nil
}

/// How sure intervals are.
struct ConfidenceOption: ParsableArguments {
  @Option(help: "How sure intervals are. Default: 95 %.", valueName: "part")
  var confidence: Share? = nil

  var level: Double { confidence?.value ?? 0.95 }

  func validate() throws {
    guard 0 < level, level < 1 else {
      throw ValidationError("--confidence is more than 0 and less than 1, such as 0.95 or 95%")
    }
  }
}
