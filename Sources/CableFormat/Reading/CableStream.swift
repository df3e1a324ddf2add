/// Reads the cables of a text that comes piece by piece, such as a large archive, in memory that does not grow with it.
///
/// Sections that came as transmissions of their own are joined by originating station, serial number and
/// date-time group. A cable whose sections are not all there is held back, at most while
/// `CableStream.patience` others go by.
///
/// - Complexity: O(bytes) in time; in memory, O(the longest cable) and the cables held back.
public struct CableStream {
  /// How many cables can be held back because of one that is not complete.
  public static let patience = 256

  private let file: String
  private let years: YearRule
  private var splitter: CableSplitter
  private var joiner = SectionJoiner()

  /// What was given and belongs to no cable that was read, and where the unread part and the unscanned part begin.
  private var buffer: [UInt8] = []
  private var start = CableSplitter.Place(offset: 0, line: 1)
  private var scanned = CableSplitter.Place(offset: 0, line: 1)

  /// How far the end of the line that begins at `scanned` was looked for.
  private var searched = 0

  /// A stream of a file's text.
  public init(file: String, years: YearRule = .usual) {
    self.file = file
    self.years = years
    splitter = CableSplitter(years: years)
  }

  /// Takes the next bytes; gives the cables that are complete.
  public mutating func read(_ bytes: some Collection<UInt8>) -> [ReadCable] {
    if start.offset > 1 << 20, start.offset > buffer.count / 2 { dropRead() }
    buffer.append(contentsOf: bytes)
    return scan(isLast: false)
  }

  /// Gives the cables that are left when the text is at its end.
  public mutating func finish() -> [ReadCable] {
    scan(isLast: true) + joiner.finish()
  }

  private mutating func dropRead() {
    buffer.removeSubrange(..<start.offset)
    scanned.offset -= start.offset
    searched -= start.offset
    start.offset = 0
  }

  /// Looks at each whole line, and reads a cable where the next begins.
  private mutating func scan(isLast: Bool) -> [ReadCable] {
    var cables: [ReadCable] = []
    let memory = CleanedText()
    var (start, scanned, searched) = (start, scanned, searched)
    var (splitter, joiner) = (splitter, joiner)
    let (file, years) = (file, years)
    buffer.withCharacters { text in
      func take(_ boundary: CableSplitter.Boundary) {
        let read = ReadCable(
          text[start.offset..<boundary.place.offset], firstLine: start.line, file: file, years: years,
          isCutOff: boundary.isIdentifier)
        if let read { cables += joiner.take(read) }
        start = boundary.place
      }
      while scanned.offset < text.count {
        let found = text.firstIndex(of: UInt8(ascii: "\n"), from: max(searched, scanned.offset))
        guard found != nil || isLast else {
          searched = text.count
          break
        }
        let lineEnd = found ?? text.count
        let end = CableSplitter.Place(offset: min(lineEnd + 1, text.count), line: scanned.line + 1)
        var line = text[scanned.offset..<lineEnd].trimmed
        if let first = line.first, first >= 0x80 || first == UInt8(ascii: "<"), line.count < 300 {
          line = memory.keep(Leftovers.cleaned(line)).trimmed
        }
        if let boundary = splitter.read(line, at: scanned, end: end), boundary.place.offset > start.offset {
          take(boundary)
        }
        scanned = end
        searched = end.offset
      }
      if isLast { take(CableSplitter.Boundary(place: scanned, isIdentifier: false)) }
    }
    (self.start, self.scanned, self.searched) = (start, scanned, searched)
    (self.splitter, self.joiner) = (splitter, joiner)
    return cables
  }
}

extension ReadCable {
  /// The cable of some characters; `nil` if nothing in them belongs to one.
  init?(_ text: Characters, firstLine: Int, file: String, years: YearRule, isCutOff: Bool) {
    let memory = CleanedText()
    let lines = TextLines(text, firstLine: firstLine, memory: memory).lines
    guard !lines.isEmpty else { return nil }
    var reading = CableReading(file: file, years: years, lines: lines, isCutOff: isCutOff)
    reading.read()
    // The cleaned lines must live as long as they are read.
    withExtendedLifetime(memory) {}
    guard reading.isCable else { return nil }
    self.init(
      cable: reading.cable, source: nil, file: file, places: reading.places, diagnostics: reading.diagnostics)
  }
}
