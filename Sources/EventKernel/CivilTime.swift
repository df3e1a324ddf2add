/// A date and time of day of the proleptic Gregorian calendar, in UTC.
///
/// The conversions count days by Euclidean division over eras of 400 years, so they hold before 1970 too.
public struct CivilTime: Hashable, Sendable {
  /// The year, 1 to 9999 where it is written out.
  public var year: Int

  /// The month, 1 to 12.
  public var month: Int

  /// The day of the month, 1 to 31.
  public var day: Int

  /// The hour, 0 to 23.
  public var hour: Int

  /// The minute, 0 to 59.
  public var minute: Int

  /// The second, 0 to 59.
  public var second: Int

  /// The microsecond of the second, 0 to 999 999.
  public var microsecond: Int

  /// A date and time of day that have to exist.
  ///
  /// `nil` for a day that its month does not have, an hour of 24 and the like.
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, microsecond: Int = 0
  ) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilTime.days(inMonth: month, of: year), (0...23).contains(hour), (0...59).contains(minute),
      (0...59).contains(second), (0...999_999).contains(microsecond)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.microsecond = microsecond
  }

  /// The date and time of day of a moment.
  public init(_ instant: Instant) {
    let (days, rest) = instant.microseconds.flooredDivision(by: 86_400_000_000)
    let shifted = Int(days) + 719_468  // days since 0000-03-01
    let (era, dayOfEra) = shifted.flooredDivision(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let time = Int(rest)
    hour = time / 3_600_000_000
    minute = time / 60_000_000 % 60
    second = time / 1_000_000 % 60
    microsecond = time % 1_000_000
  }

  /// The moment it names.
  public var instant: Instant {
    let shiftedYear = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = shiftedYear.flooredDivision(by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = Int64(era * 146_097 + dayOfEra - 719_468)
    let seconds = days * 86400 + Int64(hour * 3600 + minute * 60 + second)
    return Instant(microseconds: seconds * 1_000_000 + Int64(microsecond))
  }

  /// The day of the year, 1 to 366.
  public var dayOfYear: Int {
    (1..<month).reduce(day) { $0 + CivilTime.days(inMonth: $1, of: year) }
  }

  /// The day of the week, 0 being Monday.
  public var dayOfWeek: Int {
    Int(
      (instant.microseconds.flooredDivision(by: 86_400_000_000).quotient + 3).flooredDivision(by: 7).remainder
    )
  }

  /// How many days a month has, 28 to 31.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year has 366 days.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension BinaryInteger {
  /// The quotient rounded toward minus infinity and the remainder that is never negative.
  package func flooredDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
