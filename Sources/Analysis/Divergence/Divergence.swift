package import EventKernel
package import Timeline

/// In what two runs differ: the first event that only one of them has, and what changed for whom.
package struct Divergence: Sendable {
  /// What one addressee's fate is in each run; `nil` in a run that has no such addressee.
  package struct Change: Sendable {
    package var first: FateRow?
    package var second: FateRow?

    /// What of the two is there.
    package var either: FateRow? { first ?? second }

    /// How much later the addressee has the cable in the second run; `nil` where one of them does not say.
    package var delay: TimeSpan? {
      guard let a = first?.hadAt, let b = second?.hadAt else { return nil }
      return b - a
    }
  }

  /// The next event of each run after all that they have in common; `nil` for both where nothing differs.
  package private(set) var firstEvents: (first: EventRow?, second: EventRow?) = (nil, nil)

  /// How many events there are before that.
  package private(set) var commonEvents = 0

  /// What changed, by cable and addressee.
  package private(set) var changes: [Change] = []

  /// How many addressees fared alike.
  package private(set) var unchanged = 0

  /// Whether nothing at all differs.
  package var isEmpty: Bool { firstEvents.first == nil && firstEvents.second == nil && changes.isEmpty }

  /// Compares a run with another, of the same database or another.
  package init(
    of run: Int, in reader: borrowing TimelineReader, and otherRun: Int, in other: borrowing TimelineReader
  ) throws(TimelineError) {
    try findFirstEvent(run, reader, otherRun, other)
    try findChanges(run, reader, otherRun, other)
  }

  private mutating func findFirstEvent(
    _ run: Int, _ reader: borrowing TimelineReader, _ otherRun: Int, _ other: borrowing TimelineReader
  ) throws(TimelineError) {
    var events = try reader.events(run: run)
    var otherEvents = try other.events(run: otherRun)
    while true {
      let (a, b) = (try events.next(), try otherEvents.next())
      guard a == b else {
        firstEvents = (a, b)
        return
      }
      if a == nil { return }
      commonEvents += 1
    }
  }

  private mutating func findChanges(
    _ run: Int, _ reader: borrowing TimelineReader, _ otherRun: Int, _ other: borrowing TimelineReader
  ) throws(TimelineError) {
    var fates = try reader.fates(run: run)
    var otherFates = try other.fates(run: otherRun)
    var (a, b) = (try fates.next(), try otherFates.next())
    while a != nil || b != nil {
      switch Divergence.order(a, b) {
      case .same:
        if a == b { unchanged += 1 } else { changes.append(Change(first: a, second: b)) }
        (a, b) = (try fates.next(), try otherFates.next())
      case .firstOnly:
        changes.append(Change(first: a, second: nil))
        a = try fates.next()
      case .secondOnly:
        changes.append(Change(first: nil, second: b))
        b = try otherFates.next()
      }
    }
  }

  private enum Order {
    case same, firstOnly, secondOnly
  }

  /// Which of two rows has no counterpart, by the bytes of their keys, as the database orders them.
  private static func order(_ a: FateRow?, _ b: FateRow?) -> Order {
    guard let a else { return .secondOnly }
    guard let b, a.key != b.key else { return b == nil ? .firstOnly : .same }
    return a.key.utf8.lexicographicallyPrecedes(b.key.utf8) ? .firstOnly : .secondOnly
  }
}

extension FateRow {
  /// When the addressee had it: delivered, or at least received.
  package var hadAt: Instant? { deliveredAt ?? receivedAt }
}
