/// An instruction before the text whom to give it to: `STATE FOR SCA/CEN`, `DEPT PASS TREASURY`.
enum PassingLine {
  /// Whether words are one.
  static func isOne(_ words: ArraySlice<Characters>) -> Bool {
    guard words.count <= 40, let first = words.first, !first.equals("FOLLOWING"), !first.equals("QUOTE")
    else {
      return false
    }
    for word in words {
      var bare = word
      while let last = bare.last, ",.:;".utf8.contains(last) { bare = bare.dropLast() }
      for key: StaticString in [
        "FOR", "PASS", "ATTN", "ATTENTION", "FROM", "ALSO", "DELIVER", "TAKE", "PASSES", "RELAY",
      ]
      where bare.equals(key) { return true }
    }
    return false
  }
}

extension PassingLine {
  /// Whether a line behind the subject says that one post is to pass the text on: `MILAN PASS AMBASSADOR`.
  static func isPass(_ line: Characters) -> Bool {
    line.count <= 100 && line.prefix(40).words.prefix(4).contains { $0.equals("PASS") }
  }
}

/// The codes of a line `TAGS`.
enum TagList {
  /// The codes: between commas where there are any, else between blanks; names in brackets are left out.
  static func tags(_ text: String) -> [String] {
    let bare = withoutBrackets(text)
    return bare.withCharacters { bare in
      var pieces: [Characters] = []
      var rest = bare
      while !rest.isEmpty {
        let piece = rest.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") }
        pieces.append(piece)
        rest = rest.dropFirst(piece.count + 1)
      }
      return pieces.flatMap { tags($0, isAlone: pieces.count == 1) }
    }
  }

  private static func tags(_ piece: Characters, isAlone: Bool) -> [String] {
    let words = piece.words.map(withoutSigns).filter { !$0.isEmpty }
    // A code has up to five letters; longer words name a subject together.
    if isAlone || words.allSatisfy({ $0.count <= 5 }) { return words.map(\.name) }
    return words.isEmpty ? [] : [words.map(\.name).joined(separator: " ")]
  }

  /// A word without stops, colons and dashes at its ends.
  private static func withoutSigns(_ word: Characters) -> Characters {
    var word = word
    while let last = word.last, isSign(last) { word = word.dropLast() }
    while let first = word.first, isSign(first) { word = word.dropFirst() }
    return word
  }

  private static func isSign(_ byte: UInt8) -> Bool { byte < 0x80 && !byte.isLetter && !byte.isDigit }

  /// Whether a line goes on with codes.
  static func continues(_ before: String, _ line: Characters) -> Bool {
    if before.hasSuffix(",") || before.isEmpty { return true }
    guard line.count <= 69 else { return false }
    return line.words.allSatisfy { word in
      word.count <= 6
        && !word.contains { $0.isLowercase || !($0.isLetter || $0.isDigit || ",;:()-".utf8.contains($0)) }
    }
  }

  private static func withoutBrackets(_ text: String) -> [UInt8] {
    var depth = 0
    var bare: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        bare.append(UInt8(ascii: " "))
      case UInt8(ascii: ")"): depth = max(0, depth - 1)
      default: if depth == 0 { bare.append(byte) }
      }
    }
    return bare
  }
}

extension ReferenceList {
  /// Whether a line begins an item of a list, whichever its letter.
  static func isItem(_ line: Characters) -> Bool {
    for letter in UInt8(ascii: "A")...UInt8(ascii: "Z") where marker(line, letter: letter) != nil {
      return true
    }
    return false
  }
}
