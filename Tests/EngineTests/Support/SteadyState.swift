import CableFormat
import EventKernel
import RelayNetwork
import Scenario
import Testing

@testable import Distribution

/// Twenty replications of an exercise, against a mean that theory knows.
///
/// The rule of acceptance: the mean of the replications is at most 3.883 standard errors from the expected
/// value (99.9 percent, Student's t with 19 degrees of freedom), and that span is at most 2 percent of it.
enum SteadyState {
  static let replications = 20

  /// What each replication gives, several figures each; as many replications at a time as there are threads.
  static func measure(_ figures: @escaping @Sendable (Int) -> [Double]) async -> [[Double]] {
    await withTaskGroup(of: (Int, [Double]).self) { group in
      for replication in 0..<replications { group.addTask { (replication, figures(replication)) } }
      var all = [[Double]](repeating: [], count: replications)
      for await (replication, figures) in group { all[replication] = figures }
      return all
    }
  }

  /// Checks every figure against what is expected of it.
  static func expect(
    _ figures: [[Double]], toBe expected: [Double], width: Double = 0.02,
    _ location: SourceLocation = #_sourceLocation
  ) {
    for (index, expected) in expected.enumerated() {
      let values = figures.map { $0[index] }
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
      let halfWidth = 3.883 * (variance / count).squareRoot()
      #expect(
        abs(mean - expected) <= halfWidth,
        "figure \(index + 1): \(mean) is not \(expected) within \(halfWidth)", sourceLocation: location)
      #expect(
        halfWidth <= width * expected,
        "figure \(index + 1): known to \(halfWidth / expected) only", sourceLocation: location)
    }
  }
}

extension Exercise {
  /// Runs one replication with nothing written down.
  ///
  /// - Returns: what each circuit has sent of each precedence.
  func tallies(replication: Int) -> [[Tally]] {
    var scenario = scenario
    scenario.recording = .none
    var engine = RelayEngine(scenario, replication: replication)
    var batch = Records()
    while engine.advance(&batch) == nil { batch.removeAll() }
    return scenario.topology.circuits.indices.map { circuit in
      Precedence.allCases.map { engine.tally(of: CircuitID(circuit), $0) }
    }
  }

  /// Runs one replication for the times from filing to receipt, of cables filed after the warm-up.
  ///
  /// - Returns: seconds, by the source of the load.
  func latencies(replication: Int) -> [[Double]] {
    var scenario = scenario
    scenario.recording = .deliveries
    var engine = RelayEngine(scenario, replication: replication)
    var batch = Records()
    var sources: [Int] = []
    var latencies = [[Double]](repeating: [], count: scenario.traffic.count)
    var isOver = false
    guard case .fixed(let warmUp) = scenario.warmUp else { return latencies }
    while !isOver {
      isOver = engine.advance(&batch) != nil
      for message in batch.messages { sources.append(message.source ?? 0) }
      for row in batch.addressees where row.filedAt >= scenario.start + warmUp {
        guard let received = row.receivedAt else { continue }
        latencies[sources[row.message - 1]].append((received - row.filedAt).seconds)
      }
      batch.removeAll()
    }
    return latencies
  }

  /// A circuit between `RAAA` and `RBBB` that serves one class after the other, ready for a long run.
  ///
  /// - Parameters:
  ///   - classes: how many cables a second of each precedence, and how many seconds each takes.
  ///   - properties: what else is said of the circuit.
  ///   - cables: how many there are to be in a replication, about.
  static func queue(
    _ classes: [(Precedence, rate: Double, lasting: RandomQuantity)], with properties: String = "",
    cables: Double, preemption: Policy.Preemption = .none, interrupted: Policy.Interruption = .resume
  ) throws -> Exercise {
    let rate = classes.reduce(0) { $0 + $1.rate }
    var exercise = try Exercise.circuit(properties, seconds: 1.05 * cables / rate)
    exercise.scenario.warmUp = .fixed(TimeSpan(microseconds: micro(0.05 * cables / rate)))
    exercise.policy.preemption = preemption
    exercise.policy.interrupted = interrupted
    for (precedence, rate, lasting) in classes {
      exercise.load(
        precedence.name, every: .exponential(mean: 1 / rate), [(precedence, 1)], lasting: lasting)
    }
    return exercise
  }

  /// Mean waits in line of the only circuit, by class.
  func waits(_ classes: [Precedence], replication: Int) -> [Double] {
    let tallies = tallies(replication: replication)[0]
    return classes.map { precedence in
      let tally = tallies[Int(precedence.rawValue)]
      return Double(tally.waiting) / 1e6 / Double(tally.sent)
    }
  }

  /// Mean times from the line's end to the far end of the only circuit, by class.
  func sojourns(_ classes: [Precedence], replication: Int) -> [Double] {
    let tallies = tallies(replication: replication)[0]
    return classes.map { precedence in
      let tally = tallies[Int(precedence.rawValue)]
      return Double(tally.sojourn) / 1e6 / Double(tally.sent)
    }
  }
}
