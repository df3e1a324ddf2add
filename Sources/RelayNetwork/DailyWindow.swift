package import EventKernel

/// A part of every day, in minutes after midnight UTC: from the first, up to but not including the second.
package struct DailyWindow: Hashable, Sendable {
  package var from: Int

  /// At or before `from`, it is on the next day.
  package var to: Int

  package init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  /// Whether a minute of the day lies in it.
  fileprivate func contains(_ minute: Int) -> Bool {
    from < to ? (from..<to).contains(minute) : minute >= from || minute < to
  }
}

extension [DailyWindow] {
  /// Whether one of the windows is open; with none, it always is.
  package func isOpen(at instant: Instant) -> Bool {
    let minute = Int(instant.microseconds.flooredDivision(by: 86_400_000_000).remainder / 60_000_000)
    return isEmpty || contains { $0.contains(minute) }
  }

  /// The first instant after another at which that changes, `nil` if it never does.
  package func nextChange(after instant: Instant) -> Instant? {
    let (day, rest) = instant.microseconds.flooredDivision(by: 86_400_000_000)
    let isOpen = isOpen(at: instant)
    let minutes = Set(flatMap { [$0.from, $0.to] }).sorted()
    for offset in 0...1 {
      for minute in minutes {
        let moment = (day + Int64(offset)) * 86_400_000_000 + Int64(minute) * 60_000_000
        guard moment > day * 86_400_000_000 + rest else { continue }
        if self.isOpen(at: Instant(microseconds: moment)) != isOpen { return Instant(microseconds: moment) }
      }
    }
    return nil
  }
}
