/// A line that an archive or a terminal put where a page begins.
///
/// `ASTANA 00002147 002 OF 003` (of 2000 to 2010, the section's page sometimes behind a point), or
/// `PAGE 02 STATE 187673 01 OF 03 291842Z` (of 1973 to 1979 and some later copies).
struct PageMarker {
  var origin: String
  var number: Int?

  /// How many digits the text line of the cable has.
  private var digits: Int?

  /// The page, where it is written.
  var page: Int?
  var section: Int?
  var sectionCount: Int?

  /// The marker on a line; `nil` if it is none.
  init?(_ line: Characters) {
    guard let last = line.last, last.isDigit || last.isLetter, line.count <= 80 else { return nil }
    if let rest = line.after("PAGE") { self.init(heading: rest) } else { self.init(footing: line) }
  }

  /// `02 STATE 187673 01 OF 03 291842Z`, from the page's number on.
  private init?(heading: Characters) {
    var words = heading.words[...]
    guard let page = words.popFirst()?.number else { return nil }
    self.init(page: page, words)
  }

  /// The line behind a marker that has the page alone: `STATE 187673`.
  init?(continuing line: Characters) {
    guard line.first?.isLetter ?? false, line.count <= 60 else { return nil }
    self.init(page: nil, line.words[...])
    guard let number, number > 99 else { return nil }
  }

  private init?(page: Int?, _ words: ArraySlice<Characters>) {
    var words = words
    self.page = page
    var origin: [String] = []
    while let word = words.first, !(word.first?.isDigit ?? true) { origin.append(words.removeFirst().string) }
    guard origin.count <= 4, !origin.isEmpty || words.isEmpty, origin.first?.uppercased() != "OF" else {
      return nil
    }
    self.origin = origin.joined(separator: " ").uppercased()
    if let word = words.first, let number = word.number,
      words.count < 2 || !words[words.startIndex + 1].equals("OF")
    {
      self.number = number
      words.removeFirst()
    }
    let start = words.startIndex
    if words.count >= 3, words[start + 1].equals("OF"), let section = words[start].number,
      let count = words[start + 2].number
    {
      (self.section, sectionCount) = (section, count)
      words.removeFirst(3)
    }
    digits = number.map { max(5, String($0).utf8.count) }
  }

  /// `ASTANA 00002147 002 OF 003`.
  private init?(footing line: Characters) {
    guard line.last?.isDigit ?? false, line.first?.isLetter ?? false, PageMarker.endsInCount(line) else {
      return nil
    }
    let words = line.words
    // An originator's name has up to four words without figures.
    guard (5...8).contains(words.count), words[words.count - 2].equals("OF"),
      words.dropLast(4).allSatisfy({ !$0.contains { $0.isDigit || $0 == UInt8(ascii: ":") } })
    else { return nil }
    let place = words[words.count - 3]
    let point = place.firstIndex(of: UInt8(ascii: ".")) ?? place.count
    guard let number = words[words.count - 4].number, words[words.count - 4].count >= 5,
      let section = place.prefix(point).number, point == 3, let count = words[words.count - 1].number,
      words[words.count - 1].count == 3, (1...max(1, count)).contains(section)
    else { return nil }
    origin = words.dropLast(4).map(\.string).joined(separator: " ").uppercased()
    self.number = number
    self.section = section
    sectionCount = count
    page = place.dropFirst(point + 1).number
  }

  /// Whether a line ends in `OF` and a number, which says of nearly all lines that they are no marker.
  private static func endsInCount(_ line: Characters) -> Bool {
    var place = line.count
    while place > 0, line[place - 1].isDigit { place -= 1 }
    while place > 0, line[place - 1].isBlank { place -= 1 }
    return place > 2 && line[place - 1].capital == UInt8(ascii: "F")
      && line[place - 2].capital == UInt8(ascii: "O")
  }

  /// Whether the origin and its number must stand on the next line.
  var isOpen: Bool { origin.isEmpty }

  /// What the marker says of the cable's number.
  var messageReference: MessageReference? {
    number.flatMap {
      origin.isEmpty ? nil : MessageReference(origin: origin, number: $0, digits: digits ?? 6)
    }
  }
}
