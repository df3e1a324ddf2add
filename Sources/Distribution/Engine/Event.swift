/// What can happen, with the copy, cable or place it happens to.
///
/// An event that can be called off carries a stamp: if its copy has another by then, it is void.
enum Event: BitwiseCopyable {
  /// A circuit fails or is restored by chance.
  case chance(circuit: Int32)

  /// A circuit's opening window begins or ends.
  case window(circuit: Int32)

  /// An outage of the scenario begins or ends.
  case outageBegins(index: Int32)
  case outageEnds(index: Int32)

  /// A FLASH receipt should be there by now.
  case receiptDue(index: Int32)

  case transmissionEnds(copy: Int32, stamp: UInt32)
  case receipt(copy: Int32)
  case handlingEnds(copy: Int32, stamp: UInt32)

  /// A copy has waited for a circuit that is down as long as it should.
  case diversion(copy: Int32, stamp: UInt32)

  /// A garbled section is to be sent again.
  case rerun(copy: Int32)

  /// A cable of the scenario is filed, or the next one of a station's background load.
  case filing(index: Int32)
  case traffic(slot: Int32)

  /// Its place in the order of what happens at one instant; starts, the last, are no events of the calendar.
  var phase: UInt64 {
    switch self {
    case .chance, .window, .outageBegins, .outageEnds, .receiptDue: 1
    case .transmissionEnds: 2
    case .receipt: 3
    case .handlingEnds, .diversion, .rerun: 4
    case .filing, .traffic: 5
    }
  }

  /// How many bits of a packed event a stamp has.
  static let stampBits: UInt64 = 28

  /// The event in one word, as the calendar keeps it: kind, stamp and subject.
  @inline(always)
  var packed: UInt64 {
    let (kind, stamp, subject): (UInt64, UInt32, Int32) =
      switch self {
      case .chance(let circuit): (0, 0, circuit)
      case .window(let circuit): (1, 0, circuit)
      case .outageBegins(let index): (2, 0, index)
      case .outageEnds(let index): (3, 0, index)
      case .receiptDue(let index): (4, 0, index)
      case .transmissionEnds(let copy, let stamp): (5, stamp, copy)
      case .receipt(let copy): (6, 0, copy)
      case .handlingEnds(let copy, let stamp): (7, stamp, copy)
      case .diversion(let copy, let stamp): (8, stamp, copy)
      case .rerun(let copy): (9, 0, copy)
      case .filing(let index): (10, 0, index)
      case .traffic(let slot): (11, 0, slot)
      }
    return kind << 60 | UInt64(stamp) << 32 | UInt64(UInt32(bitPattern: subject))
  }

  @inline(always)
  init(packed: UInt64) {
    let subject = Int32(truncatingIfNeeded: packed)
    let stamp = UInt32(truncatingIfNeeded: packed >> 32) & (1 << UInt32(Event.stampBits) - 1)
    switch packed >> 60 {
    case 0: self = .chance(circuit: subject)
    case 1: self = .window(circuit: subject)
    case 2: self = .outageBegins(index: subject)
    case 3: self = .outageEnds(index: subject)
    case 4: self = .receiptDue(index: subject)
    case 5: self = .transmissionEnds(copy: subject, stamp: stamp)
    case 6: self = .receipt(copy: subject)
    case 7: self = .handlingEnds(copy: subject, stamp: stamp)
    case 8: self = .diversion(copy: subject, stamp: stamp)
    case 9: self = .rerun(copy: subject)
    case 10: self = .filing(index: subject)
    case 11: self = .traffic(slot: subject)
    default: preconditionFailure("no such event")
    }
  }
}
