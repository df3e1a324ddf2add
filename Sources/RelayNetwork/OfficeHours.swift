package import CableFormat
package import EventKernel

/// When the office of a post is staffed, and what brings somebody in when it is not.
package struct OfficeHours: Hashable, Sendable {
  /// Minutes after local midnight at which it opens, 0 to 1439.
  package var open: Int

  /// Minutes after local midnight at which it closes; at or before `open`, it closes on the next day.
  package var close: Int

  /// The days on which it opens, Monday being 0.
  package var days: Set<Int>

  /// How long it takes until somebody who was called has come.
  package var callIn: TimeSpan

  /// The precedences at which somebody is called.
  package var wakes: Set<Precedence>

  /// The hours of a post.
  ///
  /// - Precondition: it opens on some day.
  package init(
    open: Int, close: Int, days: Set<Int>, callIn: TimeSpan, wakes: Set<Precedence> = OfficeHours.usualWakes
  ) {
    precondition(!days.isEmpty, "an office opens at least once a week")
    self.open = open
    self.close = close
    self.days = days
    self.callIn = callIn
    self.wakes = wakes
  }

  /// The precedences at which a duty officer is called at any hour (5 FAH-2 H-420).
  package static let usualWakes: Set<Precedence> = [.flashOverride, .flash, .niactImmediate]

  /// When a cable that was received at a moment is delivered.
  ///
  /// At once while the office is open; else when it opens, or when the one who was called has come if the
  /// precedence is worth a call and that is sooner.
  package func delivery(of precedence: Precedence, receivedAt received: Instant, by clock: LocalClock)
    -> Instant
  {
    let opening = nextOpening(atOrAfter: received, by: clock)
    guard wakes.contains(precedence) else { return opening }
    return min(opening, received + callIn)
  }

  /// The moment itself while the office is open, else the moment it opens next.
  package func nextOpening(atOrAfter moment: Instant, by clock: LocalClock) -> Instant {
    let today = clock.local(moment).midnight
    let length = close > open ? close - open : close + 1440 - open
    // A shift that began yesterday may still run; an office opens within a week of any day.
    for day in -1...8 {
      let midnight = today + .days(Int64(day))
      guard days.contains(CivilTime(midnight).dayOfWeek) else { continue }
      let start = clock.instant(ofLocal: midnight + .minutes(Int64(open)))
      let end = clock.instant(ofLocal: midnight + .minutes(Int64(open + length)))
      if moment < end { return max(start, moment) }
    }
    preconditionFailure("an office opens at least once a week")
  }
}

extension Instant {
  /// The beginning of its day, the moment being read as local time.
  fileprivate var midnight: Instant {
    Instant(microseconds: microseconds.flooredDivision(by: 86_400_000_000).quotient * 86_400_000_000)
  }
}
