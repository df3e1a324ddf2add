/// The lines of a cable's text that are not blank, each with its number.
struct TextLines {
  struct Line {
    /// Counted from 1 in the file.
    var number: Int

    /// The column of the first character, counted from 1.
    var column: Int

    /// The line as it is read: without white space around it and without leftovers of an archive.
    var text: Characters

    /// The line as it stands, without white space at its end.
    var written: Characters
  }

  var lines: [Line] = []

  /// The lines of some characters, however they end; the first has the given number.
  init(_ characters: Characters, firstLine: Int, memory: CleanedText) {
    lines.reserveCapacity(characters.count / 48)
    var start = 0
    var number = firstLine
    while start < characters.count {
      let end = characters.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? characters.count
      append(characters[start..<end], number: number, memory: memory)
      start = end + 1
      number += 1
    }
  }

  private mutating func append(_ piece: Characters, number: Int, memory: CleanedText) {
    var end = piece.count
    while end > 0, piece[end - 1].isBlank { end -= 1 }
    guard end > 0 else { return }
    var start = 0
    while piece[start].isBlank { start += 1 }
    let written = piece[0..<end]
    var text = piece[start..<end]
    // The long lines of a text are paragraphs, of which nobody wants the words.
    if text.count <= 200 || lines.count < 40, Leftovers.arePresent(in: text) {
      text = memory.keep(Leftovers.cleaned(text)).trimmed
    }
    guard !text.isEmpty, !Stamp.isOne(text) else { return }
    lines.append(Line(number: number, column: start + 1, text: text, written: written))
  }
}

/// What a reviewer or an archive stamped on the pages, which is no part of the cable.
enum Stamp {
  /// Whether a line is a stamp: who released it, or how it is to be handled now.
  static func isOne(_ line: Characters) -> Bool {
    if line[0] == UInt8(ascii: "*") { return line.begins(with: "*** CURRENT ") }
    guard (50...140).contains(line.count), line[line.count - 1].isDigit else { return false }
    return line.firstIndex(of: "DECLASSIFIED/RELEASED") != nil
  }
}
