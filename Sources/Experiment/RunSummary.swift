package import Analysis
package import CableFormat
package import Distribution
package import EventKernel
package import RelayNetwork
package import Scenario
package import Timeline

/// What one replication came to.
package struct RunSummary: Sendable {
  /// Where the cables stood for their addressees when it ended.
  package struct Addressees: Hashable, Sendable {
    package var total = 0
    package var received = 0
    package var delivered = 0
    package var rejected = 0
    package var unreachable = 0

    package init() {}

    package var inFlight: Int { total - received - rejected - unreachable }
  }

  package let replication: Int
  package private(set) var stopReason = StopReason.interrupted
  package private(set) var endedAt: Instant
  package private(set) var ties = 0
  package private(set) var fingerprint: UInt64 = 0
  package private(set) var cables = 0
  package private(set) var addressees = Addressees()

  /// How long it took, in seconds, of cables filed after the warm-up: ascending when the run has ended.
  package private(set) var latencies: [ResultKey: [Double]] = [:]

  /// How long addressees have been waiting in vain when it ended, in seconds; infinite where they wait for ever.
  package private(set) var waiting: [ResultKey: [Double]] = [:]

  /// What each circuit sent since a fixed warm-up, six precedences a circuit.
  package private(set) var tallies: [Tally] = []

  /// The time over which circuits were watched.
  package private(set) var watched = TimeSpan.zero

  /// When the warm-up was over.
  package private(set) var countedFrom: Instant

  /// What MSER-5 cut off, where it was asked.
  package private(set) var warmUp: WarmUpCut?

  /// Why the run is good for nothing, `nil` if it is good.
  package private(set) var failure: String?

  /// The times of the cable that is looked at, which are no part of the other results; `nil` where it did not come.
  package private(set) var cable: [ResultKey: [Double?]] = [:]

  /// When each cable came to each addressee, and which cable is the one that is looked at.
  package private(set) var arrivals: [PriceOfPrecedence.Arrival] = []
  package private(set) var identity: PriceOfPrecedence.CableIdentity?

  private let watch: Watch
  private let topology: Topology
  private var identities = CableIdentities()

  /// Everything in the order of filing, while it is not known where the warm-up ends.
  private var series: [AddresseeRecord]?

  /// A replication that is about to begin.
  init(of scenario: Scenario, replication: Int, watch: Watch = Watch()) {
    self.replication = replication
    self.watch = watch
    topology = scenario.topology
    endedAt = scenario.start
    countedFrom = scenario.start
    switch scenario.warmUp {
    case .fixed(let span): countedFrom = scenario.start + span
    case .automatic: series = []
    }
  }

  /// What a run in a timeline came to.
  ///
  /// - Throws: if the timeline cannot be read.
  package init(
    of scenario: Scenario, replication: Int, _ run: EndedRun, in reader: borrowing TimelineReader
  ) throws(TimelineError) {
    self.init(of: scenario, replication: replication)
    series = nil
    countedFrom = run.countedFrom
    for outcome in try reader.outcomes(run: run.run) {
      count(outcome.status, isReceived: outcome.receivedAt != nil, isDelivered: outcome.deliveredAt != nil)
      add(outcome, addressee: nil)
    }
    tallies = try reader.totals(run: run.run, circuits: scenario.topology.circuits.count)
    (stopReason, endedAt, ties, fingerprint) = (run.stopReason, run.endedAt, run.ties, run.fingerprint)
    cables = run.cables
    close(scenario.warmUp, start: scenario.start)
  }

  // MARK: Rows

  /// Takes in a batch of rows.
  mutating func add(_ records: Records) {
    if watch.filing != nil {
      for record in records.messages { identities.add(record, in: topology) }
    }
    for record in records.addressees {
      count(record.status, isReceived: record.receivedAt != nil, isDelivered: record.deliveredAt != nil)
      if observe(record) { continue }
      if series == nil { add(Outcome(record), addressee: record.indicator) } else { series?.append(record) }
    }
  }

  private mutating func count(_ status: AddresseeStatus, isReceived: Bool, isDelivered: Bool) {
    addressees.total += 1
    if isReceived { addressees.received += 1 }
    if isDelivered { addressees.delivered += 1 }
    switch status {
    case .rejected: addressees.rejected += 1
    case .unreachable: addressees.unreachable += 1
    case .delivered, .received, .inHandling, .inQueue, .inTransmission: break
    }
  }

  private mutating func add(_ outcome: Outcome, addressee: RoutingIndicator?) {
    guard outcome.filedAt >= countedFrom else { return }
    for (measure, moment) in [
      (Expectation.Measure.received, outcome.receivedAt), (.delivered, outcome.deliveredAt),
    ] {
      var keys = [ResultKey(outcome.precedence, outcome.role, measure)]
      if watch.byAddressee, let addressee {
        keys.append(ResultKey(outcome.precedence, outcome.role, measure, addressee: addressee))
      }
      for key in keys {
        if let moment {
          latencies[key, default: []].append((moment - outcome.filedAt).seconds)
        } else {
          waiting[key, default: []].append(outcome.isHopeless ? .infinity : -outcome.filedAt.seconds)
        }
      }
    }
  }

  /// Takes in when a cable came.
  ///
  /// - Returns: whether it is the cable that is looked at, which is no part of the other results.
  private mutating func observe(_ record: AddresseeRecord) -> Bool {
    guard let filing = watch.filing else { return false }
    if watch.keepsArrivals, let identity = identities.identity(of: record.message) {
      arrivals.append(
        PriceOfPrecedence.Arrival(identity, addressee: record.addressee, at: record.receivedAt))
    }
    guard identities.filing(of: record.message) == filing else { return false }
    identity = identities.identity(of: record.message)
    for (measure, moment) in [
      (Expectation.Measure.received, record.receivedAt), (.delivered, record.deliveredAt),
    ] {
      let time = moment.map { ($0 - record.filedAt).seconds }
      cable[ResultKey(nil, record.role, measure), default: []].append(time)
      guard watch.byAddressee, let addressee = record.indicator else { continue }
      cable[ResultKey(nil, record.role, measure, addressee: addressee), default: []].append(time)
    }
    return true
  }

  // MARK: The end

  /// Takes in how the engine ended.
  mutating func finish(_ engine: borrowing RelayEngine, of scenario: Scenario) {
    stopReason = engine.stopReason ?? .interrupted
    endedAt = engine.now
    ties = engine.ties
    fingerprint = engine.fingerprint
    cables = engine.filedCount
    tallies = engine.allTallies
    identities = CableIdentities()
    settle()
    close(scenario.warmUp, start: scenario.start)
  }

  /// Cuts off the warm-up where the results themselves show it.
  private mutating func settle() {
    guard var rows = series else { return }
    series = nil
    rows.sort { ($0.filedAt, $0.message, $0.addressee) < ($1.filedAt, $1.message, $1.addressee) }
    let received = rows.filter { $0.receivedAt != nil }
    let times = received.compactMap { row in row.receivedAt.map { ($0 - row.filedAt).seconds } }
    do throws(WarmUpCut.Refusal) {
      let cut = try WarmUpCut(mser5: times)
      warmUp = cut
      if cut.cut > 0 { countedFrom = received[cut.cut].filedAt }
    } catch {
      failure = "\(error)"
    }
    for row in rows { add(Outcome(row), addressee: row.indicator) }
  }

  /// Brings what was counted into the form in which it is read.
  private mutating func close(_ rule: Scenario.WarmUp, start: Instant) {
    let end = endedAt.seconds
    latencies = latencies.mapValues { $0.sorted() }
    waiting = waiting.mapValues { $0.map { $0.isFinite ? $0 + end : $0 }.sorted() }
    // Circuits do not wait for what the results show later.
    let from =
      switch rule {
      case .fixed(let span): start + span
      case .automatic: start
      }
    watched = TimeSpan(microseconds: max(0, (endedAt - from).microseconds))
  }

  /// Whether somebody stopped it.
  package var isInterrupted: Bool { stopReason == .interrupted }

  /// The summary without what is large and only looked at once.
  var withoutArrivals: RunSummary {
    var rest = self
    rest.arrivals = []
    return rest
  }

  /// What a circuit sent of a precedence.
  package func tally(of circuit: CircuitID, _ precedence: Precedence) -> Tally {
    tallies[Int(circuit.index) * Precedence.allCases.count + Int(precedence.rawValue)]
  }
}

extension Outcome {
  fileprivate init(_ record: AddresseeRecord) {
    self.init(
      role: record.role, precedence: record.precedence, filedAt: record.filedAt, status: record.status,
      receivedAt: record.receivedAt, deliveredAt: record.deliveredAt)
  }

  /// Whether the cable will never come.
  fileprivate var isHopeless: Bool {
    switch status {
    case .rejected, .unreachable: true
    case .delivered, .received, .inHandling, .inQueue, .inTransmission: false
    }
  }
}

extension Instant {
  fileprivate var seconds: Double { Double(microseconds) / 1e6 }
}
