import Diagnostics

/// A line of a text with its number.
struct TextLine {
  /// Counted from 1.
  var number: Int

  /// Without its end and without blanks around it.
  var text: String
}

extension SourceText {
  /// The lines of the text.
  var textLines: [TextLine] {
    var body = bytes[...]
    if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
    let lines = body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      let trimmed = line.drop(while: \.isBlank)
      let end = trimmed.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? trimmed.startIndex
      return TextLine(number: index + 1, text: String(decoding: trimmed[..<end], as: UTF8.self))
    }
  }
}
