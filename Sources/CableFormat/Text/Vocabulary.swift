import Diagnostics

/// A word that lost, gained or changed a letter on its way.
enum Vocabulary {
  /// The word of a list that some letters spell, `nil` if none is near enough.
  ///
  /// Near enough is one slip in a word of up to six letters, two in a longer one.
  static func match(_ letters: String, _ words: [String]) -> String? {
    if words.contains(letters) { return letters }
    guard letters.utf8.count >= 4 else { return nil }
    let slips = letters.utf8.count <= 6 ? 1 : 2
    // A letter that the other does not have at all is a slip at least, which saves looking closer.
    let own = LetterSet(letters)
    let near = words.filter {
      abs($0.utf8.count - letters.utf8.count) <= slips && own.difference(to: LetterSet($0)) <= slips
    }
    return near.isEmpty ? nil : Spelling.nearest(to: letters, among: near, within: slips)
  }
}

/// Which letters a word has, whatever their case.
private struct LetterSet {
  private var bits: UInt32 = 0

  init(_ word: String) {
    for byte in word.utf8 where byte.isLetter { bits |= 1 << UInt32(byte.capital - UInt8(ascii: "A")) }
  }

  /// How many letters one of the two has and the other has not, counted where they are more.
  func difference(to other: LetterSet) -> Int {
    max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount)
  }
}
