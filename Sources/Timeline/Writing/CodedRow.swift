import CableFormat
import Distribution
import EventKernel
import RelayNetwork

// How the records of a run are written as coded rows; `Schema+CodedRows.swift` says how they are read.

extension MessageRecord: TableRow {
  @unsafe static var giveValue: GiveValue {
    { unsafe Timeline.giveValue(of: MessageRecord.self, $0, $1, $2) }
  }

  static let columns = [
    "message", "station", "serial", "filed", "codes", "sections", "characters", "source",
  ]

  /// Cables of the scenario have texts.
  var isPlain: Bool { filing == nil }

  @inline(__always)
  func value(_ column: Int32) -> Int64? {
    switch column {
    case 0: Int64(message)
    case 1: Int64(originator.index)
    case 2: serial > 0 ? Int64(serial) : nil
    case 3: filedAt.microseconds
    case 4: codes
    case 5: Int64(sections)
    case 6: Int64(characters)
    default: isService ? Int64(TimelineWriter.serviceSource) : source.map(Int64.init)
    }
  }

  var codes: Int64 {
    MessageCodes.precedence.digits(of: precedence) | MessageCodes.infoPrecedence.digits(of: infoPrecedence)
      | MessageCodes.classification.digits(of: classification)
  }
}

extension TransmissionRecord: TableRow {
  @unsafe static var giveValue: GiveValue {
    { unsafe Timeline.giveValue(of: TransmissionRecord.self, $0, $1, $2) }
  }

  static let columns = [
    "transmission", "message", "circuit", "codes", "behind", "queued", "waited", "sent", "travelled",
  ]

  /// Few were tried before or held, and routing lines are texts.
  var isPlain: Bool { previous == nil && held.microseconds == 0 && indicatorCount == 0 }

  @inline(__always)
  func value(_ column: Int32) -> Int64? {
    switch column {
    case 0: Int64(transmission)
    case 1: Int64(message)
    case 2: Int64(circuit.index)
    case 3: codes
    case 4: behind
    case 5: queuedAt.microseconds
    case 6: waited
    case 7: sentIn
    default: travelled
    }
  }

  var codes: Int64 {
    TransmissionCodes.outcome.digits(of: outcome) | TransmissionCodes.precedence.digits(of: precedence)
      | (marking.map { TransmissionCodes.marking.digits(of: $0) } ?? 0)
      | Int64(channelNumber?.value ?? 0) << Int64(TransmissionCodes.channelNumber)
      | Int64((attempt - 1) & 65535) << Int64(TransmissionCodes.attempt)
      | Int64(section - 1) << Int64(TransmissionCodes.section)
  }

  /// By how much its number is above that of its cause.
  var behind: Int64? { cause.map { Int64(transmission - $0) } }

  /// Microseconds in line, if it was begun.
  var waited: Int64? { startedAt.map { $0.microseconds - queuedAt.microseconds } }

  /// Microseconds from its beginning, or from when it came into line, to its end.
  var sentIn: Int64? { endedAt.map { $0.microseconds - (startedAt ?? queuedAt).microseconds } }

  /// Microseconds from its end to its receipt.
  var travelled: Int64? {
    guard let endedAt, let receivedAt else { return nil }
    return receivedAt.microseconds - endedAt.microseconds
  }
}

extension AddresseeRecord: TableRow {
  @unsafe static var giveValue: GiveValue {
    { unsafe Timeline.giveValue(of: AddresseeRecord.self, $0, $1, $2) }
  }

  static let columns = ["message", "addressee", "station", "codes", "received", "kept", "transmission"]

  /// What its station does not say is text.
  var isPlain: Bool { isStation && party == nil && collective == nil }

  @inline(__always)
  func value(_ column: Int32) -> Int64? {
    switch column {
    case 0: Int64(message)
    case 1: Int64(addressee)
    case 2: station.map { Int64($0.index) }
    case 3: codes
    case 4: receivedAt?.microseconds
    case 5: kept
    default: lastTransmission.map(Int64.init)
    }
  }

  var codes: Int64 {
    AddresseeCodes.role.digits(of: role) | AddresseeCodes.precedence.digits(of: precedence)
      | AddresseeCodes.status.digits(of: status) | (reason.map { AddresseeCodes.reason.digits(of: $0) } ?? 0)
  }

  /// Microseconds from its receipt to its delivery.
  var kept: Int64? {
    guard let receivedAt, let deliveredAt else { return nil }
    return deliveredAt.microseconds - receivedAt.microseconds
  }
}
