package import Analysis
package import CableFormat
package import Distribution
package import EventKernel
package import RelayNetwork
import Scenario

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
  package private(set) var events = 0
  package private(set) var addressees = Addressees()

  /// How long it took, in seconds, of cables filed after the warm-up.
  package private(set) var latencies: [ResultKey: [Double]] = [:]

  /// What each circuit sent since the warm-up, six precedences a circuit.
  package private(set) var tallies: [Tally] = []

  /// The time over which circuits were watched.
  package private(set) var watched = TimeSpan.zero
  private let counted: Instant

  /// A replication that is about to begin.
  init(of scenario: Scenario, replication: Int) {
    self.replication = replication
    endedAt = scenario.start
    switch scenario.warmUp {
    case .fixed(let span): counted = scenario.start + span
    case .automatic: counted = scenario.start
    }
  }

  /// Takes in a batch of rows.
  mutating func add(_ records: Records) {
    for record in records.addressees {
      addressees.total += 1
      switch record.status {
      case .rejected: addressees.rejected += 1
      case .unreachable: addressees.unreachable += 1
      case .delivered, .received, .inHandling, .inQueue, .inTransmission: break
      }
      note(record.receivedAt, .received, record)
      note(record.deliveredAt, .delivered, record)
    }
  }

  private mutating func note(_ moment: Instant?, _ measure: Expectation.Measure, _ record: AddresseeRecord) {
    guard let moment else { return }
    switch measure {
    case .received: addressees.received += 1
    case .delivered: addressees.delivered += 1
    }
    guard record.filedAt >= counted else { return }
    latencies[ResultKey(record.precedence, record.role, measure), default: []]
      .append((moment - record.filedAt).seconds)
  }

  /// Takes in how the engine ended.
  mutating func finish(_ engine: borrowing RelayEngine) {
    stopReason = engine.stopReason ?? .interrupted
    endedAt = engine.now
    ties = engine.ties
    fingerprint = engine.fingerprint
    cables = engine.filedCount
    events = engine.eventCount
    tallies = engine.allTallies
    watched = TimeSpan(microseconds: max(0, (endedAt - counted).microseconds))
  }

  /// What a circuit sent of a precedence.
  package func tally(of circuit: CircuitID, _ precedence: Precedence) -> Tally {
    tallies[Int(circuit.index) * Precedence.allCases.count + Int(precedence.rawValue)]
  }
}
