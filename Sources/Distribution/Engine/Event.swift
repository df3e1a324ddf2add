/// What can happen, with the copy, cable or place it happens to.
enum Event: BitwiseCopyable {
  case transmissionEnds(copy: Int32)
  case receipt(copy: Int32)
  case handlingEnds(copy: Int32)
  case filing(index: Int32)

  /// Its place in the order of what happens at one instant; starts, the last, are no events of the calendar.
  var phase: UInt64 {
    switch self {
    case .transmissionEnds: 2
    case .receipt: 3
    case .handlingEnds: 4
    case .filing: 5
    }
  }

  /// The event in one word, as the calendar keeps it.
  var packed: UInt64 {
    let subject: Int32 =
      switch self {
      case .transmissionEnds(let copy), .receipt(let copy), .handlingEnds(let copy): copy
      case .filing(let index): index
      }
    return phase << 32 | UInt64(UInt32(bitPattern: subject))
  }

  init(packed: UInt64) {
    let subject = Int32(truncatingIfNeeded: packed)
    switch packed >> 32 {
    case 2: self = .transmissionEnds(copy: subject)
    case 3: self = .receipt(copy: subject)
    case 4: self = .handlingEnds(copy: subject)
    case 5: self = .filing(index: subject)
    default: preconditionFailure("no such event")
    }
  }
}
