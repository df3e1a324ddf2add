package import CableFormat
package import Distribution
package import EventKernel
package import RelayNetwork
package import Scenario

/// The cable that fared worst for one of the addressees that an expectation means, and where its time went.
package struct WorstCable: Sendable {
  /// A part of its time.
  package struct Step: Sendable {
    package enum Kind: String, Sendable {
      /// At a station.
      case waitingForHandling = "waiting to be handled at"
      case handling = "handled at"

      /// On a circuit; attempts that came to nothing are included.
      case waiting = "waiting for"
      case sending = "on"
      case closed = "office closed at"
    }

    package var kind: Kind
    package var place: String
    package var time: TimeSpan

    /// Whether the run ended before it was over.
    package var isUnfinished = false
  }

  package let originator: RoutingIndicator
  package let addressee: RoutingIndicator?
  package let role: Filing.Role
  package let precedence: Precedence
  package let filedAt: Instant
  package let reference: String?
  package let status: AddresseeStatus
  package let reason: RejectReason?

  /// How long it took, or has been taking when the run ended.
  package let time: TimeSpan

  /// The stations on its way.
  package let path: [String]
  package let steps: [Step]
  package let replication: Int

  /// Finds it by making a run again.
  ///
  /// - Returns: `nil` if no addressee is meant.
  package init?(of expectation: Expectation, in run: RunSummary, of scenario: Scenario) {
    let replication = run.replication
    var scenario = scenario
    scenario.recording = .hops
    scenario.recordsRoutingLines = true
    var search = Search(expectation, in: run)
    _ = Execution.run(scenario, replication: replication) { _ in
      true
    } take: { (records) throws(Never) in
      search.add(records)
    }
    guard let worst = search.worst else { return nil }
    var trail = Trail(worst)
    _ = Execution.run(scenario, replication: replication) { _ in
      true
    } take: { (records) throws(Never) in
      trail.add(records)
    }
    guard let message = trail.message else { return nil }
    let topology = scenario.topology
    originator = topology[message.originator].indicator
    addressee = worst.indicator
    role = worst.role
    precedence = worst.precedence
    filedAt = worst.filedAt
    reference = message.filing.flatMap { scenario.filings[$0].messageReference?.description }
    status = worst.status
    reason = worst.reason
    let moment = expectation.measure == .received ? worst.receivedAt : worst.deliveredAt
    time = (moment ?? run.endedAt) - worst.filedAt
    let hops = trail.hops
    path =
      [originator.description]
      + hops.map { topology[topology[$0.circuit].to].indicator.description }
    steps = trail.steps(hops, measure: expectation.measure, end: run.endedAt, in: topology)
    self.replication = replication
  }
}

/// Looks for the addressee that fared worst.
private struct Search {
  private let expectation: Expectation
  private let run: RunSummary
  private(set) var worst: AddresseeRecord?

  init(_ expectation: Expectation, in run: RunSummary) {
    self.expectation = expectation
    self.run = run
  }

  mutating func add(_ records: Records) {
    for record in records.addressees where isMeant(record) {
      guard let other = worst else {
        worst = record
        continue
      }
      if rank(other) < rank(record) { worst = record }
    }
  }

  private func isMeant(_ record: AddresseeRecord) -> Bool {
    record.filedAt >= run.countedFrom && (expectation.role == nil || expectation.role == record.role)
      && (expectation.precedence == nil || expectation.precedence == record.precedence)
      && (expectation.addressee == nil || expectation.addressee == record.indicator)
  }

  /// How badly it fared: who waits in vain before all others, and those by the time that it took or has taken.
  private func rank(_ record: AddresseeRecord) -> (Int, Int64) {
    let moment = expectation.measure == .received ? record.receivedAt : record.deliveredAt
    let time = ((moment ?? run.endedAt) - record.filedAt).microseconds
    switch record.status {
    case .rejected, .unreachable: return (1, time)
    case .delivered, .received, .inHandling, .inQueue, .inTransmission: return (0, time)
    }
  }
}

/// What a run has to say of one cable on its way to one addressee.
private struct Trail {
  private let addressee: AddresseeRecord
  private(set) var message: MessageRecord?
  private var transmissions: [TransmissionRecord] = []
  private var handlings: [HandlingRecord] = []

  /// The last transmission that was meant to bring it, where none has.
  private var last: TransmissionRecord?

  init(_ addressee: AddresseeRecord) {
    self.addressee = addressee
  }

  mutating func add(_ records: Records) {
    let number = addressee.message
    if let own = records.messages.first(where: { $0.message == number }) { message = own }
    handlings += records.handlings.filter { $0.message == number }
    for record in records.transmissions where record.message == number {
      transmissions.append(record)
      guard let indicator = addressee.indicator,
        records.routingIndicators[record.routingIndicators].contains(indicator)
      else { continue }
      if last.map({ $0.queuedAt <= record.queuedAt }) ?? true { last = record }
    }
  }

  /// The transmissions that brought it, from the originator on.
  var hops: [TransmissionRecord] {
    var hops: [TransmissionRecord] = []
    var next =
      addressee.lastTransmission.flatMap { number in transmissions.first { $0.transmission == number } }
      ?? (addressee.receivedAt == nil ? last : nil)
    while let hop = next {
      hops.append(hop)
      next = hop.cause.flatMap { cause in transmissions.first { $0.transmission == cause } }
    }
    return hops.reversed()
  }

  /// Where the time went, in the order of the way; what took no time is left out.
  func steps(
    _ hops: [TransmissionRecord], measure: Expectation.Measure, end: Instant, in topology: Topology
  ) -> [WorstCable.Step] {
    var steps: [WorstCable.Step] = []
    func add(
      _ kind: WorstCable.Step.Kind, _ place: String, from start: Instant, to finish: Instant?
    ) {
      let time = (finish ?? end) - start
      if time > .zero {
        steps.append(WorstCable.Step(kind: kind, place: place, time: time, isUnfinished: finish == nil))
      }
    }
    let section = hops.last?.section ?? 1
    func handling(after cause: Int?) {
      guard let record = handlings.first(where: { $0.section == section && $0.cause == cause }) else {
        return
      }
      let place = topology[record.station].indicator.description
      add(.waitingForHandling, place, from: record.arrivedAt, to: record.startedAt)
      if let started = record.startedAt { add(.handling, place, from: started, to: record.endedAt) }
    }
    for hop in hops {
      handling(after: hop.cause)
      let attempts = transmissions.filter {
        $0.section == hop.section && $0.cause == hop.cause && $0.circuit == hop.circuit
      }
      let name = topology[hop.circuit].name
      for attempt in attempts.sorted(by: { $0.queuedAt < $1.queuedAt }) {
        add(.waiting, name, from: attempt.queuedAt, to: attempt.startedAt ?? attempt.endedAt)
        if let started = attempt.startedAt {
          add(.sending, name, from: started, to: attempt.receivedAt ?? attempt.endedAt)
        }
      }
    }
    handling(after: hops.last?.transmission)
    if measure == .delivered, let received = addressee.receivedAt {
      add(.closed, addressee.indicator?.description ?? "", from: received, to: addressee.deliveredAt)
    }
    return steps
  }
}
