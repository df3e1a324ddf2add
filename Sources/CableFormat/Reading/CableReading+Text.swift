import Diagnostics

/// The text's first lines: classification, captions, passing instructions, and the lines with a heading.
extension CableReading {
  /// Whether a line is the first of the text.
  func isTextBeginning(_ text: Characters) -> Bool {
    if text.after("BT") != nil { return originating != nil || cable.from != nil || cable.security != nil }
    let isInHeading = cable.from == nil && cable.action.isEmpty && cable.info.isEmpty
    if let line = classificationLine(text) {
      if !isInHeading { return true }
      // An archive may name the cable before its header.
      return line.messageReference != nil && (cable.precedence != nil || !headerFollows())
    }
    if isInHeading { return false }
    return TextHeading(text) != nil || !Caption.line(text).isEmpty || CableReading.isParagraph(text)
  }

  private func headerFollows() -> Bool {
    for line in lines[(next + 1)...].prefix(80) where PrecedenceLine.isWhole(line.text, years: years) {
      return true
    }
    return false
  }

  private func classificationLine(_ text: Characters) -> ClassificationLine? {
    guard ClassificationLine.canBegin(with: text[0]) else { return nil }
    var repairs: [Repair] = []
    let end = text.count <= 200 ? text.count : TextHeading.first(in: text.prefix(300)) ?? text.count
    return ClassificationLine(text.prefix(end), repairs: &repairs)
  }

  mutating func readText() {
    let first = next
    takeClassification()
    readHeadings()
    readBody(from: first)
  }

  private mutating func takeClassification() {
    guard let text else { return }
    let end = TextHeading.first(in: text.prefix(300)) ?? text.count
    var repairs: [Repair] = []
    guard var line = ClassificationLine(text.prefix(end), repairs: &repairs) else { return }
    places.classification = lines[next].number
    var used = 1
    if line.messageReference == nil, !line.isBare, end == text.count, next + 1 < lines.count {
      // The number, or a part of the name before it, may have been carried over to the next line.
      let following = lines[next + 1].text
      var joinedRepairs: [Repair] = []
      let joined = text.string + " " + following.prefix(60).string
      if following.count <= 40, pageEdge(at: next + 1) == 0, TextHeading(following) == nil,
        Caption.line(following).isEmpty,
        let whole = joined.read({ ClassificationLine($0, repairs: &joinedRepairs) }),
        whole.messageReference != nil
      {
        line = whole
        repairs = joinedRepairs
        used = 2
      }
    }
    report(repairs, at: next)
    cable.classification = line.classification
    cable.messageReference = line.messageReference
    cable.series = line.series
    cable.captions = line.captions
    section = line.section
    if used == 1, end < text.count { lines[next].text = text.dropFirst(end).trimmed } else { next += used }
  }

  // MARK: Captions, passing, headings

  private mutating func readHeadings() {
    var seen = 0
    var hasHeading = false
    var isAnnounced = false
    let isHeaded = headingFollows()
    while let text, seen < 80 {
      seen += 1
      if skipPageEdge() || skipDate(text) { continue }
      if let heading = TextHeading(text) {
        hasHeading = true
        take(heading)
      } else if CableReading.isParagraph(text) || text.after("BT") != nil || EndMark.isEnd(text) {
        return
      } else if hasHeading && cable.subject != nil {
        guard PassingLine.isPass(text) else { return }
        cable.passing.append(text.sentence)
        next += 1
      } else if !takeCaption(text, canPass: !hasHeading && !isAnnounced && (isHeaded || standsAlone)) {
        // Without headings, this is the message itself.
        if !hasHeading && (cable.classification == nil || !isHeaded) { return }
        // Behind this word comes another message, and whom it was sent to.
        isAnnounced = isAnnounced || text.begins(with: "FOLLOWING")
        next += 1
      }
    }
  }

  /// Whether a heading comes before the text does.
  private func headingFollows() -> Bool {
    for line in lines[next...].prefix(60) {
      if TextHeading(line.text) != nil { return true }
      if CableReading.isParagraph(line.text), PageMarker(line.text) == nil { return false }
    }
    return false
  }

  /// Whether the line is a short one by itself, and so no part of the message's prose.
  private var standsAlone: Bool {
    guard next + 1 < lines.count, lines[next].text.count <= 69, lines[next].text.last != UInt8(ascii: ".")
    else {
      return false
    }
    return lines[next + 1].number - lines[next].number > (isDoubleSpaced ? 2 : 1)
      || CableReading.isParagraph(lines[next + 1].text) || !Caption.line(lines[next + 1].text).isEmpty
  }

