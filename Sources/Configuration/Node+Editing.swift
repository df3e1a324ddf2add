extension Node {
  /// The value of a key, `nil` if it is not a mapping that has it.
  package subscript(key: String) -> Node? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The text, `nil` if it is no scalar.
  package var text: String? {
    guard case .scalar(let text) = content else { return nil }
    return text
  }

  /// The members of a list; of anything else none, and none can be given to it.
  package var members: [Node] {
    get {
      guard case .sequence(let members) = content else { return [] }
      return members
    }
    set {
      guard case .sequence = content else { return }
      content = .sequence(newValue)
    }
  }

  /// The entries of a mapping; of anything else none, and none can be given to it.
  package var entries: [Entry] {
    get {
      guard case .mapping(let entries) = content else { return [] }
      return entries
    }
    set {
      guard case .mapping = content else { return }
      content = .mapping(newValue)
    }
  }

  /// Gives a key of a mapping another value, or the mapping another key.
  package mutating func set(_ key: String, to value: Node, at position: Position) {
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index] = Entry(key: key, position: position, value: value)
    } else {
      entries.append(Entry(key: key, position: position, value: value))
    }
  }

  /// Takes a key out of a mapping.
  package mutating func remove(_ key: String) {
    entries.removeAll { $0.key == key }
  }

  /// Edits the value of a key in place, if the mapping has it.
  ///
  /// - Complexity: that of the edit: the value is not shared while it is edited.
  package mutating func edit(_ key: String, _ body: (inout Node) -> Void) {
    guard case .mapping(var entries) = content, let index = entries.firstIndex(where: { $0.key == key })
    else {
      return
    }
    content = .mapping([])
    body(&entries[index].value)
    content = .mapping(entries)
  }

  /// Edits every member of a list in place, given its index.
  package mutating func editMembers(_ body: (Int, inout Node) -> Void) {
    guard case .sequence(var members) = content else { return }
    content = .sequence([])
    for index in members.indices { body(index, &members[index]) }
    content = .sequence(members)
  }

  /// What it says laid over what another says.
  ///
  /// Mappings are merged key by key, and where both give a value its own holds. Lists are not merged: its own is
  /// taken as a whole.
  package func merged(over base: Node) -> Node {
    guard case .mapping(let own) = content, case .mapping(var all) = base.content else { return self }
    for entry in own {
      if let index = all.firstIndex(where: { $0.key == entry.key }) {
        all[index] = Entry(
          key: entry.key, position: entry.position, value: entry.value.merged(over: all[index].value))
      } else {
        all.append(entry)
      }
    }
    return Node(.mapping(all), at: position)
  }

  /// Whether two say the same, wherever they stand and in whatever order their keys are.
  package func says(_ other: Node) -> Bool {
    switch (content, other.content) {
    case (.scalar(let a), .scalar(let b)): return a == b
    case (.sequence(let a), .sequence(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.says($1) }
    case (.mapping(let a), .mapping(let b)):
      return a.count == b.count
        && a.allSatisfy { entry in other[entry.key].map { entry.value.says($0) } ?? false }
    case (.scalar, _), (.sequence, _), (.mapping, _): return false
    }
  }
}
