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
package struct MessageRecord: Sendable, BitwiseCopyable {
  /// Its number in the run, from 1 in the order of filing.
  package var message: Int

  /// Which of the scenario's cables it is, or which of its sources it comes from; neither is set for what
  /// stations send each other in service.
  package var filing: Int?
  package var source: Int?
  package var isService = false
  package var originator: StationID

  /// The number that the originator gave to a cable of the background load, 1 to 9999; 0 for other cables.
  package var serial: Int32
  package var filedAt: Instant
  package var precedence: Precedence
  package var infoPrecedence: Precedence
  package var classification: Classification
  package var sections: Int

  /// Characters of text of all sections.
  package var characters: Int

  init(
    message: Int, filing: Int? = nil, source: Int? = nil, isService: Bool = false, originator: StationID,
    serial: Int32 = 0, filedAt: Instant, precedence: Precedence,
    infoPrecedence: Precedence, classification: Classification, sections: Int, characters: Int
  ) {
    self.message = message
    self.filing = filing
    self.source = source
    self.isService = isService
    self.originator = originator
    self.serial = serial
    self.filedAt = filedAt
    self.precedence = precedence
    self.infoPrecedence = infoPrecedence
    self.classification = classification
    self.sections = sections
    self.characters = characters
  }
}

/// What became of a cable for one addressee.
package struct AddresseeRecord: Sendable, BitwiseCopyable {
  package var message: Int

  /// Its number in the cable, from 1: the named ones in the order of the header, then the collectives' members.
  package var addressee: Int
  package var indicator: RoutingIndicator?

  /// Which of the filing's parties names it, `nil` for a collective's member.
  package var party: Int?

  /// The station that serves it, if the network knows one.
  package var station: StationID?

  /// Whether its indicator is the station's own.
  package var isStation: Bool
  package var role: Filing.Role
  package var precedence: Precedence

  /// The collective through which it was reached, by its number in the topology.
  package var collective: Int?

  /// When its cable was filed.
  package var filedAt: Instant
  package var status: AddresseeStatus
  package var reason: RejectReason?
  package var receivedAt: Instant?
  package var deliveredAt: Instant?

  /// The transmission that brought the last section, `nil` at the originator itself.
  package var lastTransmission: Int?
}

/// Where a cable stands for an addressee when the run ends; every addressee is in exactly one of these.
package enum AddresseeStatus: String, CaseIterable, Sendable, BitwiseCopyable {
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
package struct TransmissionRecord: Sendable, BitwiseCopyable {
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

  /// The one of this copy, or of that from which it was parted, that came to nothing before it was put in
  /// line again: interrupted, cut, garbled or diverted; `nil` where there was none.
  package var previous: Int?

  /// How often this copy has been begun on the circuit, this time included; 0 where it was not begun.
  package var attempt: Int
  package var marking: Marking?

  /// When it was put in the circuit's line, at the beginning or again.
  package var queuedAt: Instant
  package var startedAt: Instant?
  package var endedAt: Instant?

  /// How long it waited on the circuit for room at the next station; part of the time up to the end.
  package var held: TimeSpan
  package var receivedAt: Instant?
  package var outcome: TransmissionOutcome

  /// Where its routing line is among the batch's indicators.
  package var routingIndicators: Range<Int> {
    get { firstIndicator..<firstIndicator + indicatorCount }
    set { (firstIndicator, indicatorCount) = (newValue.lowerBound, newValue.count) }
  }
  private(set) var firstIndicator: Int
  package private(set) var indicatorCount: Int

  /// The operating signal that tells why it is sent although it has been sent before.
  package enum Marking: String, CaseIterable, Sendable, BitwiseCopyable {
    case suspectedDuplicate = "ZFD"
    case repetition = "ZDK"
  }
}

/// How a transmission ended.
package enum TransmissionOutcome: String, CaseIterable, Sendable, BitwiseCopyable {
  case sent

  /// A higher precedence took its channel.
  case interrupted

  /// The circuit failed or closed.
  case cut

  /// It came damaged.
  case garbled

  /// It went another way before it was begun.
  case diverted

  /// The run ended while it waited.
  case queued

  /// The run ended while it was being sent.
  case unfinished
}

/// One section at one station whose handling takes time.
package struct HandlingRecord: Sendable, BitwiseCopyable {
  package var message: Int

  /// From 1.
  package var section: Int
  package var station: StationID

  /// The transmission that brought it, `nil` at the originator.
  package var cause: Int?
  package var arrivedAt: Instant
  package var startedAt: Instant?
  package var endedAt: Instant?
}

/// Something out of the ordinary.
package struct IncidentRecord: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// A station could do nothing more with an indicator.
    case reject

    /// A circuit or station failed, and works again.
    case outage, restored

    /// A circuit's window closed and opened.
    case closed, opened

    /// A channel number came to nothing.
    case gap

    /// A copy went another way, for its own was down.
    case diversion

    /// A transmission came damaged, and the section is sent again.
    case garble, rerun

    /// A section came to somebody who had it.
    case duplicate

    /// A copy had to wait on its circuit, for the next station was full.
    case full

    /// A FLASH receipt did not come.
    case alarm
  }

  package var at: Instant
  package var kind: Kind
  package var station: StationID?
  package var circuit: CircuitID?
  package var message: Int?
  package var section: Int?
  package var detail: String
}
