import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario

/// A few cables on a circuit whose every move is known beforehand.
package struct ExactCase: Sendable {
  /// A cable: its precedence, when it is filed, and how long it takes to be sent, in seconds.
  package struct Job: Sendable {
    var precedence: Precedence
    package var filed: Double
    package var length: Double

    init(_ precedence: Precedence, _ filed: Double, _ length: Double) {
      (self.precedence, self.filed, self.length) = (precedence, filed, length)
    }
  }

  /// One transmission of one of them, from 0.
  struct Move: Hashable, Sendable {
    var job: Int
    var from: Double
    var to: Double
    var isWhole: Bool

    init(_ job: Int, _ from: Double, _ to: Double, isWhole: Bool = true) {
      (self.job, self.from, self.to, self.isWhole) = (job, from, to, isWhole)
    }
  }

  package var id: String
  package var name: String
  package var jobs: [Job]

  /// What happens, in order of beginning.
  var moves: [Move]

  /// When the circuit is down.
  var closed: [Range<Double>] = []
  var preemption = Policy.Preemption.flash
  var interrupted = Policy.Interruption.restart

  /// How many circuits there are in a row, and what a character needs on each.
  var hops = 1
  var propagation = 0.0

  /// When each circuit is down, where they differ.
  var closedByHop: [[Range<Double>]] = []

  /// When each job is received; empty where only its moves are of interest.
  var received: [Double?] = []

  private static let end = 10_000.0

  private var scenario: Scenario {
    func span(_ seconds: Double) -> TimeSpan { TimeSpan(microseconds: Int64((seconds * 1e6).rounded())) }
    let start = Instant(microseconds: 0)
    let indicators = ["RUAA", "RUBB", "RUCC"].compactMap { RoutingIndicator($0) }.prefix(hops + 1)
    var parts = Topology.Parts(name: id)
    parts.stations = indicators.map { Station(indicator: $0, name: $0.description) }
    for hop in 0..<hops {
      var circuit = Circuit(
        name: "\(hop)", from: StationID(hop), to: StationID(hop + 1), designator: "AAA",
        charactersPerSecond: 10)
      circuit.propagation = span(propagation)
      parts.circuits.append(circuit)
    }
    let filings = jobs.map { job in
      Filing(
        originator: StationID(0), filedAt: start + span(job.filed), precedence: job.precedence,
        parties: [
          Filing.Party(indicator: indicators[hops], name: "", role: .action, precedence: job.precedence)
        ], sectionLengths: [Int((job.length * 10).rounded())])
    }
    var scenario = Scenario(
      name: id, topology: Topology(parts), start: start, duration: span(ExactCase.end), filings: filings)
    for hop in 0..<hops {
      let closed = closedByHop.isEmpty ? closed : closedByHop[hop]
      scenario.outages += closed.map {
        ScheduledOutage(
          .circuit(CircuitID(hop)), from: start + span($0.lowerBound), to: start + span($0.upperBound))
      }
    }
    scenario.policy.overheadCharacters = 0
    scenario.policy.preemption = preemption
    scenario.policy.interrupted = interrupted
    return scenario
  }

  /// Runs the case and compares it, move by move.
  package func findings() -> [Finding] {
    var engine = RelayEngine(scenario)
    var (records, all) = (Records(), Records())
    while true {
      let reason = engine.advance(&records)
      all.messages += records.messages
      all.transmissions += records.transmissions
      all.addressees += records.addressees
      records.removeAll()
      if reason != nil { break }
    }
    return moveFindings(all) + receiptFindings(all)
  }

  private func moveFindings(_ records: Records) -> [Finding] {
    guard !moves.isEmpty else { return [] }
    let jobs = records.messages.map { $0.filing ?? -1 }
    let found = records.transmissions.compactMap { row -> Move? in
      guard let start = row.startedAt, let end = row.endedAt else { return nil }
      return Move(
        jobs[row.message - 1], Double(start.microseconds) / 1e6, Double(end.microseconds) / 1e6,
        isWhole: row.outcome == .sent)
    }.sorted { ($0.from, $0.job) < ($1.from, $1.job) }
    let wrong = zip(found, moves).first { $0 != $1 }?.0
    let failure: String? =
      found.count != moves.count
      ? "\(found.count) transmissions instead of \(moves.count)"
      : wrong.map { "cable \($0.job + 1) from \($0.from) to \($0.to)" }
    return [
      Finding(
        id: id, name: name, measure: "end of \(moves.count) transmissions",
        theory: moves.map(\.to).max() ?? 0,
        simulated: found.map(\.to).max() ?? 0, halfWidth: 0, failure: failure)
    ]
  }

  private func receiptFindings(_ records: Records) -> [Finding] {
    let jobs = records.messages.map { $0.filing ?? -1 }
    return received.enumerated().map { job, expected in
      let row = records.addressees.first { jobs[$0.message - 1] == job }
      let found = row?.receivedAt.map { Double($0.microseconds) / 1e6 }
      return Finding(
        id: id, name: name, measure: "receipt of cable \(job + 1)", theory: expected ?? .infinity,
        simulated: found ?? .infinity, halfWidth: 0,
        failure: found == expected ? nil : "received at another time")
    }
  }
}
