import Diagnostics

/// Format lines 1 to 5, and what archives of the 1970s have before them.
extension CableReading {
  mutating func readHeading() {
    while let text {
      if isAddressBeginning(text) || isTextBeginning(text) { return }
      if skipPageEdge() { continue }
      takeHeadingLine(text)
    }
  }

  private mutating func takeHeadingLine(_ text: Characters) {
    if TransmissionIdentifier.start(in: text) != nil {
      takeIdentifier(text)
    } else if let header = FixedHeader(text) {
      take(header)
    } else if RoutingLine.begins(text) {
      takeRouting(text)
    } else if OriginatingLine.begins(text) {
      takeOriginating(text)
    } else if SecurityLine.begins(text) {
      takeSecurity(text)
    } else if PrecedenceLine.begins(text), cable.precedence == nil, takePrecedence(text) {
      return
    } else if cable.precedence == nil, let distribution = OfficeDistribution(opening: text) {
      takeDistribution(distribution)
    } else if let line = DashLine(text) {
      dashes = dashes ?? line
      next += 1
    } else {
      takeOther(text)
    }
  }

  // MARK: Format lines 1 to 4

  private mutating func takeIdentifier(_ text: Characters) {
    if cable.routingLine != nil || originating != nil || cable.security != nil { makePilot() }
    guard let (identifier, rest) = TransmissionIdentifier.read(text) else {
      report(
        .error, "transmission-identifier", at: next,
        "'\(text.sentence.shortened)' is no transmission identifier",
        hint: "channel letters and 3 or 4 digits follow VZCZC")
      next += 1
      return
    }
    cable.transmissionIdentifier = identifier
    // A class prosign of an ally may follow.
    advance(leaving: rest.count > 3 ? rest : rest.prefix(0))
  }

  private mutating func takeRouting(_ text: Characters) {
    if cable.routingLine != nil, originating != nil { makePilot() }
    let place = next
    guard let precedence = RoutingLine.precedence(digraph: text.prefix(2)) else { return next += 1 }
    var indicators: [RoutingIndicator] = []
    var rest = text.dropFirst(2).withoutIndent
    repeat {
      while !rest.isEmpty {
        let word = rest.firstWord
        if word.equals("DE") || SecurityLine.begins(rest) {
          return finishRouting(precedence, indicators, rest)
        }
        if let indicator = RoutingIndicator(word) {
          indicators.append(indicator)
        } else {
          report(
            .warning, "routing-indicator", at: next, "'\(word.string.shortened)' is no routing indicator",
            hint: "it has 4 to 8 letters")
        }
        rest = rest.dropFirst(word.count).withoutIndent
      }
      next += 1
      rest = self.text ?? rest
    } while next < lines.count && RoutingLine.continues(rest)
    cable.routingLine = RoutingLine(precedence: precedence, routingIndicators: indicators)
    places.routing = lines[place].number
  }

  private mutating func finishRouting(
    _ precedence: Precedence, _ indicators: [RoutingIndicator], _ rest: Characters
  ) {
    cable.routingLine = RoutingLine(precedence: precedence, routingIndicators: indicators)
    places.routing = lines[next].number
    advance(leaving: rest)
  }

  private mutating func takeOriginating(_ text: Characters) {
    if originating != nil, cable.precedence == nil { makePilot() }
    guard let (parts, rest) = OriginatingLine.Parts.read(text) else {
      report(
        .error, "originating-line", at: next, "'\(text.sentence.shortened)' is no originating line",
        hint: "it looks like DE RUEHTA #2147/01 3041102")
      next += 1
      return
    }
    originating = parts
    places.originating = lines[next].number
    if parts.time == nil {
      report(
        .warning, "time-of-file", at: next, "no time of file stands here",
        hint: "the day of the year and the time follow the number: 3041102")
    }
    advance(leaving: SecurityLine.begins(rest) || PrecedenceLine.begins(rest) ? rest : rest.prefix(0))
  }

