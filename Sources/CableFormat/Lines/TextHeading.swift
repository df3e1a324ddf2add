/// A line of the text that says by its first word what it is about.
struct TextHeading {
  enum Kind { case executiveOrder, tags, subject, references, classifiedBy }

  var kind: Kind

  /// What stands behind the word; of an executive order, the whole line.
  var value: Characters

  /// What stands on the line behind that, where another heading begins there.
  var rest: Characters

  /// The heading of a line; `nil` if it is none.
  init?(_ line: Characters) {
    guard let first = line.first?.capital, "ETSRC".utf8.contains(first),
      let (kind, value) = TextHeading.opening(of: line)
    else { return nil }
    self.kind = kind
    let end = TextHeading.next(in: value, behind: kind) ?? value.count
    self.value = value.prefix(end).trimmed
    rest = value.dropFirst(end).trimmed
  }

  private static func opening(of line: Characters) -> (Kind, Characters)? {
    switch line[0].capital {
    case UInt8(ascii: "E"):
      return isExecutiveOrder(line) ? (.executiveOrder, line) : nil
    case UInt8(ascii: "T"):
      return (value(line, behind: "TAGS") ?? value(line, behind: "TAG")).map { (.tags, $0) }
    case UInt8(ascii: "S"):
      return (value(line, behind: "SUBJECT") ?? value(line, behind: "SUBJ") ?? value(line, behind: "SUB:"))
        .map { (.subject, $0) }
    case UInt8(ascii: "R"):
      return references(line).map { (.references, $0) }
    default:
      return line.begins(with: "CLASSIFIED BY") ? (.classifiedBy, line) : nil
    }
  }

  /// `E.O. 12958`, `E.O.12958`, `EO 12958`, `E. O. 11652`.
  private static func isExecutiveOrder(_ line: Characters) -> Bool {
    var letters = ""
    for index in 0..<min(line.count, 8) {
      if line[index].isDigit { return letters == "EO" }
      if letters == "EO", line[index] == UInt8(ascii: ":") { return true }
      if letters == "EON" { return line.begins(with: "E.O. N/A") || line.begins(with: "EO N/A") }
      if line[index].isLetter { letters.unicodeScalars.append(Unicode.Scalar(line[index].capital)) }
    }
    return false
  }

  /// What follows a word and a colon, stop or blank.
  private static func value(_ line: Characters, behind word: StaticString) -> Characters? {
    guard line.begins(with: word) else { return nil }
    var rest = line.dropFirst(word.utf8CodeUnitCount)
    guard let sign = rest.first else { return rest }
    guard sign.isBlank || ":.;-".utf8.contains(sign) || line[word.utf8CodeUnitCount - 1] == UInt8(ascii: ":")
    else { return nil }
    while let sign = rest.first, sign.isBlank || ":.;".utf8.contains(sign) { rest = rest.dropFirst() }
    return rest
  }

  /// What follows `REF:`, `REFS:`, `REF(S):`, `REFTEL:` or `REFERENCE:`; without a colon only what is a reference.
  private static func references(_ line: Characters) -> Characters? {
    for word: StaticString in [
      "REF(S)", "REFERENCE(S)", "REFERENCES", "REFERENCE", "REFTEL(S)", "REFTELS", "REFTEL", "REFS", "REF",
    ] where line.begins(with: word) {
      let rest = line.dropFirst(word.utf8CodeUnitCount).withoutIndent
      if let sign = rest.first, ":;.".utf8.contains(sign) { return rest.dropFirst().withoutIndent }
      guard word.utf8CodeUnitCount <= 4, line.count > word.utf8CodeUnitCount,
        line[word.utf8CodeUnitCount].isBlank
      else { return nil }
      return ReferenceList.begins(rest) ? rest : nil
    }
    return nil
  }

