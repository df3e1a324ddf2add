import Diagnostics

extension Node {
  /// Puts a value where a path leads.
  ///
  /// A key that a mapping does not have is added, for whoever reads the mapping knows best whether it may be
  /// there; a member that a list does not have is an error.
  ///
  /// - Parameter names: the names by which a member of a list can be called.
  /// - Throws: where the path leads nowhere, and what may have been meant.
  package mutating func set(
    _ value: Node, at path: NodePath, names: (Node) -> [String] = \.names
  ) throws(ConfigurationError) {
    try set(value, at: path.parts[...], names: names)
  }

  /// The names by which a member of a list is called where nothing else is known of it: its `id` and `name`.
  package var names: [String] { ["id", "name"].compactMap { self[$0]?.text } }

  private mutating func set(
    _ value: Node, at steps: ArraySlice<NodePath.Part>, names: (Node) -> [String]
  ) throws(ConfigurationError) {
    guard let part = steps.first else {
      self = value
      return
    }
    let rest = steps.dropFirst()
    switch part.step {
    case .key(let key):
      guard case .mapping = content else { throw notAMapping(at: part, key: key) }
      if let index = entries.firstIndex(where: { $0.key == key }) {
        try entries[index].value.set(value, at: rest, names: names)
        if rest.isEmpty { entries[index].position = part.position }
      } else {
        // What is not there yet is a mapping if the path goes on: lists do not grow.
        var child = Node(.mapping([]), at: part.position)
        try child.set(value, at: rest, names: names)
        entries.append(Entry(key: key, position: part.position, value: child))
      }
    case .member(let name):
      let index = try index(of: name, at: part.position, names: names)
      try members[index].set(value, at: rest, names: names)
    case .everyMember:
      guard case .sequence(let list) = content, !list.isEmpty else {
        throw ConfigurationError("no-such-member", at: part.position, "no list with members is here")
      }
      for index in list.indices { try members[index].set(value, at: rest, names: names) }
    }
  }

  /// Which member of a list a name or an index means.
  package func index(
    of name: String, at position: Position, names: (Node) -> [String]
  ) throws(ConfigurationError) -> Int {
    guard case .sequence(let list) = content else {
      throw ConfigurationError(
        "no-such-member", at: position, "there is no list here but \(kind)",
        hint: entries.isEmpty ? nil : "write .\(entries[0].key) for a key of the mapping")
    }
    if let index = list.firstIndex(where: { names($0).contains(name) }) { return index }
    if let index = Int(name) {
      guard list.indices.contains(index) else {
        throw ConfigurationError(
          "no-such-member", at: position, "there is no member \(index): the list has \(list.count)",
          hint: list.isEmpty ? nil : "members are counted from 0 to \(list.count - 1)")
      }
      return index
    }
    let known = list.flatMap(names)
    throw ConfigurationError(
      "no-such-member", at: position, "no member of the list is called '\(name)'",
      hint: Spelling.suggestion(for: name, among: known))
  }

  private func notAMapping(at part: NodePath.Part, key: String) -> ConfigurationError {
    let hint: String?
    switch content {
    case .sequence: hint = "name a member of the list before it, such as [0] or [*]"
    case .scalar(let text): hint = "set '\(text)' as a whole"
    case .mapping: hint = nil
    }
    return ConfigurationError(
      "no-such-path", at: part.position, "\(kind) has no key '\(key)'", hint: hint)
  }
}