  private mutating func takeSecurity(_ text: Characters) {
    // The next format line can stand on the same line.
    var end = text.count
    var place = 4
    while let blank = text.firstIndex(of: UInt8(ascii: " "), from: place) {
      place = blank + 1
      let tail = text.dropFirst(place)
      if tail.count >= 12, PrecedenceLine.begins(tail), PrecedenceLine.isWhole(tail, years: years) {
        end = place
        break
      }
    }
    cable.security = SecurityLine(text.prefix(end).trimmed)
    places.security = lines[next].number
    if let security = cable.security, !security.isWhole {
      report(
        .error, "class-letters", at: next,
        "the class letters '\(security.letters)' are not five of the same", hint: "a letter is garbled")
    }
    advance(leaving: text.dropFirst(end))
  }

  private mutating func take(_ header: FixedHeader) {
    places.routing = lines[next].number
    places.originating = lines[next].number
    var (indicators, isOpen) = (header.routingIndicators, header.isOpen)
    next += 1
    while isOpen, let text, !SecurityLine.begins(text),
      RoutingIndicator.isLikely(text.prefix(while: \.isLetter))
    {
      let more = FixedHeader.routing(text)
      indicators += more.indicators
      isOpen = more.isOpen
      next += 1
    }
    cable.routingLine = RoutingLine(precedence: header.precedence, routingIndicators: indicators)
    originating = header.originating
  }

  /// What was read belongs to a pilot; the cable's own heading follows.
  private mutating func makePilot() {
    cable.pilot = Cable.Pilot(
      transmissionIdentifier: cable.transmissionIdentifier, routingLine: cable.routingLine, originating: nil,
      security: cable.security)
    pilotOriginating = originating
    cable.routingLine = nil
    cable.security = nil
    originating = nil
  }

  // MARK: Format line 5

  private mutating func takePrecedence(_ text: Characters) -> Bool {
    var repairs: [Repair] = []
    guard let (line, rest) = PrecedenceLine.read(text, years: years, repairs: &repairs) else { return false }
    cable.precedence = line
    places.precedence = lines[next].number
    report(repairs, at: next)
    if line.dateTimeGroup == nil {
      report(
        .warning, "date-time-group", at: next, "'\(text.sentence.shortened)' names no day that exists",
        hint: "the year may be missing; it looks like 301102Z OCT 08")
    }
    if !rest.isEmpty, rest.after("FM") == nil {
      report(
        .warning, "text-after-date", at: next, "'\(rest.sentence.shortened)' after the year is left out",
        hint: "only operating signals stand there")
      next += 1
    } else {
      advance(leaving: rest)
    }
    return true
  }

  // MARK: The 1970s

  private mutating func takeDistribution(_ opening: OfficeDistribution) {
    var distribution = opening
    places.distribution = lines[next].number
    next += 1
    while !distribution.isComplete, let text {
      if skipPageEdge() { continue }
      guard distribution.append(text) else { break }
      next += 1
    }
    cable.distribution = distribution
  }

  private mutating func takeOther(_ text: Characters) {
    if let name = text.after("DRAFTED BY") ?? text.after("DRAFTED BY:") {
      cable.draftedBy = name.sentence
    } else if let name = text.after("APPROVED BY") ?? text.after("APPROVED BY:") {
      cable.approvedBy = name.sentence
    } else if SecurityLine.isSignal(text.firstWord) {
      takeSignals(text)
    } else if text.count == 6, text.isNumber, dashes == nil, next + 1 < lines.count,
      PrecedenceLine.begins(lines[next + 1].text)
    {
      // The counter, where the dashes before it are lost.
      dashes = DashLine(counter: text.string)
    }
    next += 1
  }

  /// Signals on a line of their own belong to the format line before them.
  private mutating func takeSignals(_ text: Characters) {
    if cable.precedence != nil {
      cable.precedence?.signals += text.words.filter(SecurityLine.isSignal).map { $0.string.uppercased() }
    } else {
      cable.security?.append(text)
    }
  }
}
