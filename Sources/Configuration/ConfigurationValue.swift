/// A type that the schema can ask for at a node.
package protocol ConfigurationValue {
  /// Reads the value.
  ///
  /// - Throws: what is wrong there and what would be right.
  init(_ node: Node) throws(ConfigurationError)
}

extension String: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    self = try node.scalar("a text")
  }
}

extension Int: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    let text = try node.scalar("a whole number")
    guard let number = Int(text) else {
      throw ConfigurationError("not-a-number", at: node.position, "'\(text)' is not a whole number")
    }
    self = number
  }
}

extension Double: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    let text = try node.scalar("a number")
    guard let number = Double(text), number.isFinite else {
      throw ConfigurationError("not-a-number", at: node.position, "'\(text)' is not a number")
    }
    self = number
  }
}

extension Bool: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    let text = try node.scalar("true or false")
    switch text {
    case "true": self = true
    case "false": self = false
    default:
      throw ConfigurationError(
        "not-a-truth-value", at: node.position, "'\(text)' is neither true nor false")
    }
  }
}

extension Array: ConfigurationValue where Element: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    self = []
    for member in try node.sequence() { append(try Element(member)) }
  }
}

extension UInt64: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    let text = try node.scalar("a whole number")
    guard let number = UInt64(text) else {
      throw ConfigurationError(
        "not-a-number", at: node.position, "'\(text)' is not a whole number from 0 to \(UInt64.max)")
    }
    self = number
  }
}

extension Node: ConfigurationValue {
  /// Any value, for the schema to look into by itself.
  package init(_ node: Node) throws(ConfigurationError) {
    self = node
  }
}
