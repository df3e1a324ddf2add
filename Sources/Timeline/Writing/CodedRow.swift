import CableFormat
import Distribution
import EventKernel
import RelayNetwork

// How the records of a run are written as rows of numbers; `Schema+CodedRows.swift` says how they are read.

extension MessageRecord {
  /// The columns of `message_row` after the run.
  @inline(__always)
  var row: CodedRow<5> {
    // That of service is -1, and 0 says that there is none.
    let source = isService ? TimelineWriter.serviceSource + 2 : source.map { $0 + 2 } ?? 0
    return [
      Int64(message), filedAt.microseconds,
      MessageCodes.station.digits(of: Int64(originator.index))
        | MessageCodes.serial.digits(of: Int64(serial)) | MessageCodes.source.digits(of: Int64(source)),
      MessageCodes.precedence.digits(of: precedence) | MessageCodes.infoPrecedence.digits(of: infoPrecedence)
        | MessageCodes.classification.digits(of: classification)
        | MessageCodes.hasText.digits(of: filing == nil ? 0 : 1)
        | MessageCodes.sections.digits(of: Int64(sections)),
      Int64(characters),
    ]
  }
}

extension TransmissionRecord {
  /// The columns of `transmission_row` after the run.
  @inline(__always)
  var row: CodedRow<8> {
    var way = TransmissionCodes.circuit.digits(of: Int64(circuit.index))
    if let cause {
      way |=
        TransmissionCodes.hasCause.digits(of: 1)
        | TransmissionCodes.behind.digits(of: Int64(transmission - cause))
    }
    var codes =
      TransmissionCodes.outcome.digits(of: outcome) | TransmissionCodes.precedence.digits(of: precedence)
      | TransmissionCodes.attempt.digits(of: Int64((attempt - 1) & 65535))
      | TransmissionCodes.hasRest.digits(of: hasRest ? 1 : 0)
      | TransmissionCodes.section.digits(of: Int64(section - 1))
    if let channelNumber { codes |= TransmissionCodes.channelNumber.digits(of: Int64(channelNumber.value)) }
    if let marking { codes |= TransmissionCodes.marking.digits(of: marking) }
    var (waited, sentIn, travelled) = (null, null, null)
    if let startedAt { waited = startedAt.microseconds - queuedAt.microseconds }
    if let endedAt {
      sentIn = endedAt.microseconds - (startedAt ?? queuedAt).microseconds
      if let receivedAt { travelled = receivedAt.microseconds - endedAt.microseconds }
    }
    return [
      Int64(transmission), Int64(message), way, codes, queuedAt.microseconds, waited, sentIn, travelled,
    ]
  }

  /// Whether it has a row in `transmission_rest_row`: few were tried before or held, and routing lines are texts.
  var hasRest: Bool { previous != nil || held.microseconds != 0 || indicatorCount != 0 }
}

extension AddresseeRecord {
  /// The columns of `addressee_row` after the run.
  @inline(__always)
  var row: CodedRow<5> {
    var codes =
      AddresseeCodes.role.digits(of: role) | AddresseeCodes.precedence.digits(of: precedence)
      | AddresseeCodes.status.digits(of: status)
      | AddresseeCodes.hasText.digits(of: hasText ? 1 : 0)
      | AddresseeCodes.number.digits(of: Int64(addressee))
    if let reason { codes |= AddresseeCodes.reason.digits(of: reason) }
    if let station { codes |= AddresseeCodes.station.digits(of: Int64(station.index) + 1) }
    var (received, kept) = (null, null)
    if let receivedAt {
      received = receivedAt.microseconds
      if let deliveredAt { kept = deliveredAt.microseconds - received }
    }
    return [Int64(message), codes, received, kept, lastTransmission.map(Int64.init) ?? null]
  }

  /// Whether it has a row in `addressee_text_row`: what its station does not say is text.
  var hasText: Bool { !isStation || party != nil || collective != nil }
}
