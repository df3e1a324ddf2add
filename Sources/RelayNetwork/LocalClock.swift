package import EventKernel
import Foundation

/// The clock on the wall in one time zone: how far it is ahead of UTC, and when that changes.
package struct LocalClock: Sendable {
  private struct Change: Sendable {
    var from: Instant
    var offset: TimeSpan
  }

  /// In the order of time; the first holds from the beginning.
  private let changes: [Change]

  /// A clock that shows UTC.
  package static let utc = LocalClock(changes: [Change(from: Instant(microseconds: 0), offset: .zero)])

  private init(changes: [Change]) {
    self.changes = changes
  }

  /// The clock of a zone of the IANA database, right between two moments.
  ///
  /// `nil` if there is no such zone.
  package init?(timeZone identifier: String, from start: Instant, to end: Instant) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    func date(_ instant: Instant) -> Date { Date(timeIntervalSince1970: Double(instant.microseconds) / 1e6) }
    func change(at instant: Instant) -> Change {
      Change(from: instant, offset: .seconds(Int64(zone.secondsFromGMT(for: date(instant)))))
    }
    var changes = [change(at: start)]
    var last = start
    while let next = zone.nextDaylightSavingTimeTransition(after: date(last)) {
      let moment = Instant(microseconds: Int64((next.timeIntervalSince1970 * 1e6).rounded()))
      guard moment > last, moment <= end else { break }
      changes.append(change(at: moment))
      last = moment
    }
    self.changes = changes
  }

  /// Whether there is a zone of that name.
  package static func knows(_ identifier: String) -> Bool {
    TimeZone(identifier: identifier) != nil
  }

  /// The names of all zones, to suggest one from.
  package static var zones: [String] { TimeZone.knownTimeZoneIdentifiers.sorted() }

  /// How far the clock is ahead of UTC.
  package func offset(at instant: Instant) -> TimeSpan {
    (changes.last { $0.from <= instant } ?? changes[0]).offset
  }

  /// What the clock shows, as if it showed UTC.
  package func local(_ instant: Instant) -> Instant {
    instant + offset(at: instant)
  }

  /// The moment at which the clock shows a local time.
  ///
  /// Of a time that it shows twice in autumn the first is taken; a time that it skips in spring counts by the
  /// clock as it was before.
  package func instant(ofLocal local: Instant) -> Instant {
    // No zone is a day away from UTC: a day earlier and later are before and after any change in between.
    let earlier = offset(at: local + .days(-1))
    let later = offset(at: local + .days(1))
    let before = Instant(microseconds: local.microseconds - earlier.microseconds)
    let after = Instant(microseconds: local.microseconds - later.microseconds)
    return offset(at: before) != earlier && offset(at: after) == later ? after : before
  }
}
