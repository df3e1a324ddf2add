package import CableFormat
package import EventKernel
package import RelayNetwork
package import Scenario

/// What happened, as plain values, a batch at a time: whoever writes them takes the whole batch.
package struct Records: Sendable {
  package var messages: [MessageRecord] = []
  package var addressees: [AddresseeRecord] = []
  package var transmissions: [TransmissionRecord] = []
  package var handlings: [HandlingRecord] = []
  package var incidents: [IncidentRecord] = []

  /// The indicators of the transmissions' routing lines, one line behind the other.
  package var routingIndicators: [RoutingIndicator] = []

  package init() {}

  /// How many rows there are.
  package var count: Int {
    messages.count + addressees.count + transmissions.count + handlings.count + incidents.count
  }

  /// Makes room for the next batch, keeping the memory.
  package mutating func removeAll() {
    messages.removeAll(keepingCapacity: true)
    addressees.removeAll(keepingCapacity: true)
    transmissions.removeAll(keepingCapacity: true)
    handlings.removeAll(keepingCapacity: true)
    incidents.removeAll(keepingCapacity: true)
    routingIndicators.removeAll(keepingCapacity: true)
  }
}

/// A cable that was filed.
package struct MessageRecord: Sendable {
  /// Its number in the run, from 1 in the order of filing.
  package var message: Int

  /// Which of the scenario's cables it is.
  package var filing: Int
  package var filedAt: Instant
}

/// What became of a cable for one addressee.
package struct AddresseeRecord: Sendable {
  package var message: Int

  /// Its number in the cable, from 1: the named ones in the order of the header, then the collectives' members.
  package var addressee: Int
  package var indicator: RoutingIndicator?

  /// Which of the filing's parties names it, `nil` for a collective's member.
  package var party: Int?

  /// The station that serves it, if the network knows one.
  package var station: StationID?
  package var role: Filing.Role
  package var precedence: Precedence

  /// The collective through which it was reached, by its number in the topology.
  package var collective: Int?
  package var status: AddresseeStatus
  package var reason: RejectReason?
  package var receivedAt: Instant?
  package var deliveredAt: Instant?

  /// The transmission that brought the last section, `nil` at the originator itself.
  package var lastTransmission: Int?
}

/// Where a cable stands for an addressee when the run ends; every addressee is in exactly one of these.
package enum AddresseeStatus: String, CaseIterable, Sendable {
  case delivered

  /// All sections are there, but the office is closed.
  case received

  case inHandling = "in handling"
  case inQueue = "in queue"

  /// On a circuit, its propagation included.
  case inTransmission = "in transmission"
  case rejected
  case unreachable
}

/// One section on one circuit.
package struct TransmissionRecord: Sendable {
  /// Its number in the run, from 1 in the order in which transmissions ended.
  package var transmission: Int
  package var message: Int

  /// From 1.
  package var section: Int
  package var circuit: CircuitID

  /// `nil` while it waits.
  package var channelNumber: ChannelNumber?
  package var precedence: Precedence

  /// The transmission that brought it, `nil` at the originator.
  package var cause: Int?
  package var queuedAt: Instant
  package var startedAt: Instant?
  package var endedAt: Instant?
  package var receivedAt: Instant?
  package var outcome: TransmissionOutcome

  /// Where its routing line is among the batch's indicators.
  package var routingIndicators: Range<Int>
}

/// How a transmission ended.
package enum TransmissionOutcome: String, CaseIterable, Sendable {
  case sent

  /// The run ended while it waited.
  case queued

  /// The run ended while it was being sent.
  case unfinished
}

/// One section at one station whose handling takes time.
package struct HandlingRecord: Sendable {
  package var message: Int

  /// From 1.
  package var section: Int
  package var station: StationID
  package var arrivedAt: Instant
  package var startedAt: Instant?
  package var endedAt: Instant?
}

/// Something out of the ordinary.
package struct IncidentRecord: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// A station could do nothing more with an indicator.
    case reject
  }

  package var at: Instant
  package var kind: Kind
  package var station: StationID?
  package var circuit: CircuitID?
  package var message: Int?
  package var detail: String
}
