/// Which section of how many: `SECTION 01 OF 03`.
public struct SectionMark: Hashable, Sendable {
  /// From 1.
  public var index: Int

  /// How many there are.
  public var count: Int

  /// A mark.
  public init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }
}

extension SectionMark {
  /// The mark at the beginning of some words: `SECTION 01 OF 03`, the word whole or damaged, or its numbers alone.
  static func take(from words: inout ArraySlice<Characters>, repairs: inout [Repair]) -> SectionMark? {
    guard let first = words.first, let capital = first.first else { return nil }
    if capital.isDigit { return takeNumbers(from: &words) }
    if first.equals("FINAL"), let mark = takeFinal(from: &words) { return mark }
    var rest = words
    guard let written = takeWord(from: &rest), let mark = takeNumbers(from: &rest) else { return nil }
    words = rest
    if written != "SECTION", written != "SECTIONS" {
      repairs.append(Repair("section-word", written, as: "SECTION"))
    }
    return mark
  }

  /// The last of so many: `FINAL SECTION OF 03`.
  private static func takeFinal(from words: inout ArraySlice<Characters>) -> SectionMark? {
    let found = Array(words.prefix(4))
    guard found.count == 4, found[2].equals("OF"), let count = found[3].number, count >= 1 else { return nil }
    words.removeFirst(4)
    return SectionMark(index: count, count: count)
  }

  /// The word before the numbers, as it is written.
  private static func takeWord(from words: inout ArraySlice<Characters>) -> String? {
    guard let first = words.first else { return nil }
    let letters = first.prefix(while: \.isLetter)
    if letters.count == 1 {
      // Letters with blanks between them.
      let run = words.prefix { $0.count <= 2 && $0.isWord && !$0.equals("OF") }
      let word = run.map(\.string).joined().uppercased()
      guard Vocabulary.match(word, ["SECTION"]) != nil, word.utf8.count >= 5 else { return nil }
      words.removeFirst(run.count)
      return word == "SECTION" ? word : run.map(\.string).joined(separator: " ").uppercased()
    }
    let word = letters.string.uppercased()
    let isShort = word == "SEC" || word == "SECT" || word == "SECTN"
    guard isShort || (letters.count >= 4 && Vocabulary.match(word, ["SECTION", "SECTIONS"]) != nil) else {
      return nil
    }
    if letters.count == first.count {
      words.removeFirst()
      guard words.first?.first?.isDigit ?? false else { return nil }
    } else {
      var rest = first.dropFirst(letters.count)
      while let sign = rest.first, !sign.isDigit, !sign.isLetter { rest = rest.dropFirst() }
      guard rest.first?.isDigit ?? false else { return nil }
      words[words.startIndex] = rest
    }
    return word
  }

  /// `01 OF 03`, `1OF 3`, `01 0F 03`, `01/03`.
  private static func takeNumbers(from words: inout ArraySlice<Characters>) -> SectionMark? {
    let text = words.prefix(3).map(\.string).joined(separator: " ").uppercased()
    let parsed = text.read { line -> (index: Int, count: Int, length: Int)? in
      let first = line.prefix(while: \.isDigit)
      guard (1...3).contains(first.count), let index = first.number else { return nil }
      var rest = line.dropFirst(first.count).withoutIndent
      if rest.begins(with: "OF") || rest.begins(with: "0F") || rest.begins(with: "IF") {
        rest = rest.dropFirst(2).withoutIndent
      } else if rest.first == UInt8(ascii: "/") {
        rest = rest.dropFirst()
      } else {
        return nil
      }
      let second = rest.prefix(while: \.isDigit)
      guard (1...3).contains(second.count), let count = second.number else { return nil }
      return (index, count, line.count - rest.count + second.count)
    }
    guard let parsed, parsed.index >= 1, parsed.count >= parsed.index else { return nil }
    // Take away the words that the mark takes up; a name may hang on the last.
    var left = parsed.length
    while let word = words.first, left > 0 {
      if left < word.count {
        words[words.startIndex] = word.dropFirst(left)
        break
      }
      words.removeFirst()
      left -= word.count + 1
    }
    return SectionMark(index: parsed.index, count: parsed.count)
  }
}
