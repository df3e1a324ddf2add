package import Analysis
package import CableFormat
import Distribution
import EventKernel
package import RelayNetwork
import Scenario

/// What all replications of a scenario came to, with how sure that is.
package struct Results: Sendable {
  /// How long cables took, of one precedence, role and measure.
  package struct Latency: Sendable {
    package var key: ResultKey

    /// How many addressees, all replications together.
    package var count: Int

    /// All in seconds; of several replications the mean of theirs.
    package var mean: MeanEstimate
    package var p50: MeanEstimate
    package var p90: MeanEstimate
    package var p95: MeanEstimate
    package var p99: MeanEstimate
    package var max: Double

    /// How long it should take at most, if that is laid down, and the part that took no longer.
    package var objective: Double?
    package var metFraction: Double?
  }

  /// What a circuit had to do at one precedence.
  package struct Load: Sendable {
    package var circuit: CircuitID
    package var precedence: Precedence

    /// Transmissions begun, all replications together.
    package var transmissions: Int

    /// The part of its channels' time that this precedence took.
    package var utilization: Double

    /// Seconds in line before a transmission was begun.
    package var meanWait: MeanEstimate
  }

  package let replications: Int

  /// That of each interval.
  package let confidence: Double
  package let addressees: RunSummary.Addressees
  package let latencies: [Latency]
  package let loads: [Load]

  /// The results of replications, which are in order.
  package init(
    _ summaries: [RunSummary], of topology: Topology, objectives: ObjectiveSet = .endToEnd,
    confidence: Double = 0.95
  ) {
    replications = summaries.count
    self.confidence = confidence
    addressees = summaries.reduce(into: RunSummary.Addressees()) { $0.add($1.addressees) }
    let keys = Set(summaries.flatMap(\.latencies.keys)).sorted()
    latencies = keys.compactMap {
      Latency($0, summaries.map(\.latencies), objectives: objectives, confidence: confidence)
    }
    loads = topology.circuits.indices.flatMap { index in
      Precedence.allCases.compactMap { precedence in
        Load(CircuitID(index), precedence, summaries, in: topology, confidence: confidence)
      }
    }
  }
}

extension RunSummary.Addressees {
  /// Adds another replication's.
  mutating func add(_ other: RunSummary.Addressees) {
    total += other.total
    received += other.received
    delivered += other.delivered
    rejected += other.rejected
    unreachable += other.unreachable
  }
}

extension Results.Latency {
  fileprivate init?(
    _ key: ResultKey, _ replications: [[ResultKey: [Double]]], objectives: ObjectiveSet, confidence: Double
  ) {
    let samples = replications.map { $0[key] ?? [] }
    func quantile(_ part: Double) -> MeanEstimate? {
      MeanEstimate.quantile(part, across: samples, confidence: confidence)
    }
    guard let p50 = quantile(0.5), let p90 = quantile(0.9), let p95 = quantile(0.95),
      let p99 = quantile(0.99)
    else { return nil }
    self.key = key
    (self.p50, self.p90, self.p95, self.p99) = (p50, p90, p95, p99)
    count = samples.reduce(0) { $0 + $1.count }
    mean = MeanEstimate(
      of: samples.filter { !$0.isEmpty }.map { Moments(of: $0).mean }, confidence: confidence)
    max = samples.compactMap { $0.max() }.max() ?? 0
    objective = key.precedence.flatMap(objectives.limit)
    let whole = samples.flatMap(\.self)
    metFraction = key.precedence.flatMap { objectives.fractionMet(by: whole, $0) }
  }
}

extension Results.Load {
  fileprivate init?(
    _ circuit: CircuitID, _ precedence: Precedence, _ summaries: [RunSummary], in topology: Topology,
    confidence: Double
  ) {
    let tallies = summaries.map { $0.tally(of: circuit, precedence) }
    let waits = tallies.filter { $0.begun > 0 }.map { Double($0.waiting) / Double($0.begun) / 1e6 }
    guard !waits.isEmpty else { return nil }
    self.circuit = circuit
    self.precedence = precedence
    transmissions = tallies.reduce(0) { $0 + $1.begun }
    let watched = summaries.reduce(0.0) { $0 + Double($1.watched.microseconds) }
    let sending = tallies.reduce(0.0) { $0 + Double($1.sending) }
    utilization = watched > 0 ? sending / watched / Double(topology[circuit].channels) : 0
    meanWait = MeanEstimate(of: waits, confidence: confidence)
  }
}
