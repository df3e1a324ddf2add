import CableFormat
import CommandLineInterface
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Timeline

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
    var engine = RelayEngine(scenario)
    let clock = Stopwatch()
    if recording == .none {
      var records = Records()
      while engine.advance(&records) == nil { records.removeAll() }
    } else {
      try write(&engine, scenario)
    }
    report(engine, scenario, clock)
  }

  private func write(_ engine: inout RelayEngine, _ scenario: Scenario) throws {
    TimelineFile.remove(output)
    var records = Records()
    var writer = try TimelineWriter(
      creating: output, for: scenario,
      TimelineWriter.RunFacts(
        arm: "ring", replication: 0, engineVersion: "benchmark", arguments: "[]", scenarioText: ""))
    while true {
      let reason = engine.advance(&records)
      try writer.write(records)
      records.removeAll()
      guard let reason else { continue }
      return try writer.finish(
        status: "done", stopReason: reason, endedAt: engine.now, ties: engine.ties,
        fingerprint: engine.fingerprint)
    }
  }

  private func report(_ engine: borrowing RelayEngine, _ scenario: Scenario, _ clock: Stopwatch) {
    var sums: [(sent: Int, sojourn: Int64)] = []
    for precedence in [Precedence.flash, .immediate, .priority, .routine] {
      var sum = (sent: 0, sojourn: Int64(0))
      for circuit in scenario.topology.circuits.indices {
        let tally = engine.tally(of: CircuitID(circuit), precedence)
        sum.sent += tally.sent
        sum.sojourn += tally.sojourn
      }
      sums.append(sum)
    }
    let total = sums.reduce(0) { $0 + $1.sent }
    let (cpu, wall) = clock.elapsed
    let sojourns = zip("ZOPR", sums).map { name, sum in
      "\(name)\(rounded(Double(sum.sojourn) / 1e6 / Double(max(1, sum.sent)), 3))"
    }
    print(
      "ring stations=\(stations) hops=\(total) cpu=\(rounded(cpu, 3)) wall=\(rounded(wall, 3))",
      "ns/hop=\(rounded(cpu * 1e9 / Double(max(1, total)), 1)) rss=\(Stopwatch.peakMemory)K",
      "soj \(sojourns.joined(separator: " "))")
  }
}

/// The ring as a scenario like any other.
private struct RingScenario {
  let scenario: Scenario

  init(stations: Int, hops: Int, seed: Int, recording: Scenario.Recording) throws {
    var parts = Topology.Parts(name: "ring")
    let indicators = (0..<stations).compactMap { RoutingIndicator(RingScenario.letters($0)) }
    parts.stations = indicators.map { Station(indicator: $0, name: $0.description) }
    for index in 0..<stations {
      let next = (index + 1) % stations
      var circuit = Circuit(
        name: "\(indicators[index])>\(indicators[next])", from: StationID(index), to: StationID(next),
        designator: "RNG", charactersPerSecond: 1000)
      circuit.firstChannelNumber = ChannelNumber(1, digits: 4)
      parts.circuits.append(circuit)
    }
    let mix = [(Precedence.flash, 1.0), (.immediate, 9), (.priority, 30), (.routine, 60)]
    let seconds = Double(hops) / (0.8 * Double(stations))
    var scenario = Scenario(
      name: "ring", topology: Topology(parts), start: Instant(microseconds: 0),
      duration: TimeSpan(microseconds: Int64(seconds * 1e6)), seed: UInt64(bitPattern: Int64(seed)),
      filings: [])
    scenario.policy.preemption = .none
    scenario.policy.overheadCharacters = 0
    scenario.policy.lengthPerHop = .redrawn
    scenario.recording = recording
    scenario.traffic = (0..<stations).map { index in
      TrafficSource(
        name: "station \(index)", from: [StationID(index)],
        action: .all([indicators[(index + 4) % stations]]), interval: .exponential(mean: 5e6),
        mix: mix.map { TrafficSource.Share($0.0, $0.1) }, characters: .exponential(mean: 1000))
    }
    self.scenario = scenario
  }

  /// An indicator for a number: R and five letters.
  private static func letters(_ number: Int) -> String {
    var (letters, rest) = ("", number)
    for _ in 0..<5 {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest /= 26
    }
    return "R" + letters
  }
}
