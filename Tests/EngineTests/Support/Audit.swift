import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario

/// Checks what a run has written against the rule book; shares nothing with the engine but the rows.
struct Audit {
  private let outcome: Outcome
  private let topology: Topology
  private(set) var findings: [String] = []

  /// When each circuit could not be used.
  private var down: [[Range<Int64>]] = []

  init(_ outcome: Outcome) {
    self.outcome = outcome
    topology = outcome.scenario.topology
    down = topology.circuits.indices.map { gaps(of: CircuitID($0)) }
    for circuit in topology.circuits.indices {
      let rows = outcome.records.transmissions.filter { $0.circuit == CircuitID(circuit) }
      checkChannels(rows, CircuitID(circuit))
      checkNumbers(rows, CircuitID(circuit))
      checkAvailability(rows, circuit)
      checkTurns(rows, circuit)
      checkIdleness(rows, circuit)
    }
    checkWays()
    checkAddressees()
  }

  private mutating func find(_ text: String) { findings.append(text) }

  // MARK: Circuits

  /// From the incidents: the parts of the run in which a circuit was down or closed; one that is closed from the
  /// beginning has an incident then.
  private func gaps(of circuit: CircuitID) -> [Range<Int64>] {
    let ends = [topology[circuit].from, topology[circuit].to]
    var count = 0
    var gaps: [Range<Int64>] = []
    var from = outcome.scenario.start.microseconds
    for incident in outcome.records.incidents {
      let isOurs =
        incident.circuit == circuit || incident.circuit == nil && ends.contains { $0 == incident.station }
      guard isOurs, incident.message == nil else { continue }
      let before = count
      switch incident.kind {
      case .outage, .closed: count += 1
      case .restored, .opened: count -= 1
      default: break
      }
      if before == 0, count == 1 { from = incident.at.microseconds }
      if before == 1, count == 0 { gaps.append(from..<incident.at.microseconds) }
    }
    if count > 0 { gaps.append(from..<Int64.max) }
    return gaps.filter { !$0.isEmpty }
  }

  private mutating func checkChannels(_ rows: [TransmissionRecord], _ circuit: CircuitID) {
    var changes: [(at: Int64, change: Int)] = []
    for row in rows {
      guard let start = row.startedAt else { continue }
      changes.append((start.microseconds, 1))
      changes.append((row.endedAt?.microseconds ?? .max, -1))
    }
    var busy = 0
    for change in changes.sorted(by: { ($0.at, $0.change) < ($1.at, $1.change) }) {
      busy += change.change
      if busy > topology[circuit].channels { find("\(topology[circuit].name) sends \(busy) at a time") }
    }
  }

  private mutating func checkNumbers(_ rows: [TransmissionRecord], _ circuit: CircuitID) {
    let day: Int64 = 86_400_000_000
    let first = topology[circuit].firstChannelNumber
    let startDay = outcome.scenario.start.microseconds / day
    var byDay: [Int64: [Int]] = [:]
    for row in rows {
      guard let start = row.startedAt, let number = row.channelNumber else { continue }
      byDay[start.microseconds / day, default: []].append(number.value)
    }
    for (number, day) in byDay.keys.sorted().map({ (byDay[$0] ?? [], $0) }) {
      let begin = day == startDay ? first.value : 1
      if number.sorted() != Array(begin..<begin + number.count) {
        find("\(topology[circuit].name) numbers \(number.sorted()) on day \(day)")
      }
    }
  }

  private mutating func checkAvailability(_ rows: [TransmissionRecord], _ circuit: Int) {
    for row in rows {
      guard let start = row.startedAt?.microseconds else { continue }
      let end = row.endedAt?.microseconds ?? outcome.ended.microseconds
      if down[circuit].contains(where: { start < $0.upperBound && end > $0.lowerBound || $0.contains(start) })
      {
        find("\(topology.circuits[circuit].name) sends \(start)-\(end) while it is down")
      }
    }
  }

  /// When a copy begins, nobody of a higher precedence waits, nor of its own who came to the line before.
  ///
  /// One that was begun before stands at the head of its class, whenever it came there; and one that stayed
  /// where others of its copy were diverted has the place of that copy.
  private mutating func checkTurns(_ rows: [TransmissionRecord], _ circuit: Int) {
    let waits = rows.map { row in
      (
        rank: row.precedence.onCircuit, from: row.queuedAt.microseconds,
        isNew: row.attempt == 1
          && !rows.contains {
            $0.outcome == .diverted && $0.message == row.message && $0.section == row.section
              && $0.endedAt == row.queuedAt
          },
        to: (row.startedAt ?? row.endedAt)?.microseconds ?? .max, isBegun: row.startedAt != nil
      )
    }
    for (place, wait) in waits.enumerated() where wait.isBegun {
      let overtaken = waits.firstIndex { other in
        other.from < wait.to && other.to > wait.to
          && (other.rank > wait.rank
            || other.rank == wait.rank && wait.isNew && other.from < wait.from)
      }
      if let overtaken { find("\(text(rows[overtaken])) waits while \(text(rows[place])) begins") }
    }
  }

