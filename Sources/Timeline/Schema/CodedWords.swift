import CableFormat
import Distribution
import RelayNetwork
import Scenario

/// The digits of `message_row.codes` and, from the station on, of `message_row.origin`.
enum MessageCodes {
  static var precedence: WordCode<Precedence> { WordCode(shift: 0, width: 3) }
  static var infoPrecedence: WordCode<Precedence> { WordCode(shift: 3, width: 3) }
  static var classification: WordCode<Classification> { WordCode(shift: 6, width: 3) }

  /// Whether it has a row in `message_text_row`: 1 or 0.
  static var hasText: NumberCode { NumberCode(shift: 9, width: 1) }
  static var sections: NumberCode { NumberCode(shift: 10) }

  static var station: NumberCode { NumberCode(shift: 0, width: 26) }

  /// 0 for none.
  static var serial: NumberCode { NumberCode(shift: 26, width: 14) }

  /// The number of the traffic source and 2, for that of service is -1; 0 for none.
  static var source: NumberCode { NumberCode(shift: 40) }
}

/// The digits of `transmission_row.codes` and, from the circuit on, of `transmission_row.way`.
enum TransmissionCodes {
  static var outcome: WordCode<TransmissionOutcome> { WordCode(shift: 0, width: 3) }
  static var precedence: WordCode<Precedence> { WordCode(shift: 3, width: 3) }
  static var marking: WordCode<TransmissionRecord.Marking> { WordCode(shift: 6, width: 2) }

  /// 0 for none.
  static var channelNumber: NumberCode { NumberCode(shift: 8, width: 14) }

  /// By how much the attempt is not the first, modulo 65536.
  static var attempt: NumberCode { NumberCode(shift: 22, width: 16) }

  /// Whether it has a row in `transmission_rest_row`: 1 or 0.
  static var hasRest: NumberCode { NumberCode(shift: 38, width: 1) }

  /// The sections before this one.
  static var section: NumberCode { NumberCode(shift: 39) }

  static var circuit: NumberCode { NumberCode(shift: 0, width: 26) }

  /// Whether it has a cause: 1 or 0.
  static var hasCause: NumberCode { NumberCode(shift: 26, width: 1) }

  /// By how much its number is above that of its cause.
  static var behind: NumberCode { NumberCode(shift: 27) }
}

/// The digits of `addressee_row.codes`.
enum AddresseeCodes {
  static var role: WordCode<Filing.Role> { WordCode(shift: 0, width: 1) }
  static var precedence: WordCode<Precedence> { WordCode(shift: 1, width: 3) }
  static var status: WordCode<AddresseeStatus> { WordCode(shift: 4, width: 3) }
  static var reason: WordCode<RejectReason> { WordCode(shift: 7, width: 3) }

  /// The station's number and 1; 0 for none.
  static var station: NumberCode { NumberCode(shift: 10, width: 26) }

  /// Whether it has a row in `addressee_text_row`: 1 or 0.
  static var hasText: NumberCode { NumberCode(shift: 36, width: 1) }
  static var number: NumberCode { NumberCode(shift: 37) }
}

extension Precedence: CodedWord {
  var code: Int { Int(rawValue) }
  var word: String { name }
}

extension Classification: CodedWord {
  var code: Int { Int(rawValue) }
  var word: String { name }
}

extension Filing.Role: CodedWord {
  var code: Int {
    switch self {
    case .action: 0
    case .info: 1
    }
  }
  var word: String { rawValue }
}

extension AddresseeStatus: CodedWord {
  var code: Int {
    switch self {
    case .delivered: 0
    case .received: 1
    case .inHandling: 2
    case .inQueue: 3
    case .inTransmission: 4
    case .rejected: 5
    case .unreachable: 6
    }
  }
  var word: String { rawValue }
}

extension RejectReason: CodedWord {
  var code: Int {
    switch self {
    case .unknown: 1
    case .classification: 2
    case .loop: 3
    case .hops: 4
    case .unreachable: 5
    }
  }
  var word: String { rawValue }
}

extension TransmissionOutcome: CodedWord {
  var code: Int {
    switch self {
    case .sent: 0
    case .interrupted: 1
    case .cut: 2
    case .garbled: 3
    case .diverted: 4
    case .queued: 5
    case .unfinished: 6
    }
  }
  var word: String { rawValue }
}

extension TransmissionRecord.Marking: CodedWord {
  var code: Int {
    switch self {
    case .suspectedDuplicate: 1
    case .repetition: 2
    }
  }
  var word: String { rawValue }
}
