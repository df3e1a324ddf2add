import CableFormat
import Distribution
import RelayNetwork
import Scenario

/// The codes of `message_row`.
enum MessageCodes {
  static var precedence: WordCode<Precedence> { WordCode(shift: 0, width: 3) }
  static var infoPrecedence: WordCode<Precedence> { WordCode(shift: 3, width: 3) }
  static var classification: WordCode<Classification> { WordCode(shift: 6, width: 3) }
}

/// The codes of `transmission_row`, with the numbers that stand behind them: the channel number, 0 for none; by how
/// much the attempt is not the first, modulo 65536; and the sections before this one.
enum TransmissionCodes {
  static var outcome: WordCode<TransmissionOutcome> { WordCode(shift: 0, width: 3) }
  static var precedence: WordCode<Precedence> { WordCode(shift: 3, width: 3) }
  static var marking: WordCode<TransmissionRecord.Marking> { WordCode(shift: 6, width: 2) }
  static var channelNumber: Int { 8 }
  static var attempt: Int { 22 }
  static var section: Int { 38 }
}

/// The codes of `addressee_row`.
enum AddresseeCodes {
  static var role: WordCode<Filing.Role> { WordCode(shift: 0, width: 1) }
  static var precedence: WordCode<Precedence> { WordCode(shift: 1, width: 3) }
  static var status: WordCode<AddresseeStatus> { WordCode(shift: 4, width: 3) }
  static var reason: WordCode<RejectReason> { WordCode(shift: 7, width: 3) }
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
