import Diagnostics

/// The fields of a mapping, handed out one by one; what nobody asked for is an error in the end.
///
///     var fields = try Fields(node, of: "a station")
///     let name: String = try fields.required("name")
///     let positions: Int = try fields.optional("positions") ?? 1
///     try fields.finish()
package struct Fields {
  /// Where the mapping begins.
  package let position: Position
  private let owner: String
  private let entries: [Node.Entry]
  private var known: [String] = []

  /// Bit by bit whether an entry has been asked for; those beyond the 64th have none.
  private var asked: UInt64 = 0

  /// The fields of a node that has to be a mapping.
  ///
  /// - Parameter owner: what the mapping describes, with its article, for messages.
  package init(_ node: Node, of owner: String) throws(ConfigurationError) {
    guard case .mapping(let entries) = node.content else {
      throw ConfigurationError(
        "wrong-type", at: node.position, "\(owner) is wanted here, not \(node.kind)",
        hint: "write it as {key: value, …}")
    }
    position = node.position
    self.owner = owner
    self.entries = entries
    known.reserveCapacity(16)
  }

  /// Whether a field is given; it counts as known from now on.
  package mutating func has(_ key: String) -> Bool {
    node(key) != nil
  }

  /// The untyped value of a field.
  package mutating func node(_ key: String) -> Node? {
    known.append(key)
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
    asked |= 1 << UInt64(index)
    return entries[index].value
  }

  /// The value of a field that may be left out.
  package mutating func optional<Value: ConfigurationValue>(
    _ key: String, as type: Value.Type = Value.self
  ) throws(ConfigurationError) -> Value? {
    guard let node = node(key) else { return nil }
    return try Value(node)
  }

  /// The value of a field that must be there.
  package mutating func required<Value: ConfigurationValue>(
    _ key: String, as type: Value.Type = Value.self
  ) throws(ConfigurationError) -> Value {
    guard let node = node(key) else {
      // A misspelt key is the likelier slip than a forgotten one.
      if let slip = entries.first(where: { Spelling.nearest(to: $0.key, among: [key]) != nil }) {
        throw unknown(slip, hint: "did you mean '\(key)'?")
      }
      throw ConfigurationError("missing-field", at: position, "\(owner) needs '\(key)'")
    }
    return try Value(node)
  }

  /// Ends the reading: a field that nobody asked for is reported with the nearest known name.
  package func finish() throws(ConfigurationError) {
    guard asked.nonzeroBitCount < entries.count,
      let entry = entries.first(where: { !known.contains($0.key) })
    else { return }
    let nearest = Spelling.nearest(to: entry.key, among: known)
    throw unknown(
      entry, hint: nearest.map { "did you mean '\($0)'?" } ?? "it has \(Spelling.list(known))")
  }

  private func unknown(_ entry: Node.Entry, hint: String) -> ConfigurationError {
    ConfigurationError(
      "unknown-field", at: entry.position, "\(owner) has no field '\(entry.key)'", hint: hint)
  }
}
