/// What the pages of an archive left in a line: links in markdown, tags and entities of HTML, strokes before signs,
/// paragraph marks.
enum Leftovers {
  /// Whether a line may have any.
  static func arePresent(in line: Characters) -> Bool {
    line.contains { byte in
      switch byte {
      case 0x80..., UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "<"),
        UInt8(ascii: ">"),
        UInt8(ascii: "["), UInt8(ascii: "\\"):
        true
      default: false
      }
    }
  }

  /// The line without them.
  ///
  /// - Complexity: O(characters of the line).
  static func cleaned(_ line: Characters) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(line.count)
    var place = 0
    // Marks of a quotation or a heading at the beginning.
    while place < line.count, line[place] == UInt8(ascii: ">") || line[place] == UInt8(ascii: "#") {
      let run = line.dropFirst(place).prefix { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "#") }.count
      guard place + run < line.count, line[place + run].isBlank else { break }
      place += run + 1
    }
    var links = LinkScan()
    while place < line.count {
      switch line[place] {
      case UInt8(ascii: "["):
        place += 1
        if !links.opens(line, at: place) { text.append(UInt8(ascii: "[")) }
      case UInt8(ascii: "]") where links.closes(line, at: place):
        place = links.end
      case UInt8(ascii: "<"):
        if let end = tagEnd(line, from: place) {
          if line[place + 1].capital == UInt8(ascii: "B") || line[place + 1].capital == UInt8(ascii: "P") {
            text.append(UInt8(ascii: " "))
          }
          place = end
        } else {
          text.append(line[place])
          place += 1
        }
      case UInt8(ascii: "&"):
        place = appendEntity(line, at: place, to: &text)
      case UInt8(ascii: "\\"):
        place += 1
        if place < line.count, line[place].isLetter || line[place].isDigit { text.append(UInt8(ascii: "\\")) }
      case UInt8(ascii: "*"):
        let run = line.dropFirst(place).prefix { $0 == UInt8(ascii: "*") }.count
        if run != 2 { text.append(contentsOf: repeatElement(UInt8(ascii: "*"), count: run)) }
        place += run
      case 0x80...:
        place = appendSign(line, at: place, to: &text)
      default:
        text.append(line[place])
        place += 1
      }
    }
    return text
  }

  /// Where a tag that begins at a place ends: a letter or a stroke behind the bracket, no more than 300 characters.
  private static func tagEnd(_ line: Characters, from place: Int) -> Int? {
    guard place + 1 < line.count, line[place + 1].isLetter || line[place + 1] == UInt8(ascii: "/") else {
      return nil
    }
    return line.prefix(place + 300).firstIndex(of: UInt8(ascii: ">"), from: place).map { $0 + 1 }
  }

  private static func appendEntity(_ line: Characters, at place: Int, to text: inout [UInt8]) -> Int {
    let rest = line[place..<min(line.count, place + 10)]
    for (entity, character) in entities where rest.begins(with: entity) {
      text.append(UInt8(ascii: character))
      return place + entity.utf8CodeUnitCount
    }
    if rest.begins(with: "&#"), let end = rest.firstIndex(of: UInt8(ascii: ";")) {
      let number = rest[2..<end].number
      if let number, (0x21..<0x7F).contains(number) { text.append(UInt8(number)) }
      if number != 182 {
        if !(number.map { (0x21..<0x7F).contains($0) } ?? false) { text.append(UInt8(ascii: " ")) }
      }
      return place + end + 1
    }
    text.append(UInt8(ascii: "&"))
    return place + 1
  }

  private static let entities: [(StaticString, Unicode.Scalar)] = [
    ("&AMP;", "&"), ("&NBSP;", " "), ("&LT;", "<"), ("&GT;", ">"), ("&QUOT;", "\""), ("&APOS;", "'"),
  ]

  /// A sign outside of ASCII: blanks and marks that mean nothing go, all else stays.
  private static func appendSign(_ line: Characters, at place: Int, to text: inout [UInt8]) -> Int {
    func follows(_ bytes: [UInt8]) -> Bool {
      place + bytes.count <= line.count && bytes.indices.allSatisfy { line[place + $0] == bytes[$0] }
    }
    if follows([0xC2, 0xA0]) {
      text.append(UInt8(ascii: " "))
      return place + 2
    }
    if follows([0xC2, 0xB6]) || follows([0xC2, 0xAD]) { return place + 2 }
    if follows([0xEF, 0xBB, 0xBF]) || follows([0xE2, 0x80, 0x8B]) { return place + 3 }
    // The same in Latin-1, where no sign of UTF-8 begins or goes on.
    let isAlone = place == 0 || line[place - 1] < 0x80
    if isAlone, line[place] == 0xA0 || line[place] == 0xB6 {
      if line[place] == 0xA0 { text.append(UInt8(ascii: " ")) }
      return place + 1
    }
    text.append(line[place])
    return place + 1
  }
}

/// Follows links such as `[PREL](#)` along a line.
private struct LinkScan {
  /// Where the link that was closed ends.
  private(set) var end = 0

  /// Where the closing bracket of the open link stands.
  private var bracket: Int?

  /// Whether a link opens here: its bracket closes within reach, and an address follows.
  mutating func opens(_ line: Characters, at place: Int) -> Bool {
    let reach = line.prefix(place + 200)
    guard let close = reach.firstIndex(of: UInt8(ascii: "]"), from: place), close + 1 < line.count,
      line[close + 1] == UInt8(ascii: "("),
      let last = line.prefix(close + 400).firstIndex(of: UInt8(ascii: ")"), from: close)
    else { return false }
    bracket = close
    end = last + 1
    return true
  }

  /// Whether the open link's words end here.
  mutating func closes(_ line: Characters, at place: Int) -> Bool {
    guard place == bracket else { return false }
    bracket = nil
    return true
  }
}
