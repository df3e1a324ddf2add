extension Instant {
  /// The moment in ISO 8601, such as `2008-10-30T11:02:00Z`, with six decimals where it is not a whole second.
  public var iso8601: String {
    let time = CivilTime(self)
    let date = "\(time.year.padded(4))-\(time.month.padded(2))-\(time.day.padded(2))"
    let clock = "\(time.hour.padded(2)):\(time.minute.padded(2)):\(time.second.padded(2))"
    return "\(date)T\(clock)" + (time.microsecond == 0 ? "Z" : ".\(time.microsecond.padded(6))Z")
  }
}

extension Int {
  /// The number with zeros before it up to a width.
  package func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
