import CableFormat

extension Filing {
  /// How many sections a cable can have.
  package static let sectionLimit = 9999

  /// How many sections a text needs: it fills lines of 69 characters, and a section has so many lines.
  package static func sectionCount(ofCharacters characters: Int, sectionLines: Int) -> Int {
    let size = sectionLines * WireForm.lineWidth
    return max(1, (characters + size - 1) / size)
  }

  /// The lengths of the sections of a text, as near to each other as can be, the longer ones first.
  ///
  /// - Parameter sections: how many there are, one at least.
  package static func sectionLengths(ofCharacters characters: Int, sections: Int) -> [Int] {
    let (length, rest) = characters.quotientAndRemainder(dividingBy: sections)
    return (0..<sections).map { length + ($0 < rest ? 1 : 0) }
  }
}
