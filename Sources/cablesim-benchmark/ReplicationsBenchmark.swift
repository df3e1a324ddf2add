import CableFormat
import CommandLineInterface
import Distribution
import EventKernel
import Experiment
import RelayNetwork
import Scenario

/// `cablesim-benchmark replications`: how much faster two runs are side by side than one after the other.
struct ReplicationsBenchmark: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "replications", abstract: "Make two replications on one thread, and on two.",
      discussion: "The best of the rounds counts: other work on the machine only ever takes time away.")
  }

  @Option(help: "How many stations.")
  var stations = 500

  @Option(help: "How many cables a replication files, about.")
  var cables = 200_000

  @Option(help: "How often both are done, in turn.")
  var rounds = 5

  mutating func run() throws {
    guard (10...100_000).contains(stations), cables > 0, rounds > 0 else {
      throw ValidationError("10 to 100000 stations, some cables and rounds")
    }
    let scenario = try scenario()
    var best = [(wall: Double.infinity, cpu: 0.0), (wall: Double.infinity, cpu: 0.0)]
    var fingerprints: Set<[UInt64]> = []
    for _ in 0..<rounds {
      for jobs in [1, 2] {
        let clock = Stopwatch()
        fingerprints.insert(Self.fingerprints(of: scenario, jobs: jobs))
        let (cpu, wall) = clock.elapsed
        if wall < best[jobs - 1].wall { best[jobs - 1] = (wall, cpu) }
      }
    }
    print(
      "replications stations=\(stations) cables=\(cables)",
      "one job wall=\(rounded(best[0].wall, 3)) cpu=\(rounded(best[0].cpu, 3))",
      "two jobs wall=\(rounded(best[1].wall, 3)) cpu=\(rounded(best[1].cpu, 3))",
      "times faster=\(rounded(best[0].wall / best[1].wall, 2))",
      fingerprints.count == 1 ? "same results" : "OTHER RESULTS", "rss=\(Stopwatch.peakMemory)K")
  }

  /// What two replications came to.
  private static func fingerprints(of scenario: Scenario, jobs: Int) -> [UInt64] {
    var fingerprints: [UInt64] = []
    Crew(jobs: jobs).carryOut(
      [RunOrder(scenario, replication: 0), RunOrder(scenario, replication: 1)], keepsRecords: false
    ) { (_, dispatch) throws(Never) in
      if case .ended(let summary) = dispatch { fingerprints.append(summary.fingerprint) }
      return true
    }
    return fingerprints
  }

  /// Every station files for one half way round, a cable a minute on average.
  private func scenario() throws -> Scenario {
    let topology = try TopologyReader.read(SampleNetwork(.tree, stations: stations).source)
    let count = topology.stations.count
    let minutes = Double(cables) / Double(count)
    var scenario = Scenario(
      name: "replications", topology: topology, start: Instant(microseconds: 0),
      duration: TimeSpan(microseconds: Int64(minutes * 60e6)), seed: 1, filings: [])
    scenario.recording = .none
    scenario.traffic = (0..<count).map { index in
      TrafficSource(
        name: "station \(index)", from: [StationID(index)],
        action: .all([topology.stations[(index + count / 2) % count].indicator]),
        interval: .exponential(mean: 60e6),
        mix: [TrafficSource.Share(.immediate, 1), TrafficSource.Share(.routine, 9)],
        characters: .constant(100))
    }
    return scenario
  }
}
