public import Diagnostics
import EventKernel

/// Reads the archived form of a cable: format lines 1 to 9 as far as they are there, then the text.
///
/// The beginning may be missing; the originator (`FM`) may not. What cannot be read is reported and left out.
public struct CableReader {
  private let source: SourceText
  private let lines: [CableLines.Line]
  private var next = 0
  private var diagnostics: [Diagnostic] = []
  private var places = CablePlaces()

  private init(_ source: SourceText) {
    self.source = source
    lines = CableLines(source).lines
  }

  /// The cable in a text, and what was found odd in it.
  ///
  /// - Throws: if the text is no cable.
  public static func read(_ source: SourceText) throws(InvalidInput) -> ReadCable {
    var reader = CableReader(source)
    let cable = try reader.cable()
    return ReadCable(cable: cable, source: source, places: reader.places, diagnostics: reader.diagnostics)
  }

  private mutating func cable() throws(InvalidInput) -> Cable {
    guard !lines.isEmpty else {
      throw InvalidInput(
        code: "empty", file: source.name, "there is nothing in it", hint: "a cable is wanted")
    }
    if let zero = source.bytes.firstIndex(of: 0) {
      let line = source.bytes[..<zero].count { $0 == UInt8(ascii: "\n") } + 1
      throw InvalidInput([
        Diagnostic(
          code: "binary", at: SourceLocation(file: source.name, line: line), "this is not text",
          hint: "a cable is wanted")
      ])
    }
    guard let start = lines.firstIndex(where: { CableReader.beginsHeader($0.text) }) else {
      throw InvalidInput([
        finding(
          .error, "no-header", lines[0], "no header begins here or below",
          hint: "a cable begins with VZCZC…, or later with a precedence line or FM")
      ])
    }
    next = start
    let identifier = transmissionIdentifier()
    let routing = routingLine()
    let originatingWords = take { $0.hasPrefix("DE ") }
    places.originating = originatingWords?.number
    let security = securityLine()
    let precedence = precedenceLine()
    let originating = originatingWords.flatMap { originatingLine($0, near: precedence?.dateTimeGroup) }
    let from = try originator()
    var cable = Cable(
      transmissionIdentifier: identifier, routingLine: routing, originating: originating, security: security,
      precedence: precedence, from: from, action: [], info: [], exempt: [], classification: nil,
      sectionCount: 1, messageReference: nil, subject: nil, sections: [])
    addressees(of: &cable)
    text(of: &cable)
    return cable
  }

  // MARK: Lines

  /// The lines that have not been read.
  var remaining: ArraySlice<CableLines.Line> { lines[next...] }

  /// Whether a header can begin with this line.
  private static func beginsHeader(_ line: String) -> Bool {
    TransmissionIdentifier(line) != nil || line.hasPrefix("VZCZC") || isRoutingLine(line)
      || line.hasPrefix("DE R") || SecurityLine(line) != nil || PrecedenceLine(line) != nil
      || line.hasPrefix("FM ")
  }

  private static func isRoutingLine(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return words.count >= 2 && RoutingLine.precedence(digraph: words[0]) != nil
      && RoutingIndicator(words[1]) != nil
  }

  /// The next line if it is what is asked for.
  private mutating func take(_ wanted: (String) -> Bool) -> CableLines.Line? {
    guard next < lines.count, wanted(lines[next].text) else { return nil }
    next += 1
    return lines[next - 1]
  }

  private func finding(
    _ severity: Diagnostic.Severity, _ code: String, _ line: CableLines.Line, _ message: String,
    hint: String? = nil
  ) -> Diagnostic {
    source.diagnostic(severity, code: code, line: line.number, column: line.column, message, hint: hint)
  }

  private mutating func warn(_ code: String, _ line: CableLines.Line, _ message: String, hint: String? = nil)
  {
    diagnostics.append(finding(.warning, code, line, message, hint: hint))
  }

  // MARK: Format lines 1 to 6

  private mutating func transmissionIdentifier() -> TransmissionIdentifier? {
    guard let line = take({ $0.hasPrefix("VZCZC") || $0.hasPrefix("ZCZC") }) else { return nil }
    let identifier = TransmissionIdentifier(line.text)
    if identifier == nil {
      warn(
        "transmission-identifier", line, "'\(line.text)' is no transmission identifier",
        hint: "channel letters and 3 or 4 digits follow VZCZC")
    }
    return identifier
  }

  private mutating func routingLine() -> RoutingLine? {
    guard let line = take(CableReader.isRoutingLine) else { return nil }
    var words = line.text.split(separator: " ")
    guard let precedence = RoutingLine.precedence(digraph: words.removeFirst()) else { return nil }
    // Only routing indicators stand on the lines it runs on to.
    while let more = take({ $0.split(separator: " ").allSatisfy { RoutingIndicator($0) != nil } }) {
      words += more.text.split(separator: " ")
    }
    var indicators: [RoutingIndicator] = []
    for word in words {
      if let indicator = RoutingIndicator(word) {
        indicators.append(indicator)
      } else {
        warn("routing-indicator", line, "'\(word)' is no routing indicator", hint: "it has 4 to 8 letters")
      }
    }
    return RoutingLine(precedence: precedence, routingIndicators: indicators)
  }

