/// How many columns of a terminal characters take.
package enum DisplayWidth {
  /// The columns of a text without line ends.
  ///
  /// - Complexity: O(length of the text); quick where it is ASCII.
  package static func columns(of text: String) -> Int {
    let bytes = text.utf8
    if bytes.allSatisfy({ 0x20..<0x7F ~= $0 }) { return bytes.count }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The columns of a character: its first code point decides, what combines with it takes none of its own.
  package static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    // A sign that is asked to look like an emoji is as wide as one; so is a flag, which is two letters.
    let isEmoji = scalars.contains { $0 == "\u{FE0F}" } || first.properties.isEmojiPresentation
    if isEmoji && first.properties.isEmoji { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(first.value) ? 2 : 1
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    value >= 0x1100 && wide.contains { $0 ~= value }
  }

  /// The code points that East Asian typography sets as wide as an ideograph (Unicode Standard Annex 11: W and F),
  /// without emoji; those not yet assigned among them are taken to be like their neighbours.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x2FFFD,
    0x30000...0x3FFFD,
  ]
}
