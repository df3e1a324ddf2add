extension Instant {
  /// The moment in ISO 8601, such as `2008-10-30T11:02:00Z`, with six decimals where it is not a whole second.
  public var iso8601: String {
    let time = CivilTime(self)
    let date = "\(time.year.padded(4))-\(time.month.padded(2))-\(time.day.padded(2))"
    let clock = "\(time.hour.padded(2)):\(time.minute.padded(2)):\(time.second.padded(2))"
    return "\(date)T\(clock)" + (time.microsecond == 0 ? "Z" : ".\(time.microsecond.padded(6))Z")
  }

  /// The moment that a text names in ISO 8601: a date, or a date and a time with its zone, such as
  /// `2008-10-30T11:02Z`, `2008-10-30T11:02:00.5Z` or `2008-10-30T16:02:00+05:00`.
  ///
  /// `nil` if it is written in another way, or names a time that does not exist.
  public init?(iso8601 text: some StringProtocol) {
    let halves = String(text).split(separator: "T", omittingEmptySubsequences: false).map(String.init)
    let date = halves[0].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard date.map(\.count) == [4, 2, 2], let year = Int(digits: date[0]), let month = Int(digits: date[1]),
      let day = Int(digits: date[2])
    else { return nil }
    guard halves.count == 2 else {
      guard halves.count == 1, let midnight = CivilTime(year: year, month: month, day: day) else {
        return nil
      }
      self = midnight.instant
      return
    }
    guard let zone = halves[1].lastIndex(where: { "Z+-".contains($0) }),
      let offset = Instant.minutes(ofZone: halves[1][zone...]),
      let time = Instant.time(halves[1][..<zone]),
      let civil = CivilTime(
        year: year, month: month, day: day, hour: time.hour, minute: time.minute, second: time.second,
        microsecond: time.microsecond)
    else { return nil }
    self = civil.instant + .minutes(Int64(-offset))
  }

  /// How far a zone such as `Z` or `+05:30` is ahead of UTC.
  private static func minutes(ofZone text: Substring) -> Int? {
    if text == "Z" { return 0 }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.map(\.count) == [2, 2], let hours = Int(digits: parts[0]),
      let minutes = Int(digits: parts[1]),
      hours <= 18, minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (text.first == "-" ? -1 : 1)
  }

  private static func time(
    _ text: Substring
  ) -> (hour: Int, minute: Int, second: Int, microsecond: Int)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(parts.count), parts[0].count == 2, parts[1].count == 2,
      let hour = Int(digits: parts[0]), let minute = Int(digits: parts[1])
    else { return nil }
    guard parts.count == 3 else { return (hour, minute, 0, 0) }
    let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard seconds.count <= 2, seconds[0].count == 2, let second = Int(digits: seconds[0]) else { return nil }
    guard seconds.count == 2 else { return (hour, minute, second, 0) }
    guard (1...6).contains(seconds[1].count), let fraction = Int(digits: seconds[1]) else { return nil }
    let scale = (seconds[1].count..<6).reduce(1) { scale, _ in scale * 10 }
    return (hour, minute, second, fraction * scale)
  }
}

extension Int {
  /// The number of a text of digits 0 to 9 alone: no sign, no blank.
  fileprivate init?(digits: String) {
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    self.init(digits)
  }

  /// The number with zeros before it up to a width.
  package func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}

extension UInt64 {
  /// The number in sixteen hexadecimal digits.
  package var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
