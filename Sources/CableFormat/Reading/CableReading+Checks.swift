import Diagnostics
import EventKernel

/// What only the whole tells: dates, and parts that contradict each other, which is most likely a garble.
extension CableReading {
  mutating func finish() {
    let moment = cable.precedence?.dateTimeGroup?.instant
    cable.originating = originating?.dated(near: moment)
    cable.pilot?.originating = pilotOriginating?.dated(near: moment)
    if let time = dashes?.time, let moment { cable.receivedAt = time.instant(near: moment) }
    cable.counter = dashes?.counter
    completeReference()
    let mark = section ?? markedSection ?? SectionMark(index: 1, count: 1)
    let last = cable.sections.last?.index ?? mark.index
    cable.section = SectionMark(
      index: cable.sections.first?.index ?? mark.index, count: max(mark.count, last))
    check()
  }

  /// Takes the number from a page marker where the text line lost it.
  private mutating func completeReference() {
    guard let marked = markedReference else { return }
    let place = lines.firstIndex { $0.number == places.classification ?? 0 } ?? 0
    guard let own = cable.messageReference else {
      cable.messageReference = marked
      if places.classification != nil {
        report(
          .warning, "message-reference", at: place, "the number is taken from the page marker: \(marked)")
      }
      return
    }
    guard own.number != marked.number else { return }
    // The edge of the page cut the number off.
    let digits = String(marked.number.padded(max(own.digits, 6)))
    if own.digits < 4, digits.hasPrefix(own.number.padded(own.digits)) || own.digits < 3 {
      cable.messageReference = marked
      report(
        .warning, "message-reference", at: place, "'\(own)' is read as '\(marked)', as the page marker says")
    } else {
      report(
        .warning, "message-reference", at: place, "the text says \(own), a page marker \(marked)",
        hint: "one of them is probably garbled")
    }
  }

  private mutating func check() {
    checkPresence()
    checkPrecedence()
    checkNumbers()
    checkClassification()
    if isCutOff, hasBreak, !isEnded {
      report(
        .error, "straggler", at: max(0, lines.count - 1), "the next transmission begins before NNNN",
        hint: "the end of this one may be lost")
    }
    if let distribution = cable.distribution, let stated = distribution.copiesStated,
      stated != distribution.copies
    {
      report(
        .warning, "office-copies", atLine: places.distribution,
        "the offices have \(distribution.copies) copies, the total says \(stated)",
        hint: "a number is probably garbled")
    }
  }

  private mutating func checkPresence() {
    let isService = cable.from == nil && cable.action.isEmpty && cable.info.isEmpty && cable.precedence == nil
    guard !isService else { return }
    if cable.from == nil {
      report(
        .warning, "no-originator", at: 0, "no FM line stands in the header", hint: "FM names the originator")
    }
    if cable.precedence == nil {
      report(
        .warning, "no-date-time-group", atLine: places.from,
        "no line with precedence and date-time group is here",
        hint: "it looks like O 301102Z OCT 08")
    }
    if cable.action.isEmpty && cable.info.isEmpty {
      report(.warning, "no-addressee", atLine: places.from, "no TO or INFO line follows")
    }
  }

  private mutating func checkPrecedence() {
    guard let line = cable.precedence else { return }
    if let second = line.second, second > line.action {
      report(
        .warning, "dual-precedence", atLine: places.precedence,
        "the second precedence, \(second), outranks the first, \(line.action)",
        hint: "the higher one, for action, stands first")
    }
    if let routing = cable.routingLine, routing.precedence.prosign != line.action.prosign, cable.pilot == nil
    {
      report(
        .warning, "precedence-mismatch", atLine: places.routing,
        "the routing line says \(routing.precedence.digraph), the precedence line \(line.letters)",
        hint: "a letter is probably garbled")
    }
    if let routing = cable.routingLine, Set(routing.routingIndicators).count < routing.routingIndicators.count
    {
      report(.warning, "routing-duplicate", atLine: places.routing, "a routing indicator is called twice")
    }
  }

  private mutating func checkNumbers() {
    guard let serial = originating?.serialNumber else { return }
    // Only the American supplement, which counts the days of the year, numbers both alike.
    if case .dayOfYear? = originating?.time, let reference = cable.messageReference, serial.letter.isEmpty,
      serial.digits == 4,
      reference.number % 10000 != serial.value
    {
      report(
        .warning, "serial-number", atLine: places.originating,
        "the station serial number \(serial) does not end the number of \(reference)",
        hint: "one of them is probably garbled")
    }
    if let end = endSerial, end.text != serial.description {
      report(
        .error, "end-serial", atLine: end.line,
        "the end of the message says #\(end.text), its beginning #\(serial)",
        hint: "two transmissions may have run together")
    }
  }

  private mutating func checkClassification() {
    guard let letters = cable.security?.classification, let words = cable.classification,
      letters.letter != words.letter, words != .limitedOfficialUse
    else { return }
    report(
      .warning, "classification-mismatch", atLine: places.security,
      "the class letters say \(letters), the text \(words)", hint: "one of them is probably garbled")
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, atLine line: Int?, _ message: String, hint: String? = nil
  ) {
    report(severity, code, at: lines.firstIndex { $0.number == line ?? 0 } ?? 0, message, hint: hint)
  }
}
