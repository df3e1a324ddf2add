import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// Networks of circuits against Jackson's, Kleinrock's and blocking formulas.
@Suite("Networks in steady state")
struct NetworkTheoryTests {
  /// Circuits in a row of so many characters a second each.
  private func tandem(_ speeds: [Int], storage: String = "", seconds: Double) throws -> Exercise {
    let names = ["RAAA", "RBBB", "RCCC", "RDDD"].prefix(speeds.count + 1)
    let stations = names.enumerated().map { index, name in
      index > 0 && index < speeds.count ? "{id: \(name)\(storage)}" : "{id: \(name)}"
    }
    let circuits = zip(zip(names, names.dropFirst()), speeds).map { ends, speed in
      "{from: \(ends.0), to: \(ends.1), speed: \(speed) cps}"
    }
    var exercise = try Exercise(
      "stations: [\(stations.joined(separator: ", "))]\ncircuits: [\(circuits.joined(separator: ", "))]",
      seconds: seconds)
    exercise.scenario.warmUp = .fixed(TimeSpan(microseconds: micro(seconds * 0.05)))
    exercise.policy.lengthPerHop = .redrawn
    return exercise
  }

  private func sojourns(_ exercise: Exercise, replication: Int) -> [Double] {
    exercise.tallies(replication: replication).map { tallies in
      let tally = tallies[Int(Precedence.routine.rawValue)]
      return Double(tally.sojourn) / 1e6 / Double(tally.sent)
    }
  }

  @Test("Q17: a tandem of lengths drawn anew is as good as three queues by themselves (Jackson)")
  func jackson() async throws {
    var exercise = try tandem([2000, 1500, 3000], seconds: 54_000)
    exercise.load(to: "RDDD", every: .exponential(mean: 1), lasting: .exponential(mean: 1))
    let network = exercise
    let figures = await SteadyState.measure { sojourns(network, replication: $0) }
    SteadyState.expect(figures, toBe: [1, 2, 0.5])
  }

  @Test("Q18: Kleinrock's network, times of each flow and of the whole")
  func kleinrock() async throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}, {id: RDDD, guards: [RDDX]}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 3000 cps}
        - {from: RBBB, to: RCCC, speed: 2500 cps}
        - {from: RBBB, to: RDDD, speed: 2000 cps}
        - {from: RCCC, to: RDDD, speed: 1500 cps}
      routing: {tables: {RBBB: [{to: RDDX, via: [RCCC]}]}}
      """, seconds: 32_000)
    exercise.scenario.warmUp = .fixed(.seconds(1500))
    exercise.policy.lengthPerHop = .redrawn
    let flows = [
      ("RAAA", "RCCC", 0.8), ("RAAA", "RDDD", 0.6), ("RBBB", "RDDX", 0.5), ("RAAA", "RDDX", 0.4),
    ]
    for (index, flow) in flows.enumerated() {
      exercise.load(
        "flow \(index)", from: flow.0, to: flow.1, every: .exponential(mean: 1 / flow.2),
        lasting: .exponential(mean: 1))
    }
    let network = exercise
    let figures = await SteadyState.measure { replication in
      let latencies = network.latencies(replication: replication)
      let all = latencies.flatMap { $0 }
      return latencies.map { $0.reduce(0, +) / Double($0.count) } + [all.reduce(0, +) / Double(all.count)]
    }
    SteadyState.expect(figures, toBe: [2.083333, 1.547619, 2.916667, 3.75, 2.414596])
  }

  @Test(
    "three equal hops at load 0.8: lengths drawn anew give 5, 5, 5; kept, the later hops are far quicker",
    arguments: [(Policy.LengthPerHop.redrawn, [5.0, 5, 5]), (.kept, [5, 3.5, 4])])
  func keptLengths(_ lengths: Policy.LengthPerHop, expected: [Double]) async throws {
    var exercise = try tandem([1000, 1000, 1000], seconds: 40_000)
    exercise.policy.lengthPerHop = lengths
    exercise.load(to: "RDDD", every: .exponential(mean: 1.25), lasting: .exponential(mean: 1))
    let network = exercise
    let figures = await SteadyState.measure { sojourns(network, replication: $0) }
    // The figures for kept lengths are rounded, and both are known to a few percent only.
    for (index, expected) in expected.enumerated() {
      let mean = figures.reduce(0) { $0 + $1[index] } / Double(figures.count)
      #expect(abs(mean - expected) < 0.07 * expected, "hop \(index + 1): \(mean)")
    }
  }

  @Test(
    "a saturated tandem with so much room in between (blocking after service): its throughput",
    arguments: [
      // Two equal servers with B places between them pass (B + 2)/(B + 3); the one on the wire is one of
      // the station's. Three without any pass 22/39 (Hunt, Operations Research 4, 1956).
      (2, 1, 2.0 / 3), (2, 3, 4.0 / 5), (3, 1, 22.0 / 39),
    ])
  func blocking(circuits: Int, storage: Int, expected: Double) async throws {
    var exercise = try tandem(
      Array(repeating: 1000, count: circuits), storage: ", storage: \(storage)", seconds: 5000)
    exercise.load(
      to: circuits == 2 ? "RCCC" : "RDDD", every: .exponential(mean: 0.8), lasting: .exponential(mean: 1))
    let network = exercise
    let figures = await SteadyState.measure { replication in
      // Of what was filed in the warm-up much is still waiting: count all that leaves in the end.
      let sent = network.throughput(replication: replication)
      return [sent]
    }
    SteadyState.expect(figures, toBe: [expected])
  }
}

extension Exercise {
  /// How many cables a second arrive after the first tenth of the time.
  fileprivate func throughput(replication: Int) -> Double {
    let outcome = Outcome(of: scenario, replication: replication)
    let span = (scenario.horizon - scenario.start).seconds
    let from = time(span / 10)
    return Double(outcome.records.addressees.count { ($0.receivedAt ?? scenario.start) > from })
      / (0.9 * span)
  }
}
