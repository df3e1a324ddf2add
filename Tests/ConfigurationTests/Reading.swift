import Configuration
import Diagnostics

/// The root of a text that is called `t.yaml`.
func read(_ text: String) throws(InvalidInput) -> Node {
  try YAMLReader.read(SourceText(name: "t.yaml", bytes: Array(text.utf8)))
}

/// What a reader says about a text, as the user sees it; empty if it finds nothing.
func finding(in text: String, by reading: (Node) throws(ConfigurationError) -> Void = { _ in }) -> String {
  let source = SourceText(name: "t.yaml", bytes: Array(text.utf8))
  let root: Node
  do {
    root = try YAMLReader.read(source)
  } catch {
    return error.description
  }
  do {
    try reading(root)
  } catch {
    return error.diagnostic(in: source).description
  }
  return ""
}

/// A finding without the excerpt below it.
func firstLine(_ text: String) -> String {
  String(text.prefix { $0 != "\n" })
}

extension Node {
  /// The value of a key, for tests that know it is there.
  subscript(key: String) -> Node? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  subscript(index: Int) -> Node? {
    guard case .sequence(let members) = content, members.indices.contains(index) else { return nil }
    return members[index]
  }

  /// The text of a scalar, `nil` for anything else.
  var text: String? {
    guard case .scalar(let text) = content else { return nil }
    return text
  }
}
