import Configuration
import Diagnostics
import RelayNetwork

/// A value that the command line gives instead of a file: `path=value`.
package struct ScenarioOverride: Sendable {
  /// What was written, under the name of the option.
  let text: SourceText

  /// The value of a `--set`, the first of them being 1.
  package init(set text: String, number: Int) {
    self.text = SourceText(name: "--set \(number)", bytes: Array(text.utf8))
  }

  /// The value of an option of its own, such as `--seed`.
  package init(_ option: String, key: String, value: String) {
    text = SourceText(name: option, bytes: Array("\(key)=\(value)".utf8))
  }

  /// The path and the value in the text.
  ///
  /// - Parameter number: the number of the text, for positions.
  func parts(source number: Int) throws(ConfigurationError) -> (path: NodePath, value: Node) {
    let text = String(decoding: text.bytes, as: UTF8.self)
    guard let equals = NodePath.end(in: text[...]) else {
      throw ConfigurationError(
        "not-a-setting", at: Position(line: 1, column: text.unicodeScalars.count + 1, source: number),
        "'=' and a value are missing", hint: "write it like policy.preemption=none")
    }
    let path = try NodePath(text[..<equals], at: Position(line: 1, column: 1, source: number))
    try ScenarioOverride.check(path)
    let value = text[text.index(after: equals)...]
    let column = text.unicodeScalars.distance(from: text.startIndex, to: value.startIndex) + 1
    return (path, try YAMLReader.read(value, at: Position(line: 1, column: column, source: number)))
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
