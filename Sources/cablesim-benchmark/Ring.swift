import CommandLineInterface
import Scenario

/// The ring: every station files for the one four circuits further on, at load 0.8.
struct Ring: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Run a ring of stations through the engine and print what a hop costs.",
      discussion: """
        Each station files 0.2 cables a second by chance; each cable passes four circuits; a circuit sends one copy
        at a time, for one second on average, exponential and drawn anew on each circuit. FLASH, IMMEDIATE, PRIORITY
        and ROUTINE are 1, 9, 30 and 60 percent; nothing is interrupted. Sojourns a hop are about 1.78, 1.85, 2.25
        and 6.9 seconds. Setting up is not counted.
        """)
  }

  @Option(help: "How many stations.")
  var stations = 100

  @Option(help: "How many transmissions, about.")
  var hops = 1_000_000

  @Option(help: "What is written down: none or hops.")
  var record = "none"

  @Option(help: "Where to write the timeline.", valueName: "file")
  var output = "/tmp/ring.db"

  @Option(help: "The seed of the draws.")
  var seed = 1

  mutating func run() throws {
    guard (5...1_000_000).contains(stations), hops > 0, let recording = Scenario.Recording(rawValue: record)
    else { throw ValidationError("5 to 1000000 stations, some hops, and none, deliveries or hops to record") }
    let scenario = try RingScenario(stations: stations, hops: hops, seed: seed, recording: recording).scenario
    let run = try RingRun(of: scenario, into: recording == .none ? nil : output)
    let sojourns = zip("ZOPR", run.sojourns).map { "\($0)\(rounded($1, 3))" }
    print(
      "ring stations=\(stations) hops=\(run.hops) cpu=\(rounded(run.cpu, 3)) wall=\(rounded(run.wall, 3))",
      "ns/hop=\(rounded(run.nanosecondsPerHop, 1)) rss=\(run.peakMemory)K",
      "soj \(sojourns.joined(separator: " "))")
  }
}
