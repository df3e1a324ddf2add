import CableFormat

/// The copies that wait for one circuit or one station's positions: the highest precedence first, first come
/// first served inside it.
///
/// The line is linked through the copies themselves.
struct WaitingLine: BitwiseCopyable {
  /// The first and last copy of each precedence; -1 where none waits.
  ///
  /// Night action waits as IMMEDIATE.
  private var heads = SIMD8<Int32>(repeating: -1)
  private var tails = SIMD8<Int32>(repeating: -1)

  /// Bit p is set where copies of precedence p wait.
  private var occupied: UInt8 = 0

  var isEmpty: Bool { occupied == 0 }

  /// The copy whose turn is next.
  var first: Int32? { isEmpty ? nil : heads[occupied.trailingZeroBitCount] }

  mutating func append(_ copy: Int32, in copies: inout Pool<Copy>) {
    let rank = Int(copies[copy].precedence.onCircuit.rawValue)
    copies[copy].next = -1
    if occupied & (1 << rank) == 0 {
      heads[rank] = copy
      occupied |= 1 << rank
    } else {
      copies[tails[rank]].next = copy
    }
    tails[rank] = copy
  }

  mutating func removeFirst(from copies: inout Pool<Copy>) -> Int32? {
    guard let copy = first else { return nil }
    let rank = occupied.trailingZeroBitCount
    heads[rank] = copies[copy].next
    if copies[copy].next < 0 { occupied &= ~(1 << rank) }
    return copy
  }
}
