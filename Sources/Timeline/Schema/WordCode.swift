/// Words that are written as a few binary digits of a number.
struct WordCode<Word: CodedWord> {
  /// The lowest digit that the code takes, and how many it takes.
  let shift: Int
  let width: Int

  /// SQL for the word that is written in the column `codes`; NULL where there is none.
  var word: String {
    let cases = Word.allCases.map { "WHEN \($0.code) THEN '\($0.word)'" }
    return "CAST(CASE codes >> \(shift) & \(1 << width - 1) \(cases.joined(separator: " ")) END AS TEXT)"
  }

  /// SQL for the digits of the word that an expression gives; NULL, which no row takes, where that is none.
  func digits(of expression: String) -> String {
    var cases = Word.allCases.map { "WHEN \(expression) = '\($0.word)' THEN \($0.code << shift)" }
    // No word has the code 0: it may be missing.
    if !Word.allCases.contains(where: { $0.code == 0 }) { cases.append("WHEN \(expression) IS NULL THEN 0") }
    return "CASE \(cases.joined(separator: " ")) END"
  }

  /// The digits of a word.
  @inline(__always)
  func digits(of word: Word) -> Int64 { Int64(word.code) << Int64(shift) }
}

/// A word that stands in a column, and the number by which it is written.
///
/// The numbers are part of the file's format: none may ever change.
protocol CodedWord: CaseIterable {
  var code: Int { get }
  var word: String { get }
}
