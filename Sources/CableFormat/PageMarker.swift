/// A line that an archive put where a section of a cable begins, such as `ASTANA 00002147 002 OF 003`.
///
/// The second number may be `001.2`: the second page of the first section.
struct PageMarker {
  var section: Int
  var sectionCount: Int

  /// The marker on a line; `nil` if it is none.
  init?(_ line: String) {
    let words = line.split(separator: " ")
    guard words.count >= 5, words[words.count - 2] == "OF" else { return nil }
    let page = words[words.count - 3].split(separator: ".", omittingEmptySubsequences: false)
    guard let number = DigitGroup(words[words.count - 4]), number.count == 8, (1...2).contains(page.count),
      let section = DigitGroup(page[0]), section.count == 3,
      let count = DigitGroup(words[words.count - 1]), count.count == 3,
      (1...count.value).contains(section.value)
    else { return nil }
    self.section = section.value
    sectionCount = count.value
  }
}
