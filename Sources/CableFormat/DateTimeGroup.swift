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

  /// The group of a day and a time such as 2359; `nil` if that is no time that exists.
  init?(year: Int, month: Int, day: Int, clock: Int) {
    // 2400Z is the midnight that ends the day.
    let minutes = clock == 2400 ? 24 * 60 : clock / 100 * 60 + clock % 100
    guard clock == 2400 || clock / 100 < 24, clock % 100 < 60,
      let midnight = CivilTime(year: year, month: month, day: day)
    else { return nil }
    instant = midnight.instant + .minutes(Int64(minutes))
  }
}

/// Which century two digits of a year belong to.
public struct YearRule: Hashable, Sendable {
  /// The first year that two digits can mean; they mean one of the hundred from it on.
  public var first: Int

  /// A rule by its first year.
  public init(first: Int) {
    self.first = first
  }

  /// 1966 to 2065, since the first electronic headers are of 1966.
  public static let usual = YearRule(first: 1966)

  /// The year that two digits stand for.
  public func year(_ digits: Int) -> Int { first + ((digits - first) % 100 + 100) % 100 }
}

extension DateTimeGroup: CustomStringConvertible {
  /// The group as format line 5 has it.
  public var description: String { "\(clock) \((CivilTime(instant).year % 100).padded(2))" }

  /// The group with all digits of its year, as some allies write it.
  var longDescription: String { "\(clock) \(CivilTime(instant).year)" }

  private var clock: String {
    let time = CivilTime(instant)
    return "\(time.day.padded(2))\(time.hour.padded(2))\(time.minute.padded(2))Z "
      + DateTimeGroup.months[time.month - 1]
  }
}
