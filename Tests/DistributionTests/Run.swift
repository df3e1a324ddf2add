import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario

/// A run that has ended, with all its records.
struct Run {
  /// A transmission with the indicators of its routing line.
  struct Hop {
    var record: TransmissionRecord
    var indicators: [RoutingIndicator]
  }

  let topology: Topology
  let start: Instant
  private(set) var messages: [MessageRecord] = []
  private(set) var addressees: [AddresseeRecord] = []
  private(set) var hops: [Hop] = []
  private(set) var handlings: [HandlingRecord] = []
  private(set) var incidents: [IncidentRecord] = []
  let stopReason: StopReason
  let end: Instant
  let ties: Int
  let fingerprint: UInt64

  init(_ scenario: Scenario) {
    topology = scenario.topology
    start = scenario.start
    var engine = RelayEngine(scenario)
    var batch = Records()
    var reason: StopReason?
    while reason == nil {
      reason = engine.advance(&batch)
      messages += batch.messages
      addressees += batch.addressees
      // The indicators of a batch go with the batch.
      for record in batch.transmissions {
        hops.append(Hop(record: record, indicators: Array(batch.routingIndicators[record.routingIndicators])))
      }
      handlings += batch.handlings
      incidents += batch.incidents
      batch.removeAll()
    }
    stopReason = reason ?? .interrupted
    end = engine.now
    ties = engine.ties
    fingerprint = engine.fingerprint
  }

  // MARK: As lines of text, times in microseconds after the start

  private func time(_ instant: Instant?) -> String {
    instant.map { String(($0 - start).microseconds) } ?? "-"
  }

  /// Each transmission in the order of its start:
  /// `cable/section circuit number precedence indicators: queued, start, end, receipt`.
  var transmissions: [String] {
    let order = hops.sorted {
      ($0.record.startedAt ?? end, topology[$0.record.circuit].name, $0.record.channelNumber?.value ?? 0)
        < ($1.record.startedAt ?? end, topology[$1.record.circuit].name, $1.record.channelNumber?.value ?? 0)
    }
    return order.map { hop in
      let row = hop.record
      let number = row.channelNumber?.description ?? "-"
      let called = hop.indicators.map(\.description).joined(separator: " ")
      return
        "\(row.message)/\(row.section) \(topology[row.circuit].name) \(number) \(row.precedence) \(called): "
        + [row.queuedAt, row.startedAt, row.endedAt, row.receivedAt].map(time).joined(separator: " ")
        + (row.outcome == .sent ? "" : " \(row.outcome.rawValue)")
    }
  }

  /// Each handling in the order of its end: `cable/section station: arrival, start, end`.
  var handlingLines: [String] {
    handlings.map { row in
      "\(row.message)/\(row.section) \(topology[row.station].indicator): "
        + [row.arrivedAt, row.startedAt, row.endedAt].map(time).joined(separator: " ")
    }
  }

  /// Each addressee in the order of cables and numbers: `cable indicator status: received, delivered`.
  var deliveries: [String] {
    addressees.sorted { ($0.message, $0.addressee) < ($1.message, $1.addressee) }.map { row in
      let name = row.indicator?.description ?? "?"
      let status = ([row.status.rawValue] + (row.reason.map { [$0.rawValue] } ?? [])).joined(separator: " ")
      return "\(row.message) \(name) \(status): \(time(row.receivedAt)) \(time(row.deliveredAt))"
    }
  }

  /// Each incident: `time station detail`.
  var incidentLines: [String] {
    incidents.map { row in
      "\(time(row.at)) \(row.station.map { topology[$0].indicator.description } ?? "-") \(row.detail)"
    }
  }

  /// What was sent on a circuit in the order of the channel's use: `cable/section`.
  func order(on circuit: String) -> [String] {
    hops.filter { topology[$0.record.circuit].name == circuit && $0.record.startedAt != nil }
      .sorted { ($0.record.startedAt ?? end) < ($1.record.startedAt ?? end) }
      .map { "\($0.record.message)/\($0.record.section)" }
  }

  /// The numbers of a circuit's transmissions in the order of their start.
  func numbers(on circuit: String) -> [String] {
    hops.filter { topology[$0.record.circuit].name == circuit }
      .sorted { ($0.record.startedAt ?? end) < ($1.record.startedAt ?? end) }
      .compactMap { $0.record.channelNumber?.description }
  }

  /// The routing lines of the copies on a circuit, in alphabetical order.
  func routingLines(on circuit: String) -> [String] {
    hops.filter { topology[$0.record.circuit].name == circuit }.map { hop in
      RoutingLine(precedence: hop.record.precedence, routingIndicators: hop.indicators).description
    }.sorted()
  }
}
