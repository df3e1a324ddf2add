extension DateTimeGroup {
  /// The group spelt as it should be by its three words, such as `301102Z`, `OCT` and `08`.
  ///
  /// `nil` if that is no time that exists; what is garbled is not repaired here.
  public init?(clock: some StringProtocol, month: some StringProtocol, year: some StringProtocol) {
    func number(_ digits: some StringProtocol) -> Int? {
      digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(digits) : nil
    }
    guard clock.utf8.count == 7, clock.last == "Z", let digits = number(clock.dropLast()),
      let month = DateTimeGroup.months.firstIndex(where: { $0 == month }), let years = number(year)
    else { return nil }
    let fullYear: Int
    switch year.utf8.count {
    case 2: fullYear = YearRule.usual.year(years)
    case 4: fullYear = years
    default: return nil
    }
    self.init(year: fullYear, month: month + 1, day: digits / 10000, clock: digits % 10000)
  }
}
