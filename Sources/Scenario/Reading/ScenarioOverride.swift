import Configuration
import Diagnostics
import RelayNetwork

/// What the command line says instead of a file: a value, `path=value`, or another member of a list.
package struct ScenarioOverride: Sendable {
  /// What was written, under the name of the option.
  let text: SourceText

  private enum Kind {
    /// A value, `path=value`.
    case value

    /// A change of the topology, in words or as data.
    case change

    /// A member of a list, as YAML.
    case member(of: String)
  }

  private let kind: Kind

  enum Setting {
    case value(NodePath, Node)

    /// Something that is added to a list of the scenario.
    case member(list: String, Node)
  }

  /// The value of a `--set`, the first of them being 1.
  package init(set text: String, number: Int) {
    self.text = SourceText(name: "--set \(number)", bytes: Array(text.utf8))
    kind = .value
  }

  /// A change of the topology, such as `remove circuit A>B`, the first of them being 1.
  package init(change text: String, number: Int) {
    self.text = SourceText(name: "--change \(number)", bytes: Array(text.utf8))
    kind = .change
  }

  /// A member of a list, as YAML.
  ///
  /// - Parameters:
  ///   - option: under what name it is known if there is something wrong with it.
  ///   - list: the key of the list, such as `cables`.
  package init(_ option: String, adding member: String, to list: String) {
    text = SourceText(name: option, bytes: Array(member.utf8))
    kind = .member(of: list)
  }

  /// The value of an option of its own, such as `--seed`.
  package init(_ option: String, key: String, value: String) {
    text = SourceText(name: option, bytes: Array("\(key)=\(value)".utf8))
    kind = .value
  }

  /// What the text says.
  ///
  /// - Parameter number: the number of the text, for positions.
  func setting(source number: Int) throws(ConfigurationError) -> Setting {
    let text = String(decoding: text.bytes, as: UTF8.self)
    switch kind {
    case .value:
      return try value(text, source: number)
    case .change:
      return .member(list: "changes", try ChangeText(text, source: number).node())
    case .member(let list):
      let place = Position(line: 1, column: 1, source: number)
      return .member(list: list, try YAMLReader.read(text[...], at: place))
    }
  }

  /// The path and the value in a text.
  private func value(_ text: String, source number: Int) throws(ConfigurationError) -> Setting {
    guard let equals = NodePath.end(in: text[...]) else {
      throw ConfigurationError(
        "not-a-setting", at: Position(line: 1, column: text.unicodeScalars.count + 1, source: number),
        "'=' and a value are missing", hint: "write it like policy.preemption=none")
    }
    let path = try NodePath(text[..<equals], at: Position(line: 1, column: 1, source: number))
    try ScenarioOverride.check(path)
    let value = text[text.index(after: equals)...]
    let column = text.unicodeScalars.distance(from: text.startIndex, to: value.startIndex) + 1
    return .value(path, try YAMLReader.read(value, at: Position(line: 1, column: column, source: number)))
  }

  /// Makes sure that a path begins with something that can be set.
  private static func check(_ path: NodePath) throws(ConfigurationError) {
    let keys = ScenarioDefaults.keys.filter { $0 != "format" } + TopologyChange.roots
    guard !keys.contains(path.root) else { return }
    throw ConfigurationError(
      "no-such-path", at: path.parts[0].position, "nothing called '\(path.root)' can be set",
      hint: Spelling.nearest(to: path.root, among: keys).map { "did you mean '\($0)'?" }
        ?? "there is \(Spelling.list(keys))")
  }
}
