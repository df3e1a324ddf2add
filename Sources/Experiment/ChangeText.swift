package import Scenario

/// A change of the topology in a few words: `remove circuit A>B`, `set circuit A>B speed=300 bd`, or as data.
package enum ChangeText {
  /// What the words ask for, as it stands in a scenario's `changes`; what is no such words is taken for data.
  package static func override(_ option: String, _ text: String) -> ScenarioOverride {
    ScenarioOverride(option, adding: data(text), to: "changes")
  }

  static func data(_ text: String) -> String {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return text }
    switch words[0] {
    case "remove":
      return "{remove: \(quoted(words[1]))}"
    case "set":
      // The name of what is changed ends where its first value begins.
      guard let equals = words[1].firstIndex(of: "="),
        let blank = words[1][..<equals].lastIndex(of: " ")
      else { return text }
      let key = words[1][words[1].index(after: blank)..<equals]
      let value = words[1][words[1].index(after: equals)...]
      return "{set: \(quoted(String(words[1][..<blank]))), \(key): \(value)}"
    case "add":
      return "{add: \(words[1])}"
    default:
      return text
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    return "\"\(escaped)\""
  }
}
