/// A piece of a configuration text, still untyped, that knows where it stands.
///
/// YAML's own guesses about types are not used: a scalar is its text, and the schema decides what it means.
package struct Node: Sendable {
  package enum Content: Sendable {
    case scalar(String)
    case sequence([Node])
    case mapping([Entry])
  }

  /// One `key: value` of a mapping.
  package struct Entry: Sendable {
    package var key: String
    package var position: Position
    package var value: Node

    package init(key: String, position: Position, value: Node) {
      self.key = key
      self.position = position
      self.value = value
    }
  }

  package var position: Position
  package var content: Content

  package init(_ content: Content, at position: Position) {
    self.content = content
    self.position = position
  }

  /// What it is, for messages.
  package var kind: String {
    switch content {
    case .scalar: "a value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The text of a scalar.
  package func scalar(_ what: String = "a value") throws(ConfigurationError) -> String {
    guard case .scalar(let text) = content else {
      throw ConfigurationError("wrong-type", at: position, "\(what) is wanted here, not \(kind)")
    }
    return text
  }

  /// The members of a list; anything else is taken for a list of one only where the schema says so.
  package func sequence(_ what: String = "a list") throws(ConfigurationError) -> [Node] {
    guard case .sequence(let nodes) = content else {
      throw ConfigurationError("wrong-type", at: position, "\(what) is wanted here, not \(kind)")
    }
    return nodes
  }
}