  private mutating func originatingLine(
    _ line: CableLines.Line, near group: DateTimeGroup?
  ) -> OriginatingLine? {
    guard let group else {
      warn(
        "no-year", line, "the time of file cannot be dated",
        hint: "its year is that of the date-time group, which is missing")
      return nil
    }
    guard let read = OriginatingLine(line.text, near: group.instant) else {
      warn(
        "originating-line", line, "'\(line.text)' is no originating line",
        hint: "it looks like DE RUEHTA #2147/01 3041102")
      return nil
    }
    return read
  }

  private mutating func securityLine() -> SecurityLine? {
    guard let line = take({ SecurityLine($0) != nil }), let security = SecurityLine(line.text) else {
      return nil
    }
    if security.classification == nil {
      warn(
        "class-letters", line, "the class letters '\(security.letters)' are not five of the same",
        hint: "a letter is garbled")
    }
    return security
  }

  private mutating func precedenceLine() -> PrecedenceLine? {
    guard let line = take({ PrecedenceLine($0) != nil }) else { return nil }
    return PrecedenceLine(line.text)
  }

  private mutating func originator() throws(InvalidInput) -> String {
    guard let line = take({ $0.hasPrefix("FM ") }) else {
      let place = lines[min(next, lines.count - 1)]
      throw InvalidInput([
        finding(.error, "no-originator", place, "no FM line stands here", hint: "FM names the originator")
      ])
    }
    places.from = line.number
    return String(line.text.dropFirst(3).drop { $0 == " " })
  }

  // MARK: Format lines 7 to 9

  private enum AddressList { case action, info, exempt }

  private mutating func addressees(of cable: inout Cable) {
    var list: AddressList?
    while next < lines.count {
      let line = lines[next]
      if line.text == "BT" || ClassificationLine(line.text) != nil { break }
      var rest = line.text[...]
      for (word, begun) in [
        ("TO ", AddressList.action), ("INFO ", .info), ("XMT ", .exempt), ("XMT/", .exempt),
      ]
      where line.text.hasPrefix(word) {
        list = begun
        rest = rest.dropFirst(word.count)
      }
      guard let addressee = Addressee(String(rest)), let current = list else { break }
      next += 1
      // A facility is called, not exempted: behind one the list before goes on.
      let resumed = current == .exempt && addressee.routingIndicator != nil
      let actual = resumed ? (cable.info.isEmpty ? .action : .info) : current
      list = actual
      switch actual {
      case .action:
        cable.action.append(addressee)
        places.action.append(line.number)
      case .info:
        cable.info.append(addressee)
        places.info.append(line.number)
      case .exempt:
        cable.exempt.append(addressee.name)
        places.exempt.append(line.number)
      }
    }
    if cable.action.isEmpty && cable.info.isEmpty, let line = lines[..<next].last {
      warn("no-addressee", line, "no TO or INFO line follows")
    }
    _ = take { $0 == "BT" }
  }
}

extension OriginatingLine {
  /// The line of words, dated as near to a moment as the day of the year allows.
  ///
  /// `nil` unless it has the form `DE RUEHTA #2147/01 3041102`.
  init?(_ line: String, near moment: Instant) {
    let words = line.split(separator: " ")
    guard words.count >= 4, words[0] == "DE", let station = RoutingIndicator(words[1]), words[2].first == "#"
    else { return nil }
    let number = words[2].dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(number.count), let serial = DigitGroup(number[0]), serial.count <= 4,
      let time = DigitGroup(words[3]), time.count == 7
    else { return nil }
    var suffix: Int?
    if number.count == 2 {
      guard let section = DigitGroup(number[1]), section.count <= 2 else { return nil }
      suffix = section.value
    }
    let (day, clock) = time.value.quotientAndRemainder(dividingBy: 10000)
    let near = CivilTime(moment).year
    let candidates = (near - 1...near + 1).compactMap { year -> Instant? in
      guard (1...(CivilTime.isLeap(year) ? 366 : 365)).contains(day), clock / 100 < 24, clock % 100 < 60,
        let newYear = CivilTime(year: year, month: 1, day: 1)
      else { return nil }
      return newYear.instant + .minutes(Int64((day - 1) * 1440 + clock / 100 * 60 + clock % 100))
    }
    func distance(_ instant: Instant) -> Int64 { abs((instant - moment).microseconds) }
    guard let filed = candidates.min(by: { distance($0) < distance($1) }) else { return nil }
    self.init(
      station: station, serialNumber: StationSerialNumber(serial.value), sectionSuffix: suffix,
      timeOfFile: filed)
  }
}
