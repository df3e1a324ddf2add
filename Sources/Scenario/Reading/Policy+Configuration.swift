import CableFormat
package import Configuration
import Diagnostics
import EventKernel
import RelayNetwork

extension Policy: ConfigurationValue {
  /// Reads the rules of a scenario; what it does not say is as usual.
  package init(_ node: Node) throws(ConfigurationError) {
    self.init()
    var fields = try Fields(node, of: "the policy")
    preemption = try fields.choice("preemption") ?? preemption
    interrupted = try fields.choice("interrupted") ?? interrupted
    splitDual = try fields.choice("splitDual") ?? splitDual
    expansion = try fields.choice("expansion") ?? expansion
    lengthPerHop = try fields.choice("lengthPerHop") ?? lengthPerHop
    sectionLines = try fields.count("sectionLines", in: 1...1_000_000) ?? sectionLines
    overheadCharacters = try fields.count("overheadCharacters", in: 0...1_000_000) ?? overheadCharacters
    hopLimit = try fields.count("hopLimit", in: 1...1_000_000) ?? hopLimit
    if let delays = fields.node("divertAfter") { try divertAfter.read(delays) }
    rerunDelay = try fields.optional("rerunDelay") ?? rerunDelay
    flashReceipts = try fields.optional("flashReceipts") ?? flashReceipts
    flashReceiptTimeout = try fields.optional("flashReceiptTimeout") ?? flashReceiptTimeout
    try fields.finish()
  }
}

extension DiversionDelays {
  /// Takes over the delays that are given by precedence, `never` being one.
  fileprivate mutating func read(_ node: Node) throws(ConfigurationError) {
    guard case .mapping(let entries) = node.content else {
      throw ConfigurationError(
        "wrong-type", at: node.position, "delays are given by precedence, not as \(node.kind)",
        hint: "write it like {ROUTINE: 10 min, IMMEDIATE: 0 s}")
    }
    for entry in entries {
      let precedence = try Precedence(Node(.scalar(entry.key), at: entry.position))
      self[precedence] = entry.value.text == "never" ? nil : try TimeSpan(entry.value)
    }
  }
}

extension Fields {
  /// The value of a field that is one of several words, if it is given.
  mutating func choice<Value: CaseIterable & RawRepresentable>(
    _ key: String
  ) throws(ConfigurationError) -> Value? where Value.RawValue == String {
    guard let node = node(key) else { return nil }
    let text = try node.scalar("a word")
    if let value = Value(rawValue: text) { return value }
    let words = Value.allCases.map(\.rawValue)
    throw ConfigurationError(
      "unknown-value", at: node.position, "'\(text)' is not one of the values of '\(key)'",
      hint: Spelling.nearest(to: text, among: words).map { "did you mean '\($0)'?" }
        ?? "use \(Spelling.list(words, joinedBy: "or"))")
  }

  /// The value of a field that is a whole number within bounds, if it is given.
  mutating func count(_ key: String, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
    guard let node = node(key) else { return nil }
    let number = try Int(node)
    guard range.contains(number) else {
      throw ConfigurationError(
        "out-of-range", at: node.position,
        "'\(key)' has to be \(range.lowerBound) to \(range.upperBound), not \(number)")
    }
    return number
  }
}
