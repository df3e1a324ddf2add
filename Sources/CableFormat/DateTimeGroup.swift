public import EventKernel

/// The date and time by which a cable is known, to the minute and in UTC, such as `301102Z OCT 08`.
///
/// With the originator it identifies a release of a text. 0000Z and 2400Z are read but nobody writes them.
public struct DateTimeGroup: Hashable, Sendable {
  /// The moment it names.
  public let instant: Instant

  /// The group of the minute that a moment falls in.
  public init(_ instant: Instant) {
    let (minutes, _) = instant.microseconds.flooredDivision(by: 60_000_000)
    self.instant = Instant(microseconds: minutes * 60_000_000)
  }

  /// The three-letter names of the months.
  static let months = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ]

  /// The group spelt by its three words, such as `301102Z`, `OCT` and `08`.
  ///
  /// `nil` if that is no time that exists.
  public init?(clock: some StringProtocol, month: some StringProtocol, year: some StringProtocol) {
    guard clock.utf8.count == 7, clock.last == "Z", let digits = DigitGroup(clock.dropLast()),
      let month = DateTimeGroup.months.firstIndex(where: { $0 == month }), let years = DigitGroup(year)
    else { return nil }
    let (day, time) = digits.value.quotientAndRemainder(dividingBy: 10000)
    let fullYear: Int
    switch years.count {
    case 2: fullYear = DateTimeGroup.fullYear(years.value)
    case 4: fullYear = years.value
    default: return nil
    }
    // 2400Z is the midnight that ends the day.
    let minutes = time == 2400 ? 24 * 60 : time / 100 * 60 + time % 100
    guard time == 2400 || time / 100 < 24, time % 100 < 60,
      let midnight = CivilTime(year: fullYear, month: month + 1, day: day)
    else { return nil }
    instant = midnight.instant + .minutes(Int64(minutes))
  }

  /// The year that two digits stand for: 1966 to 2065, since the first electronic headers are of 1966.
  static func fullYear(_ digits: Int) -> Int { digits < 66 ? 2000 + digits : 1900 + digits }
}

extension DateTimeGroup: CustomStringConvertible {
  /// The group as format line 5 has it.
  public var description: String {
    let time = CivilTime(instant)
    return "\(time.day.padded(2))\(time.hour.padded(2))\(time.minute.padded(2))Z "
      + "\(DateTimeGroup.months[time.month - 1]) \((time.year % 100).padded(2))"
  }
}
