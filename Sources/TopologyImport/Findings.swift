import Diagnostics

/// What was found while a file was read: of each kind the first place, and how many more there are.
struct Findings {
  private struct Kind: Hashable {
    var severity: Diagnostic.Severity
    var code: String
    var message: String
  }

  /// Where a finding was met first, and how often since.
  private struct Place {
    var line: Int
    var title: String?
    var count = 1
    var hint: String?
  }

  private let source: SourceText
  private var order: [Kind] = []
  private var places: [Kind: Place] = [:]

  init(_ source: SourceText) {
    self.source = source
  }

  /// Notes something that is left out, and ought not to be missed.
  ///
  /// - Parameters:
  ///   - line: the line of the file, 0 where it is not known.
  ///   - title: how to speak of the thing where the line is not known.
  mutating func warn(
    _ code: String, line: Int, of title: String? = nil, _ message: String, hint: String? = nil
  ) {
    add(Kind(severity: .warning, code: code, message: message), Place(line: line, title: title, hint: hint))
  }

  /// Notes something that has no place in a topology, or was filled in.
  mutating func note(
    _ code: String, line: Int, of title: String? = nil, _ message: String, hint: String? = nil
  ) {
    add(Kind(severity: .note, code: code, message: message), Place(line: line, title: title, hint: hint))
  }

  private mutating func add(_ kind: Kind, _ place: Place) {
    if places[kind] == nil {
      order.append(kind)
      places[kind] = place
    } else {
      places[kind]?.count += 1
    }
  }

  /// The findings, in the order in which they were met.
  var diagnostics: [Diagnostic] {
    order.compactMap { kind in
      guard let place = places[kind] else { return nil }
      let title = place.line > 0 ? nil : place.title
      let more = place.count > 1 ? "\(place.count - 1) more" : nil
      let suffix = [title, more].compactMap { $0 }.joined(separator: " and ")
      return Diagnostic(
        kind.severity, code: kind.code, at: SourceLocation(file: source.name, line: max(place.line, 1)),
        kind.message + (suffix.isEmpty ? "" : " (\(suffix))"), hint: place.hint)
    }
  }
}

extension SourceText {
  /// An input that cannot be read, for a reason at some place in it.
  func invalid(_ code: String, line: Int, column: Int = 1, _ message: String, hint: String? = nil)
    -> InvalidInput
  {
    InvalidInput([diagnostic(code: code, line: line, column: column, message, hint: hint)])
  }

  /// An input that cannot be read because of an element of it.
  ///
  /// The parser knows where a tag ends; the place that is shown is where it begins.
  func invalid(_ code: String, at element: MarkupElement, _ message: String, hint: String? = nil)
    -> InvalidInput
  {
    let before = line(element.line).unicodeScalars.prefix(element.column)
    let tag = before.lastIndex(of: "<").map { before.distance(from: before.startIndex, to: $0) + 1 }
    return invalid(code, line: element.line, column: tag ?? 1, message, hint: hint)
  }

  /// The first byte that is neither blank nor part of a byte order mark.
  var firstByte: UInt8? {
    bytes.first { !$0.isBlank && ![0xEF, 0xBB, 0xBF].contains($0) }
  }

  /// The line and column of a byte, counted from 1.
  func place(ofByte offset: Int) -> (line: Int, column: Int) {
    let before = bytes.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (line, before[start...].count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// The name of the file without folders and extension.
  var stem: String {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }
}

extension UInt8 {
  /// Whether it is a blank, a tab or the end of a line.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