  /// Where the next heading begins on the same line.
  private static func next(in value: Characters, behind kind: Kind) -> Int? {
    let words: [StaticString]
    switch kind {
    case .executiveOrder: words = [" TAGS:", " TAGS ", " SUBJECT:", " SUBJ:", " REF:"]
    case .tags: words = [" SUBJECT:", " SUBJ:", " REF:", " REFS:", " REF(S):"]
    case .subject: words = [" REF:", " REFS:", " REF(S):", " REFTEL:", " REFTELS:", " CLASSIFIED BY"]
    case .references: words = [" CLASSIFIED BY", " SUBJECT:", " TAGS:"]
    case .classifiedBy: words = [" REF:", " REFS:", " SUBJECT:"]
    }
    return words.compactMap { value.firstIndex(of: $0) }.min()
  }

  /// Where the first heading begins inside of a line.
  static func first(in line: Characters) -> Int? {
    let words: [StaticString] = [" E.O. ", " E.O.1", " EO 1", " TAGS:", " SUBJECT:", " SUBJ:", " REF:"]
    return words.compactMap { line.firstIndex(of: $0) }.min()
  }
}

/// The references of a cable, one after the other or by letters.
enum ReferenceList {
  /// Whether some characters begin a list: `A. STATE 1234`, `(A) STATE 1234`, or a number in an originator's series.
  static func begins(_ text: Characters) -> Bool {
    if marker(text, letter: UInt8(ascii: "A")) != nil { return true }
    let words = text.prefix(60).words
    guard let number = words.firstIndex(where: { $0.first?.isDigit ?? false }) else { return false }
    return (1...3).contains(number) && words[..<number].allSatisfy(\.isWord)
  }

  /// The length of a list's mark such as `A.`, `(A)` or `A)`.
  static func marker(_ text: Characters, letter: UInt8) -> Int? {
    guard text.count >= 3 else { return nil }
    let isOpen = text[0] == UInt8(ascii: "(")
    let place = isOpen ? 1 : 0
    guard text[place].capital == letter, place + 1 < text.count else { return nil }
    let sign = text[place + 1]
    guard isOpen ? sign == UInt8(ascii: ")") : ").:".utf8.contains(sign) else { return nil }
    return place + 2
  }

  /// The references of a text, each without its letter.
  static func items(_ text: String) -> [String] {
    text.read { text in
      var items: [Characters] = []
      var letter = UInt8(ascii: "A")
      var start = 0
      var place = 0
      while place < text.count {
        let isStart = place == 0 || text[place - 1].isBlank || ",;)".utf8.contains(text[place - 1])
        if isStart, letter <= UInt8(ascii: "Z"), let length = marker(text.dropFirst(place), letter: letter) {
          items.append(text[start..<place])
          place += length
          // The mark can be there twice: A. (A).
          let rest = text.dropFirst(place).withoutIndent
          if let again = marker(rest, letter: letter) { place = text.count - rest.count + again }
          start = place
          letter += 1
        } else {
          place += 1
        }
      }
      items.append(text[start..<text.count])
      let isLettered = items.count > 1
      return (isLettered ? items : items.flatMap(unlettered)).map(trimmed).filter { !$0.isEmpty }
    }
  }

  /// The references of a text without letters: between semicolons, and commas where each is a number in a series.
  private static func unlettered(_ text: Characters) -> [Characters] {
    let parts = split(text, at: UInt8(ascii: ";"))
    return parts.flatMap { part -> [Characters] in
      let pieces = split(part, at: UInt8(ascii: ","))
      return pieces.count > 1 && pieces.allSatisfy(isReference) ? pieces : [part]
    }
  }

  private static func split(_ text: Characters, at sign: UInt8) -> [Characters] {
    var pieces: [Characters] = []
    var start = 0
    while let end = text.firstIndex(of: sign, from: start) {
      pieces.append(text[start..<end])
      start = end + 1
    }
    return pieces + [text[start..<text.count]]
  }

  private static func isReference(_ text: Characters) -> Bool {
    let words = text.words
    guard let last = words.last, last.isNumber, words.count <= 6 else { return false }
    return words.dropLast().contains { $0.isWord && $0.count >= 3 }
  }

  private static func trimmed(_ text: Characters) -> String {
    var text = text.trimmed
    while let last = text.last, ",;.".utf8.contains(last) { text = text.dropLast().trimmed }
    if text.ends(with: " AND") { text = text.dropLast(4).trimmed }
    while let last = text.last, ",;".utf8.contains(last) { text = text.dropLast().trimmed }
    return text.sentence
  }
}
