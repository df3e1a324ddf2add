import Diagnostics
import EventKernel

/// The reading of one cable, line by line: the heading, the addressees, the text.
///
/// Nothing that may be missing is asked for; what is damaged is repaired where one reading is likely, and reported.
struct CableReading {
  let file: String
  let years: YearRule
  var lines: [TextLines.Line]
  var next = 0
  var cable = Cable()
  var places = CablePlaces()
  var diagnostics: [Diagnostic] = []

  /// Format line 3, which only the date-time group can date.
  var originating: OriginatingLine.Parts?
  var pilotOriginating: OriginatingLine.Parts?

  /// What the line of dashes says.
  var dashes: DashLine?

  /// What the first page marker says of the cable's number.
  var markedReference: MessageReference?

  /// The section that the page markers say this is, and how many there are.
  var markedSection: SectionMark?

  /// Which section the text itself says it is.
  var section: SectionMark?

  /// The serial number at the end, and the line it stands on.
  var endSerial: (text: String, line: Int)?

  /// Whether format line 11 or 13 was seen: this is the wire form.
  var hasBreak = false

  /// Whether the end of the message was seen: a line NNNN.
  var isEnded = false

  /// Whether the next transmission follows at once.
  let isCutOff: Bool

  /// Whether the archive put a blank line behind each line.
  let isDoubleSpaced: Bool

  init(file: String, years: YearRule, lines: [TextLines.Line], isCutOff: Bool) {
    self.file = file
    self.years = years
    self.lines = lines
    self.isCutOff = isCutOff
    let first = lines.prefix(40)
    let gaps = zip(first, first.dropFirst()).map { $1.number - $0.number }
    isDoubleSpaced = gaps.count { $0 == 2 } >= 4 && gaps.count { $0 == 2 } > 3 * gaps.count { $0 == 1 }
  }

  /// Reads everything.
  mutating func read() {
    readHeading()
    readAddressees()
    readText()
    finish()
  }

  /// Whether anything of a header or a first line of text was found.
  var isCable: Bool {
    cable.transmissionIdentifier != nil || cable.routingLine != nil || cable.originating != nil
      || cable.security != nil || cable.precedence != nil || cable.from != nil
      || cable.classification != nil && cable.messageReference != nil
  }

  // MARK: Lines

  /// The next line's text.
  var text: Characters? { next < lines.count ? lines[next].text : nil }

  /// Goes on with what is left of the line, or with the next.
  mutating func advance(leaving rest: Characters) {
    if rest.isEmpty { next += 1 } else { lines[next].text = rest }
  }

  /// How many lines from a place on are a page's edge: the classification, a marker, the classification again.
  func pageEdge(at place: Int) -> Int {
    var end = place
    var hasMarker = false
    // No edge has more lines than these.
    while end < lines.count, end - place < 8 {
      let text = lines[end].text
      if let marker = PageMarker(text) {
        hasMarker = true
        if marker.isOpen, end + 1 < lines.count, PageMarker(continuing: lines[end + 1].text) != nil {
          end += 1
        }
      } else if !ClassificationLine.isBare(text) || hasMarker {
        break
      }
      end += 1
    }
    return hasMarker ? end - place : 0
  }

  /// Passes a page's edge, if one is next, and remembers what it says.
  mutating func skipPageEdge() -> Bool {
    let length = pageEdge(at: next)
    guard length > 0 else { return false }
    for line in lines[next..<(next + length)] {
      if let marker = PageMarker(line.text) ?? PageMarker(continuing: line.text) { remember(marker) }
    }
    next += length
    return true
  }

  mutating func remember(_ marker: PageMarker) {
    if markedReference == nil { markedReference = marker.messageReference }
    if markedSection == nil, let section = marker.section, let count = marker.sectionCount,
      (1...max(1, count)).contains(section)
    {
      markedSection = SectionMark(index: section, count: count)
    }
  }

  // MARK: Findings

  mutating func report(
    _ severity: Diagnostic.Severity = .warning, _ code: String, at place: Int, _ message: String,
    hint: String? = nil
  ) {
    let line = lines.isEmpty ? nil : lines[min(place, lines.count - 1)]
    diagnostics.append(
      Diagnostic(
        severity, code: code,
        at: SourceLocation(file: file, line: line?.number ?? 1, column: line?.column ?? 1), message,
        hint: hint))
  }

  mutating func report(_ repairs: [Repair], at place: Int) {
    for repair in repairs {
      report(
        .warning, repair.code, at: place,
        "'\(repair.original.shortened)' is read as '\(repair.reading.shortened)'")
    }
  }
}

extension String {
  /// The text, cut after 80 characters.
  var shortened: String { utf8.count <= 80 ? self : String(unicodeScalars.prefix(80)) + "…" }
}
