import CableFormat

/// The copies that wait for one circuit or one station's positions: the highest precedence first, first come
/// first served inside it.
///
/// The line is linked through the copies themselves.
struct WaitingLine: BitwiseCopyable {
  // All bytes of an empty line may be 0.

  /// The first and last copy of each precedence; they mean nothing where none waits.
  ///
  /// Night action waits as IMMEDIATE.
  private var heads: InlineArray<6, Int32> = .init(repeating: 0)
  private var tails: InlineArray<6, Int32> = .init(repeating: 0)

  /// Bit p is set where copies of precedence p wait.
  private var occupied: UInt8 = 0

  var isEmpty: Bool { occupied == 0 }

  /// The copy whose turn is next.
  var first: Int32? { isEmpty ? nil : heads[occupied.trailingZeroBitCount] }

  /// The copy whose turn is last.
  var last: Int32? { isEmpty ? nil : tails[7 - occupied.leadingZeroBitCount] }

  /// The rank of the precedence whose turn is next; past all ranks where nobody waits.
  var firstRank: UInt8 { UInt8(truncatingIfNeeded: occupied.trailingZeroBitCount) }

  @inline(always)
  mutating func append(_ copy: Int32, in copies: inout Pool<Copy>) {
    let rank = Int(copies[copy].precedence.rawValue)
    // Without a branch, which the compiler makes of a choice: nobody can foretell whether others of the
    // precedence wait. All bits of this are set where some do, and none where it is the first.
    let others = 0 &- Int32(occupied >> rank & 1)
    copies[copy ^ (copy ^ tails[rank]) & others].next = copy
    copies[copy].next = -1
    heads[rank] = copy ^ (copy ^ heads[rank]) & others
    tails[rank] = copy
    occupied |= 1 << rank
  }

  /// Puts a copy before all others of its precedence.
  mutating func prepend(_ copy: Int32, in copies: inout Pool<Copy>) {
    let rank = Int(copies[copy].precedence.rawValue)
    if occupied & (1 << rank) == 0 {
      copies[copy].next = -1
      tails[rank] = copy
      occupied |= 1 << rank
    } else {
      copies[copy].next = heads[rank]
    }
    heads[rank] = copy
  }

  /// Puts a copy behind one that waits, or behind all others of its precedence if that is another.
  mutating func insert(_ copy: Int32, behind other: Int32, in copies: inout Pool<Copy>) {
    let rank = Int(copies[copy].precedence.rawValue)
    guard copies[other].precedence.rawValue == rank, tails[rank] != other else {
      return append(copy, in: &copies)
    }
    copies[copy].next = copies[other].next
    copies[other].next = copy
  }

  @inline(always)
  mutating func removeFirst(from copies: inout Pool<Copy>) -> Int32? {
    if isEmpty { return nil }
    let rank = occupied.trailingZeroBitCount
    let copy = heads[rank]
    let next = copies[copy].next
    heads[rank] = next
    // Without a branch, as in `append`: the sign says whether it was the last.
    occupied &= ~(UInt8(truncatingIfNeeded: UInt32(bitPattern: next) >> 31) << rank)
    return copy
  }

  /// Takes a copy out wherever it stands.
  ///
  /// - Complexity: O(copies of its precedence before it).
  mutating func remove(_ copy: Int32, from copies: inout Pool<Copy>) {
    let rank = Int(copies[copy].precedence.rawValue)
    precondition(occupied & (1 << rank) != 0, "nothing of the precedence is in the line")
    var before: Int32 = -1
    var other = heads[rank]
    while other != copy {
      precondition(other >= 0, "the copy is not in the line")
      before = other
      other = copies[other].next
    }
    let next = copies[copy].next
    if before < 0 { heads[rank] = next } else { copies[before].next = next }
    if next < 0 { tails[rank] = before }
    if heads[rank] < 0 { occupied &= ~(1 << rank) }
  }

  /// All copies in the order of their turns.
  func members(in copies: borrowing Pool<Copy>) -> [Int32] {
    var members: [Int32] = []
    for rank in heads.indices where occupied & (1 << rank) != 0 {
      var copy = heads[rank]
      while copy >= 0 {
        members.append(copy)
        copy = copies[copy].next
      }
    }
    return members
  }
}
