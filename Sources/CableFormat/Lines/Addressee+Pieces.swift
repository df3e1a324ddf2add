extension Addressee {
  /// A part of a line that names one addressee, or the posts that a collective does not reach.
  struct Piece {
    var text: Characters
    var isExempt = false
  }

  /// The addressees that stand on one line: one as a rule, more where lines were joined.
  ///
  /// - Complexity: O(characters of the line).
  static func pieces(of line: Characters) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    var place = 0
    var isExempt = false
    func close(_ end: Int) {
      var text = line[start..<end].trimmed
      while text.last == UInt8(ascii: ",") { text = text.dropLast().trimmed }
      if !text.isEmpty { pieces.append(Piece(text: text, isExempt: isExempt)) }
    }
    var previous = line.prefix(0)
    while place < line.count {
      let word = line.dropFirst(place).firstWord
      if !line[start..<place].trimmed.isEmpty, beginsAnother(line.dropFirst(place), word, behind: previous) {
        close(place)
        start = place
        // Posts go on being left out; a facility is called.
        isExempt = isExempt && word.isWord
      } else if word.equals("XMT"), !previous.isEmpty {
        close(place)
        start = place + word.count
        isExempt = true
      }
      previous = word
      place += word.count
      while place < line.count, line[place].isBlank { place += 1 }
    }
    close(line.count)
    return pieces
  }

  /// Whether a word inside of a line begins another addressee: an indicator with its stroke, or a post's word.
  private static func beginsAnother(_ rest: Characters, _ word: Characters, behind previous: Characters)
    -> Bool
  {
    let letters = word.prefix(9).prefix(while: \.isLetter)
    if letters.count < word.count, word[letters.count] == UInt8(ascii: "/"), letters.count >= 5,
      RoutingIndicator.isLikely(letters), !rest.dropFirst(letters.count).begins(with: "//")
    {
      // A signal such as ZEN stands before the indicator.
      return !SecurityLine.isSignal(previous)
    }
    for opening: StaticString in [
      "AMEMBASSY", "AMCONSUL", "AMCONGEN", "SECSTATE", "USMISSION", "USINT", "USLO",
    ]
    where word.equals(opening) {
      // A stroke before it belongs to its indicator; a signal may stand before it, or an indicator.
      return !SecurityLine.isSignal(previous) && !RoutingIndicator.isLikely(previous)
        && !previous.equals("FOR")
        && previous.last != UInt8(ascii: "/")
    }
    return false
  }
}

/// Format line 10: an accounting symbol and the count of groups, such as `STATE GRNC` (groups not counted).
struct AccountingLine {
  var text: String

  /// What else stands on the line, where lines were joined.
  var rest: Characters

  /// The line; `nil` if it is none.
  init?(_ line: Characters) {
    let words = line.prefix(60).words
    guard let place = words.prefix(2).firstIndex(where: AccountingLine.isCount) else { return nil }
    let end = words[place].end(in: line)
    text = line.prefix(end).name
    rest = line.dropFirst(end).trimmed
  }

  private static func isCount(_ word: Characters) -> Bool {
    guard word.begins(with: "GR") else { return false }
    let count = word.dropFirst(2)
    return count.equals("NC") || (count.isNumber && count.count <= 4)
  }
}
