import CableFormat
import EventKernel
import RelayNetwork
import Scenario

@testable import Distribution

/// All that a run wrote, with what can be asked of the engine at its end.
struct Outcome {
  let scenario: Scenario
  private(set) var records = Records()
  private(set) var stopReason = StopReason.interrupted
  private(set) var ended = Instant(microseconds: 0)
  private(set) var fingerprint: UInt64 = 0
  private(set) var ties = 0
  private(set) var tallies: [[Tally]] = []

  /// How many slots of background load drew the times of their last cables when these were filed.
  private(set) var slotsDrawnAhead = 0

  /// - Parameters:
  ///   - interruptAfter: the number of batches after which the run is stopped, if it is.
  ///   - cachedCopies: with how many copies the engine begins to look ahead, if not with as many as usual.
  ///   - drawsAhead: whether times that are drawn anew are drawn when a cable is filed, where they can be.
  ///   - recordsCables: whether cables have rows.
  init(
    of scenario: Scenario, replication: Int = 0, interruptAfter: Int? = nil, cachedCopies: Int? = nil,
    drawsAhead: Bool = true, recordsCables: Bool = true
  ) {
    self.scenario = scenario
    var engine = RelayEngine(scenario, replication: replication, recordsCables: recordsCables)
    if let cachedCopies { engine.cachedCopies = cachedCopies }
    engine.drawsAhead = drawsAhead
    var batch = Records()
    var batches = 0
    while engine.advance(&batch) == nil {
      add(batch)
      batch.removeAll()
      batches += 1
      if batches == interruptAfter {
        engine.interrupt(&batch)
        break
      }
    }
    add(batch)
    engine.checkInvariants()
    stopReason = engine.stopReason ?? .interrupted
    ended = engine.now
    fingerprint = engine.fingerprint
    ties = engine.ties
    for slot in 0..<Int32(engine.slots.count) where engine.circuitsAhead(of: slot) != nil {
      slotsDrawnAhead += 1
    }
    tallies = scenario.topology.circuits.indices.map { circuit in
      Precedence.allCases.map { engine.tally(of: CircuitID(circuit), $0) }
    }
  }

  private mutating func add(_ batch: Records) {
    let offset = records.routingIndicators.count
    records.messages += batch.messages
    records.addressees += batch.addressees
    records.transmissions += batch.transmissions.map {
      var row = $0
      row.routingIndicators =
        row.routingIndicators.lowerBound + offset..<row.routingIndicators.upperBound + offset
      return row
    }
    records.handlings += batch.handlings
    records.incidents += batch.incidents
    records.routingIndicators += batch.routingIndicators
  }

  // MARK: What was sent

  /// One attempt of a section on a circuit, in microseconds after the start of the scenario.
  struct Sending: Hashable, CustomStringConvertible {
    var message: Int
    var section: Int
    var start: Int64
    var end: Int64?
    var outcome: TransmissionOutcome

    /// - Parameters:
    ///   - from: seconds; so is `to`.
    init(
      _ message: Int, section: Int = 1, _ from: Double, _ to: Double?, _ outcome: TransmissionOutcome = .sent
    ) {
      self.message = message
      self.section = section
      start = micro(from)
      end = to.map(micro)
      self.outcome = outcome
    }

    init(_ row: TransmissionRecord, _ startedAt: Instant, after start: Instant) {
      message = row.message
      section = row.section
      self.start = (startedAt - start).microseconds
      end = row.endedAt.map { ($0 - start).microseconds }
      outcome = row.outcome
    }

    var description: String {
      let end = end.map { "\(Double($0) / 1e6)" } ?? "…"
      return "\(message)/\(section) \(Double(start) / 1e6)-\(end) \(outcome.rawValue)"
    }
  }

  /// What was begun on a circuit, in the order of the beginnings.
  func sendings(_ circuit: String = "RAAA>RBBB") -> [Sending] {
    rows(circuit).compactMap { row in
      row.startedAt.map { Sending(row, $0, after: scenario.start) }
    }
    .sorted {
      ($0.start, $0.end ?? .max, $0.message, $0.section) < ($1.start, $1.end ?? .max, $1.message, $1.section)
    }
  }

  /// All rows of a circuit.
  func rows(_ circuit: String = "RAAA>RBBB") -> [TransmissionRecord] {
    records.transmissions.filter { scenario.topology[$0.circuit].name == circuit }
  }

  /// The channel numbers of a circuit as they are written, in the order of the beginnings.
  func channelNumbers(_ circuit: String = "RAAA>RBBB") -> [String] {
    rows(circuit).sorted { ($0.startedAt ?? scenario.start) < ($1.startedAt ?? scenario.start) }
      .compactMap { $0.channelNumber?.description }
  }

  /// The routing line of a row, its indicators parted by blanks.
  func routingLine(_ row: TransmissionRecord) -> String {
    records.routingIndicators[row.routingIndicators].map(\.description).joined(separator: " ")
  }

  /// The routing lines of a circuit.
  func routingLines(_ circuit: String = "RAAA>RBBB") -> [String] { rows(circuit).map(routingLine) }

  // MARK: What was received

  func addressee(_ message: Int, _ indicator: String) -> AddresseeRecord? {
    records.addressees.first { $0.message == message && $0.indicator?.description == indicator }
  }

  /// When an addressee received a cable, in microseconds after the start.
  func received(_ message: Int, _ indicator: String = "RBBB") -> Int64? {
    addressee(message, indicator)?.receivedAt.map { ($0 - scenario.start).microseconds }
  }

  func delivered(_ message: Int, _ indicator: String = "RBBB") -> Int64? {
    addressee(message, indicator)?.deliveredAt.map { ($0 - scenario.start).microseconds }
  }

  func status(_ message: Int, _ indicator: String = "RBBB") -> AddresseeStatus? {
    addressee(message, indicator)?.status
  }

  func reason(_ message: Int, _ indicator: String = "RBBB") -> RejectReason? {
    addressee(message, indicator)?.reason
  }

  /// The moments of incidents of a kind, in microseconds after the start.
  func moments(of kind: IncidentRecord.Kind) -> [Int64] {
    incidents(kind).map { ($0.at - scenario.start).microseconds }
  }

  func incidents(_ kind: IncidentRecord.Kind) -> [IncidentRecord] {
    records.incidents.filter { $0.kind == kind }
  }

  /// When the run ended, in microseconds after its start.
  var end: Int64 { (ended - scenario.start).microseconds }
}