  /// While somebody waits and the circuit works, every channel is taken.
  private mutating func checkIdleness(_ rows: [TransmissionRecord], _ circuit: Int) {
    var changes: [(at: Int64, waiting: Int, busy: Int, down: Int)] = []
    for row in rows {
      let begun = row.startedAt?.microseconds
      changes.append((row.queuedAt.microseconds, 1, 0, 0))
      changes.append((begun ?? row.endedAt?.microseconds ?? outcome.ended.microseconds, -1, 0, 0))
      guard let begun else { continue }
      changes.append((begun, 0, 1, 0))
      changes.append((row.endedAt?.microseconds ?? .max, 0, -1, 0))
    }
    for gap in down[circuit] {
      changes.append((gap.lowerBound, 0, 0, 1))
      changes.append((gap.upperBound, 0, 0, -1))
    }
    changes.sort { $0.at < $1.at }
    var (waiting, busy, closed) = (0, 0, 0)
    for (place, change) in changes.enumerated() {
      waiting += change.waiting
      busy += change.busy
      closed += change.down
      let isLast = place + 1 == changes.count || changes[place + 1].at > change.at
      if isLast, waiting > 0, closed == 0, busy < topology.circuits[circuit].channels {
        find("\(topology.circuits[circuit].name): \(waiting) wait at \(change.at), \(busy) are sent")
      }
    }
  }

  /// A row in few words.
  private func text(_ row: TransmissionRecord) -> String {
    "\(row.message)/\(row.section) on \(topology[row.circuit].name) (\(row.precedence), attempt \(row.attempt), "
      + "queued \(row.queuedAt.microseconds), begun \(row.startedAt?.microseconds ?? 0), \(row.outcome.rawValue))"
  }

  // MARK: Cables

  /// Each transmission follows from the one that brought the section, and never leads straight back.
  private mutating func checkWays() {
    let rows = Dictionary(uniqueKeysWithValues: outcome.records.transmissions.map { ($0.transmission, $0) })
    if Set(rows.keys) != Set(1..<rows.count + 1) { find("transmissions are not numbered one by one") }
    for row in outcome.records.transmissions {
      let circuit = topology[row.circuit]
      if let ended = row.endedAt, let received = row.receivedAt, ended + circuit.propagation != received {
        find("\(text(row)) is received at another time than the propagation says")
      }
      guard let cause = row.cause else {
        if circuit.from != outcome.records.messages[row.message - 1].originator {
          find("\(text(row)) has no cause and does not begin at the originator")
        }
        continue
      }
      guard let bringer = rows[cause] else {
        find("\(text(row)) has the unknown cause \(cause)")
        continue
      }
      let before = topology[bringer.circuit]
      let isSame = bringer.message == row.message && bringer.section == row.section
      if !isSame || before.to != circuit.from || (bringer.receivedAt ?? .max) > row.queuedAt {
        find("\(text(row)) does not follow from \(text(bringer))")
      }
      if before.from == circuit.to, topology.collectives.isEmpty { find("\(text(row)) leads back") }
    }
  }

  private mutating func checkAddressees() {
    var numbers: [Int: [Int]] = [:]
    for row in outcome.records.addressees {
      numbers[row.message, default: []].append(row.addressee)
      let times = [row.filedAt, row.receivedAt, row.deliveredAt].compactMap { $0 }
      if times != times.sorted() { find("\(row) is not in the order of time") }
      let (received, delivered) = (row.receivedAt != nil, row.deliveredAt != nil)
      let isRight =
        switch row.status {
        case .delivered: received && delivered && row.reason == nil
        case .received: received && !delivered && row.reason == nil
        case .rejected, .unreachable: !received && !delivered && row.reason != nil
        case .inHandling, .inQueue, .inTransmission: !received && !delivered && row.reason == nil
        }
      if !isRight { find("\(row) contradicts itself") }
    }
    for message in outcome.records.messages {
      let found = (numbers[message.message] ?? []).sorted()
      if found != Array(1..<found.count + 1) { find("cable \(message.message) has the addressees \(found)") }
      if let expected = expectedAddressees(message), found.count != expected {
        find("cable \(message.message) has \(found.count) addressees, not \(expected)")
      }
    }
  }

  /// How many a cable of the scenario calls, once the collectives are resolved.
  private func expectedAddressees(_ message: MessageRecord) -> Int? {
    guard let index = message.filing else { return nil }
    let filing = outcome.scenario.filings[index]
    func station(_ indicator: RoutingIndicator?) -> StationID? {
      indicator.flatMap { own in
        topology.stations.firstIndex { $0.indicator == own || $0.guards.contains(own) }
      }
      .map(StationID.init)
    }
    func collective(_ indicator: RoutingIndicator?) -> Collective? {
      topology.collectives.first { $0.indicator == indicator }
    }
    let named = filing.parties.filter { collective($0.indicator) == nil }
    var reached = Set(named.compactMap { station($0.indicator) })
    let before = reached.count
    let outside = Set(filing.exempt.compactMap { station($0) } + [filing.originator])
    for party in filing.parties {
      for member in collective(party.indicator)?.members ?? [] {
        if let station = station(member), !outside.contains(station) { reached.insert(station) }
      }
    }
    return named.count + reached.count - before
  }
}

extension Instant {
  fileprivate static let max = Instant(microseconds: .max)
}
