/// What one circuit has sent of one precedence, in sums.
package struct Tally: BitwiseCopyable, Sendable {
  /// Transmissions that came to their end.
  package var sent = 0

  /// Transmissions that were begun.
  package var begun = 0

  /// Microseconds spent in line, by all that were begun.
  package var waiting: Int64 = 0

  /// Microseconds on the wire, of those that were interrupted as well.
  package var sending: Int64 = 0

  /// Microseconds from the first entry into the line to the end, by all that were sent.
  package var sojourn: Int64 = 0

  package init() {}

  /// Adds a transmission that was begun.
  @inline(always)
  mutating func add(_ copy: borrowing Copy, enteredAt: Int64, endedAt: Int64, isComplete: Bool) {
    begun &+= 1
    waiting &+= copy.startedAt &- copy.queuedAt
    sending &+= endedAt &- copy.startedAt
    if isComplete {
      sent &+= 1
      sojourn &+= endedAt &- enteredAt
    }
  }
}
