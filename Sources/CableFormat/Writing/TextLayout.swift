/// How a text is laid out on teletype lines and cut into sections.
enum TextLayout {
  /// The lines of a text, none wider than a teletype's; longer ones go on below.
  static func lines(_ text: String) -> [String] {
    written(text).flatMap(wrapped)
  }

  /// The lines of a text as they are.
  static func written(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
  }

  /// A line cut at blanks; a word that is wider than a line is cut where the line ends.
  static func wrapped(_ line: String) -> [String] {
    let width = WireForm.lineWidth
    guard line.unicodeScalars.count > width else { return [line] }
    var lines: [String] = []
    var rest = Array(line.unicodeScalars)[...]
    while rest.count > width {
      let window = rest.prefix(width + 1)
      let end = window.lastIndex(where: isBlank).flatMap { $0 > rest.startIndex ? $0 : nil }
      let cut = end ?? rest.startIndex + width
      lines.append(text(rest[..<cut]))
      rest = rest[cut...].drop(while: isBlank)
    }
    if !rest.isEmpty { lines.append(text(rest)) }
    return lines
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView(scalars)
    while let last = view.last, isBlank(last) { view.removeLast() }
    return String(view)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 }

  /// The lines in parts of at most so many: each part ends with a sentence or a paragraph if one ends on its
  /// last page, else where it is full.
  static func parts(_ lines: [String], limit: Int) -> [[String]] {
    var parts: [[String]] = []
    var rest = lines[...].drop(while: \.isEmpty)
    while !rest.isEmpty {
      var end = rest.endIndex
      if rest.count > limit {
        let full = rest.startIndex + limit
        let lastPage = max(rest.startIndex + 1, full - 20)
        end = (lastPage...full).last { endsSentence(rest[$0 - 1]) || rest[$0].isEmpty } ?? full
      }
      var part = rest[..<end]
      while part.last?.isEmpty ?? false { part.removeLast() }
      parts.append(Array(part))
      rest = rest[end...].drop(while: \.isEmpty)
    }
    return parts.isEmpty ? [[]] : parts
  }

  private static func endsSentence(_ line: String) -> Bool {
    guard let last = line.utf8.last(where: { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ")") }) else {
      return false
    }
    return ".?!".utf8.contains(last)
  }
}
