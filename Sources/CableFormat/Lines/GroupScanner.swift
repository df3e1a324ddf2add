/// Finds a date-time group at the beginning of some characters, whatever blanks are in it.
struct GroupScanner {
  private let text: Characters
  private var place = 0

  private init(_ text: Characters) {
    self.text = text
  }

  /// The group, and how many characters it takes; its value is `nil` if the year is missing or the day does not
  /// exist.
  ///
  /// `nil` unless six digits, `Z` or what it may have been read as, and a month follow each other.
  static func scan(_ text: Characters, years: YearRule) -> (value: DateTimeGroup?, length: Int)? {
    var scanner = GroupScanner(text)
    guard let digits = scanner.digits(6), scanner.zone(), let month = scanner.month() else { return nil }
    let written = scanner.year()
    guard let written else { return (nil, scanner.place) }
    let year = written.count == 4 ? written.value : years.year(written.value)
    let value = DateTimeGroup(year: year, month: month, day: digits / 10000, clock: digits % 10000)
    return (value, scanner.place)
  }

  private mutating func skipBlanks() {
    while place < text.count, text[place].isBlank { place += 1 }
  }

  /// So many digits with blanks between them; a letter O among them is a zero, I and L are ones.
  private mutating func digits(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      skipBlanks()
      guard place < text.count, let digit = GroupScanner.digit(text[place]) else { return nil }
      value = value * 10 + digit
      place += 1
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte.capital {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "O"): 0
    case UInt8(ascii: "I"), UInt8(ascii: "L"): 1
    default: nil
    }
  }

  /// The Z, or the 2 that it was read as, or nothing before a blank.
  private mutating func zone() -> Bool {
    let before = place
    skipBlanks()
    guard place < text.count else { return false }
    if text[place].capital == UInt8(ascii: "Z") || text[place] == UInt8(ascii: "2") {
      place += 1
      return true
    }
    return place > before
  }

  /// The month, 1 to 12, by its first three letters; the rest of its name may follow.
  private mutating func month() -> Int? {
    var letters = ""
    let start = place
    while letters.utf8.count < 3 {
      skipBlanks()
      // A zero is a letter O here.
      guard place < text.count, text[place].isLetter || text[place] == UInt8(ascii: "0") else {
        place = start
        return nil
      }
      letters.unicodeScalars.append(
        text[place] == UInt8(ascii: "0") ? "O" : Unicode.Scalar(text[place].capital))
      place += 1
    }
    skipRestOfName(of: letters)
    if let month = DateTimeGroup.months.firstIndex(of: letters) { return month + 1 }
    // One wrong letter, if only one month differs by it.
    let near = DateTimeGroup.months.indices.filter { index in
      zip(DateTimeGroup.months[index].utf8, letters.utf8).count { $0 == $1 } == 2
    }
    return near.count == 1 ? near[0] + 1 : nil
  }

  /// `SEPT`, `JUNE`, `DECEMBER`: no more than what the name has.
  private mutating func skipRestOfName(of letters: String) {
    guard
      let name = GroupScanner.names.first(where: { $0.hasPrefix(letters) }),
      place < text.count, text[place].isLetter
    else { return }
    let rest = text.dropFirst(place).prefix(while: \.isLetter)
    if name.dropFirst(3).hasPrefix(rest.string.uppercased()) { place += rest.count }
  }

  private static let names = [
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER",
    "NOVEMBER", "DECEMBER",
  ]

  /// Two digits, or four that begin with 19 or 20.
  private mutating func year() -> (value: Int, count: Int)? {
    let start = place
    guard let two = digits(2) else {
      place = start
      return nil
    }
    let end = place
    if two == 19 || two == 20, place < text.count, text[place].isDigit, let rest = digits(2),
      place == text.count || !text[place].isDigit
    {
      return (two * 100 + rest, 4)
    }
    place = end
    // More digits behind two are not a year's.
    return (two, 2)
  }
}
