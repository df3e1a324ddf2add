import Diagnostics

/// The lines of a cable's text that are not blank, each with its number.
struct CableLines {
  struct Line {
    /// Counted from 1 in the file.
    var number: Int

    /// How many characters of white space stood before it.
    var indent: Int

    /// The line without white space around it.
    var text: String

    /// The column of the line's first character, counted from 1.
    var column: Int { indent + 1 }
  }

  let lines: [Line]

  /// The lines of a text, however they end.
  init(_ source: SourceText) {
    let newline = UInt8(ascii: "\n")
    let blanks: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")]
    var lines: [Line] = []
    let pieces = source.bytes.split(separator: newline, omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      let body = piece.drop(while: blanks.contains)
      guard let last = body.lastIndex(where: { !blanks.contains($0) }) else { continue }
      lines.append(
        Line(
          number: index + 1, indent: body.startIndex - piece.startIndex,
          text: String(decoding: body[...last], as: UTF8.self)))
    }
    self.lines = lines
  }
}
