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
    let pieces = bare.split { ",;".contains($0) }
    var tags: [String] = []
    for piece in pieces {
      let words = piece.split(separator: " ").map { word in
        word.uppercased().trimmingSigns()
      }.filter { !$0.isEmpty }
      // A code has up to five letters; longer words name a subject together.
      if words.allSatisfy({ $0.utf8.count <= 5 }) || pieces.count == 1 {
        tags += words
      } else {
        tags.append(words.joined(separator: " "))
      }
    }
    return tags
  }

  /// Whether a line goes on with codes.
  static func continues(_ before: String, _ line: Characters) -> Bool {
    if before.hasSuffix(",") || before.isEmpty { return true }
    guard line.count <= 69 else { return false }
    return line.words.allSatisfy { word in
      word.count <= 6
        && !word.contains { $0.isLowercase || !($0.isLetter || $0.isDigit || ",;:()-".utf8.contains($0)) }
    }
  }

  private static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    var bare = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(":
        depth += 1
        bare.append(" ")
      case ")": depth = max(0, depth - 1)
      default: if depth == 0 { bare.append(scalar) }
      }
    }
    return String(bare)
  }
}

extension String {
  /// The word without stops, colons and dashes at its ends.
  fileprivate func trimmingSigns() -> String {
    let signs: Set<Character> = [".", ":", "-", "/", "'", "\""]
    var word = self[...]
    while let last = word.last, signs.contains(last) { word.removeLast() }
    while let first = word.first, signs.contains(first) { word.removeFirst() }
    return String(word)
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
