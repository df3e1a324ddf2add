extension CableReading {
  /// Passes a date that an archive put between the lines: `2008-10-30 11:02`, `Thursday, 30 October 2008, 11:02`.
  mutating func skipDate(_ text: Characters) -> Bool {
    guard CableReading.isDate(text) else { return false }
    next += 1
    return true
  }

  /// Whether a line is a date and nothing else.
  static func isDate(_ text: Characters) -> Bool {
    guard text.count <= 60, text.contains(where: \.isDigit) else { return false }
    var hasYear = false
    var hasWord = false
    var numbers = 0
    for word in text.words {
      var bare = word
      while let last = bare.last, ",.;()".utf8.contains(last) { bare = bare.dropLast() }
      while bare.first == UInt8(ascii: "(") { bare = bare.dropFirst() }
      if let number = bare.number {
        if bare.count == 4, (1960...2020).contains(number) {
          hasYear = true
        } else if bare.count > 2 {
          return false
        }
        numbers += 1
      } else if !bare.contains(where: { !$0.isDigit && !"-/:.".utf8.contains($0) }), !bare.isEmpty {
        if bare.count >= 8, bare.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }) {
          hasYear = true
          hasWord = true
        }
      } else if isCalendarWord(bare) {
        hasWord = true
      } else {
        return false
      }
    }
    return hasYear && hasWord
  }

  private static func isCalendarWord(_ word: Characters) -> Bool {
    guard word.count <= 9, word.isWord || word.count <= 4 else { return false }
    let text = word.string.uppercased()
    let days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]
    return DateTimeGroup.months.contains { text.hasPrefix($0) && text.utf8.count >= 3 }
      || days.contains(text) || days.contains { $0.hasPrefix(text) && text.utf8.count == 3 }
      || ["DATE", "CREATED", "UTC", "GMT", "Z", "AM", "PM", "TH", "1ST", "2ND", "3RD"].contains(text)
  }
}