  private mutating func takeCaption(_ text: Characters, canPass: Bool) -> Bool {
    let captions = Caption.line(text)
    if !captions.isEmpty {
      for caption in captions where !cable.captions.contains(caption) { cable.captions.append(caption) }
      next += 1
      return true
    }
    guard canPass else { return false }
    // A caption may stand before an instruction: LIMDIS, FOR CHARGE.
    var words = text.words[...]
    while let caption = Caption.takeAny(from: &words) {
      if !cable.captions.contains(caption) { cable.captions.append(caption) }
    }
    if let first = words.first, PassingLine.isOne(words) {
      cable.passing.append(text.dropFirst(first.end(in: text) - first.count).sentence)
      next += 1
      return true
    }
    if words.count < text.words.count {
      next += 1
      return true
    }
    // The rest of an instruction that did not fit on its line.
    if let last = cable.passing.last, last.hasSuffix(",") || last.hasSuffix(" AND") || last.hasSuffix(" FOR"),
      last.utf8.count < 1000
    {
      cable.passing[cable.passing.count - 1] = last + " " + text.sentence
      next += 1
      return true
    }
    return false
  }

  private mutating func take(_ heading: TextHeading) {
    if !heading.rest.isEmpty {
      lines[next].text = heading.rest
    } else {
      next += 1
    }
    let isWhole = heading.rest.isEmpty
    switch heading.kind {
    case .executiveOrder:
      cable.executiveOrder = cable.executiveOrder ?? heading.value.sentence
    case .tags:
      let words = isWhole ? continued(heading.value, while: TagList.continues) : heading.value.sentence
      if cable.tags.isEmpty { cable.tags = TagList.tags(words) }
    case .subject:
      let words = isWhole ? continued(heading.value, while: { _, _ in true }) : heading.value.sentence
      if cable.subject == nil, !words.isEmpty { cable.subject = words }
    case .references:
      let words =
        isWhole ? continued(heading.value, isList: true, while: { _, _ in true }) : heading.value.sentence
      cable.references += ReferenceList.items(words)
    case .classifiedBy:
      if isWhole { _ = continued(heading.value, while: { _, _ in true }) }
    }
  }

  /// The words of a heading and of the lines that go on with them, up to a blank line, a paragraph or a heading.
  private mutating func continued(
    _ value: Characters, isList: Bool = false, while goesOn: (_ before: String, Characters) -> Bool
  ) -> String {
    var words = value.sentence
    var isCutByEdge = false
    while let text, words.utf8.count < 600 || isList && words.utf8.count < 8000 {
      let gap = next > 0 ? lines[next].number - lines[next - 1].number : 1
      if skipPageEdge() {
        // Where the edge cuts the words off, no blank line comes before it.
        isCutByEdge = gap == 1
        continue
      }
      let item = isList && ReferenceList.isItem(text)
      guard gap <= (isDoubleSpaced ? 2 : 1) || words.isEmpty || item || isCutByEdge else { break }
      isCutByEdge = false
      guard TextHeading(text) == nil, !CableReading.isParagraph(text), Caption.line(text).isEmpty,
        text.after("BT") == nil, !EndMark.isEnd(text), goesOn(words, text)
      else { break }
      // Another heading can begin within the line.
      let end = isList || words.isEmpty ? text.count : TextHeading.first(in: text) ?? text.count
      words += (words.isEmpty ? "" : " ") + text.prefix(end).trimmed.sentence
      if end < text.count {
        lines[next].text = text.dropFirst(end).trimmed
        break
      }
      next += 1
    }
    return words
  }

  /// Whether a paragraph begins: its number, a portion mark, a rule of dashes, a summary.
  static func isParagraph(_ text: Characters) -> Bool {
    guard let first = text.first else { return false }
    if first.isDigit {
      let digits = text.prefix(while: \.isDigit)
      guard digits.count <= 2, digits.count < text.count else { return false }
      let rest = text.dropFirst(digits.count)
      if rest[0] == UInt8(ascii: ")") { return true }
      guard rest[0] == UInt8(ascii: ".") else {
        return rest.withoutIndent.begins(with: "(") && rest.count > 3
      }
      return !(rest.count > 1 && rest[1].isDigit)
    }
    if first == UInt8(ascii: "(") {
      for mark: StaticString in ["(U)", "(C)", "(S)", "(SBU)", "(LOU)", "(U/FOUO)", "(C/NF)", "(S/NF)"]
      where text.begins(with: mark) { return true }
      return false
    }
    if first == UInt8(ascii: "-") {
      return !text.contains { $0 != UInt8(ascii: "-") && !$0.isBlank } && text.count > 2
    }
    return text.begins(with: "SUMMARY") || text.begins(with: "BEGIN SUMMARY")
      || text.begins(with: "BEGIN TEXT")
      || text.begins(with: "THIS MESSAGE") || text.begins(with: "THIS IS A")
  }
}

/// The line that ends a message: `NNNN`, or what archives have for it.
enum EndMark {
  /// Whether a line is one.
  static func isEnd(_ line: Characters) -> Bool {
    guard let first = line.first?.capital else { return false }
    if first == UInt8(ascii: "N") {
      return line.begins(with: "NMAFV")
        || line.begins(with: "NNN") && line.count <= 24 && !line.contains(where: \.isBlank)
    }
    return first == UInt8(ascii: "<") && line.begins(with: "<< END OF DOCUMENT")
  }
}
