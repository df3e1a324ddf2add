import Diagnostics
import EventKernel

/// Reads the contacts and ranges of an ION contact plan: `a contact +0 +3600 1 2 100000`, `a range +0 +3600 1
/// 2 1`.
///
/// Times are seconds after a reference time (`+3600`) or absolute (`2026/01/31-12:00:00`); rates are bytes a
/// second, distances seconds of light time (ionrc(5)).
struct IONContactPlanReader {
  private let source: SourceText
  private var plan: ContactPlan
  private var findings: Findings

  /// The midnight before the first absolute time.
  private var midnight: Double?

  /// The network of a text, and what was found.
  static func read(_ source: SourceText) throws(InvalidInput) -> (ImportedNetwork, Findings) {
    var reader = IONContactPlanReader(
      source: source, plan: ContactPlan(name: source.stem), findings: Findings(source))
    for line in source.textLines where !line.text.isEmpty && !line.text.hasPrefix("#") {
      try reader.read(line)
    }
    guard !reader.plan.contacts.isEmpty else {
      throw source.invalid(
        "no-contact", line: 1, "there is no contact in it",
        hint: "contacts look like a contact +0 +3600 1 2 100000")
    }
    var findings = reader.findings
    return (reader.plan.circuits(reporting: &findings), findings)
  }

  private mutating func read(_ line: TextLine) throws(InvalidInput) {
    let words = line.text.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard words.count >= 2, words[0] == "a", words[1] == "contact" || words[1] == "range" else {
      guard words[0].count == 1 || words[0] == "##" else {
        throw source.invalid(
          "not-a-contact", line: line.number, "'\(words[0])' begins no command of ION",
          hint: "contacts look like a contact +0 +3600 1 2 100000")
      }
      return findings.warn(
        "not-mapped", line: line.number, "a command is left out that adds no contact and no range")
    }
    guard words.count >= 7 else {
      throw source.invalid(
        "syntax", line: line.number,
        "a \(words[1]) needs start, stop, two nodes and a number, not \(words.count - 2) words",
        hint: "write a \(words[1]) +0 +3600 1 2 \(words[1] == "range" ? "1" : "100000")")
    }
    let (start, end) = (try time(words[2], line), try time(words[3], line))
    let (from, to) = (try node(words[4], line), try node(words[5], line))
    guard let number = Double(words[6]), (0...1e12).contains(number) else {
      throw source.invalid(
        "not-a-number", line: line.number, column: line.column(of: words[6]),
        "'\(words[6])' is no number from 0 to 1e12")
    }
    guard end > start else {
      throw source.invalid("empty-contact", line: line.number, "it ends before it begins")
    }
    plan.add(node: from, line: line.number)
    plan.add(node: to, line: line.number)
    if words[1] == "range" {
      plan.ranges.append(ContactPlan.Distance(from: from, to: to, lightTime: number, line: line.number))
      return
    }
    guard from != to else {
      return findings.warn("loop", line: line.number, "a contact of a node with itself is left out")
    }
    guard number > 0 else {
      return findings.warn("no-rate", line: line.number, "a contact at which nothing can be sent is left out")
    }
    if words.count > 7, let confidence = Double(words[7]), confidence < 1 {
      findings.warn(
        "not-mapped", line: line.number, "a contact's confidence is left out: it is taken for certain")
    }
    plan.contacts.append(
      ContactPlan.Contact(
        from: from, to: to, start: start, end: end, rate: number * 8, line: line.number, title: line.text))
  }

  private func node(_ word: String, _ line: TextLine) throws(InvalidInput) -> Int {
    guard let number = Int(word), number >= 0 else {
      throw source.invalid(
        "not-a-node", line: line.number, column: line.column(of: word), "'\(word)' is no node number")
    }
    return number
  }

  /// Seconds after the plan's first midnight.
  private mutating func time(_ word: String, _ line: TextLine) throws(InvalidInput) -> Double {
    if word.hasPrefix("+"), let seconds = Double(word.dropFirst()), (0...1e11).contains(seconds) {
      return seconds
    }
    let numbers = word.split(whereSeparator: { "/-:".contains($0) }).compactMap { Int($0) }
    guard numbers.count == 6, word.split(separator: "-").count == 2,
      let instant = Self.instant(numbers)
    else {
      throw source.invalid(
        "not-a-time", line: line.number, column: line.column(of: word), "'\(word)' is no time",
        hint: "write +SECONDS or yyyy/mm/dd-hh:mm:ss")
    }
    let first = midnight ?? (instant / 86400).rounded(.down) * 86400
    midnight = first
    return instant - first
  }

  private static func instant(_ n: [Int]) -> Double? {
    guard (1970...9999).contains(n[0]), (1...12).contains(n[1]), (1...31).contains(n[2]),
      (0...23).contains(n[3]),
      (0...59).contains(n[4]), (0...59).contains(n[5])
    else { return nil }
    let time = CivilTime(year: n[0], month: n[1], day: n[2], hour: n[3], minute: n[4], second: n[5])
    return time.map { Double($0.instant.microseconds) / 1e6 }
  }
}

extension TextLine {
  /// The column of a word, counted from 1 in the line without the blanks before it.
  func column(of word: String) -> Int {
    guard let range = text.firstRange(of: word) else { return 1 }
    return text.distance(from: text.startIndex, to: range.lowerBound) + 1
  }
}
