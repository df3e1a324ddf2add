import Diagnostics
import Foundation

/// Reads the contact plans of HDTN: `{"contacts": [{"source": 1, "dest": 2, "startTime": 0, …}]}`.
///
/// Times are seconds, rates bits a second, `owlt` seconds of light time. The older `rate` is in megabits.
struct HDTNContactPlanReader {
  private struct Plan: Decodable {
    var contacts: [Contact]
  }

  private struct Contact: Decodable {
    var source: Int
    var dest: Int
    var startTime: Double
    var endTime: Double
    var rateBitsPerSec: Number?
    var rate: Number?
    var owlt: Double?
  }

  /// A number that some plans put in quotes.
  private struct Number: Decodable {
    var value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self), let number = Double(text) {
        value = number
      } else {
        value = try container.decode(Double.self)
      }
    }
  }

  /// The network of a text, and what was found.
  static func read(_ source: SourceText) throws(InvalidInput) -> (ImportedNetwork, Findings) {
    var plan = ContactPlan(name: source.stem)
    var findings = Findings(source)
    let contacts = try decode(source).contacts
    guard !contacts.isEmpty else { throw source.invalid("no-contact", line: 1, "there is no contact in it") }
    for (index, contact) in contacts.enumerated() {
      try read(contact, number: index + 1, of: source, into: &plan, &findings)
    }
    guard !plan.contacts.isEmpty else {
      throw source.invalid("no-contact", line: 1, "there is no contact in it that can be used")
    }
    return (plan.circuits(reporting: &findings), findings)
  }

  private static func read(
    _ contact: Contact, number: Int, of source: SourceText, into plan: inout ContactPlan,
    _ findings: inout Findings
  ) throws(InvalidInput) {
    let title = "contact \(number)"
    guard contact.startTime >= 0, contact.endTime <= 1e11 else {
      throw source.invalid("not-a-time", line: 1, "\(title) is not between 0 and 1e11 seconds")
    }
    guard contact.source >= 0, contact.dest >= 0 else {
      throw source.invalid("not-a-node", line: 1, "\(title) names a node below 0")
    }
    plan.add(node: contact.source, line: 0)
    plan.add(node: contact.dest, line: 0)
    guard contact.source != contact.dest else {
      return findings.warn("loop", line: 0, of: title, "a contact of a node with itself is left out")
    }
    guard contact.endTime > contact.startTime else {
      return findings.warn("no-time", line: 0, of: title, "a contact that lasts no time is left out")
    }
    plan.contacts.append(
      ContactPlan.Contact(
        from: contact.source, to: contact.dest, start: contact.startTime, end: contact.endTime,
        rate: rate(of: contact, title, &findings),
        lightTime: contact.owlt.flatMap { (0...1e12).contains($0) ? $0 : nil },
        line: 0, title: title))
  }

  /// Bits a second; `nil` where the plan sets no limit.
  private static func rate(of contact: Contact, _ title: String, _ findings: inout Findings) -> Double? {
    if contact.rateBitsPerSec == nil, contact.rate != nil {
      findings.note("old-rate", line: 0, of: title, "'rate' is read as megabits a second")
    }
    let rate = contact.rateBitsPerSec?.value ?? contact.rate.map { $0.value * 1e6 } ?? 0
    guard rate > 0 else {
      findings.note(
        "no-speed", line: 0, of: title, "a contact sets no limit to the rate; the default speed is taken")
      return nil
    }
    return rate
  }

  // MARK: JSON

  private static func decode(_ source: SourceText) throws(InvalidInput) -> Plan {
    let data = Data(source.bytes)
    do {
      return try JSONDecoder().decode(Plan.self, from: data)
    } catch let error as DecodingError {
      throw invalid(error, data, source)
    } catch {
      throw source.invalid("not-json", line: 1, "this is not JSON: \(error)")
    }
  }

  private static func invalid(_ error: DecodingError, _ data: Data, _ source: SourceText) -> InvalidInput {
    let hint = "an HDTN contact plan is {\"contacts\": [{\"source\": 1, \"dest\": 2, \"startTime\": 0, …}]}"
    switch error {
    case .keyNotFound(let key, let context):
      return source.invalid(
        "missing-field", line: 1, "\(owner(context)) needs '\(key.stringValue)'", hint: hint)
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return source.invalid("wrong-type", line: 1, "\(owner(context)) is of the wrong type", hint: hint)
    case .dataCorrupted(let context):
      guard context.codingPath.isEmpty else {
        return source.invalid(
          "wrong-type", line: 1, "\(owner(context)) is no number that can be used", hint: hint)
      }
      let place = source.place(ofByte: offset(ofErrorIn: data))
      return source.invalid(
        "not-json", line: place.line, column: place.column, "this is not well-formed JSON")
    @unknown default:
      return source.invalid("not-json", line: 1, "this is not a contact plan", hint: hint)
    }
  }

  /// What a decoding error is about, in the words of the file.
  private static func owner(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map { key in
      key.intValue.map { "contact \($0 + 1)" } ?? "'\(key.stringValue)'"
    }
    return path.isEmpty ? "the plan" : path.reversed().joined(separator: " of ")
  }

  /// The byte at which the text stops being JSON: the decoder keeps it to itself, Foundation's older reader
  /// tells it at the end of its message.
  private static func offset(ofErrorIn data: Data) -> Int {
    do {
      _ = try JSONSerialization.jsonObject(with: data)
      return 0
    } catch {
      let text = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? ""
      let digits = text.split { !$0.isNumber }.last
      return digits.flatMap { Int($0) } ?? data.count
    }
  }
}
