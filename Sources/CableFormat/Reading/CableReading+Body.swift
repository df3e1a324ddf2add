/// The text of each section, and the messages that it repeats.
extension CableReading {
  /// Takes the text from a line on, its page edges left out.
  mutating func readBody(from first: Int) {
    var text = SectionText(index: section?.index ?? markedSection?.index ?? 1)
    var quotes = QuoteTracker()
    let mayQuote = first < lines.count && hasQuotes(from: first)
    next = first
    while next < lines.count {
      let line = lines[next]
      if let first = line.text.first, CableReading.canBeSpecial(first) {
        if let marker = PageMarker(line.text) {
          take(marker, &text)
          continue
        }
        if ClassificationLine.isBare(line.text), isPageFoot() || pageEdge(at: next) > 0 {
          text.breakPage()
          next += 1
          continue
        }
        if EndMark.isEnd(line.text) {
          isEnded = true
          break
        }
        if line.text.equals("BT") {
          if takeEnd() { break }
          next += 1
          continue
        }
        if takeEndSerial(line.text) { continue }
      }
      text.append(line)
      if mayQuote { quotes.read(line.text) }
      next += 1
    }
    cable.nested = quotes.messages
    cable.sections = text.finished()
  }

  /// Whether a line that is no part of the text can begin with a sign.
  private static func canBeSpecial(_ sign: UInt8) -> Bool {
    sign.isLetter || sign == UInt8(ascii: "#") || sign == UInt8(ascii: "<")
  }

  private mutating func take(_ marker: PageMarker, _ text: inout SectionText) {
    remember(marker)
    // A page of another cable's number is a quotation.
    if let number = marker.number, let own = cable.messageReference?.number, number != own {
      text.append(lines[next])
    } else {
      if let section = marker.section, let count = marker.sectionCount, section <= count, section > text.index
      {
        text.begin(section)
      }
      text.breakPage()
    }
    next += 1
    if marker.isOpen, next < lines.count, let rest = PageMarker(continuing: lines[next].text) {
      take(rest, &text)
    }
  }

  /// Whether the classification at the foot of the last page is next.
  private func isPageFoot() -> Bool {
    guard markedReference != nil else { return false }
    var place = next
    while place < min(lines.count, next + 8), ClassificationLine.isBare(lines[place].text) { place += 1 }
    return place == lines.count || EndMark.isEnd(lines[place].text)
  }

  /// Takes format lines 13 to 16, if BT is the first of them; false if the text goes on behind it.
  private mutating func takeEnd() -> Bool {
    let tail = lines[next...].dropFirst().prefix(4)
    guard tail.isEmpty || tail.contains(where: { isSerial($0.text) || EndMark.isEnd($0.text) }) else {
      return false
    }
    hasBreak = true
    for line in tail {
      if isSerial(line.text) { endSerial = (line.text.dropFirst().string, line.number) }
      if EndMark.isEnd(line.text) {
        isEnded = true
        break
      }
    }
    next = lines.count
    return true
  }

  private mutating func takeEndSerial(_ text: Characters) -> Bool {
    guard isSerial(text), next + 2 >= lines.count else { return false }
    endSerial = (text.dropFirst().string, lines[next].number)
    next += 1
    return true
  }

  private func isSerial(_ text: Characters) -> Bool {
    text.first == UInt8(ascii: "#") && (4...5).contains(text.count)
      && text.dropFirst().prefix(while: \.isDigit).count >= 3
  }

  /// Whether the text can repeat another message at all.
  private func hasQuotes(from first: Int) -> Bool {
    for line in lines[first...] where QuoteTracker.mayOpen(line.text) { return true }
    return false
  }
}

/// Puts the text of a cable's sections together.
struct SectionText {
  private(set) var index: Int
  private var sections: [Cable.Section] = []
  private var bytes: [UInt8] = []

  /// The number of the line before on the same page.
  private var previous: Int?

  init(index: Int) {
    self.index = index
  }

  /// Adds a line; blank lines between two of a page are a part of the text.
  mutating func append(_ line: TextLines.Line) {
    if !bytes.isEmpty {
      let blank = previous.map { line.number - $0 } ?? 1
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: max(1, blank)))
    }
    line.written.append(to: &bytes)
    previous = line.number
  }

  /// Leaves out the blank lines around the edge of a page.
  mutating func breakPage() { previous = nil }

  /// Ends the section, and begins another.
  mutating func begin(_ section: Int) {
    close()
    index = section
  }

  mutating func finished() -> [Cable.Section] {
    close()
    return sections
  }

  private mutating func close() {
    if !bytes.isEmpty { sections.append(Cable.Section(index: index, text: String(text: bytes))) }
    bytes.removeAll(keepingCapacity: true)
    previous = nil
  }
}

extension String {
  /// The text of bytes: UTF-8, or where a line is not that, Latin-1, in which archives of the time were kept.
  init(text bytes: [UInt8]) {
    if let text = String(validating: bytes, as: UTF8.self) {
      self = text
      return
    }
    self = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      String(validating: line, as: UTF8.self)
        ?? String(String.UnicodeScalarView(line.map { Unicode.Scalar($0) }))
    }.joined(separator: "\n")
  }
}
