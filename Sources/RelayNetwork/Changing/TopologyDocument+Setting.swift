import Configuration
import Diagnostics

extension TopologyDocument {
  /// The names by which a member of a list of the text can be called.
  static func names(_ node: Node) -> [String] {
    let circuit = CircuitEntry(node)
    return circuit.directions.isEmpty ? node.names : circuit.names
  }

  /// Where the thing that a change is about stands in its list.
  func index(of target: TopologyChange.Target) throws(ConfigurationError) -> Int {
    let members = root[target.part.list]?.members ?? []
    let names: (Node) -> [String] =
      switch target.part {
      case .station, .collective: { [$0["id"]?.text].compactMap(\.self) }
      case .circuit: { CircuitEntry($0).names }
      }
    if let index = members.firstIndex(where: { names($0).contains(target.name) }) { return index }
    throw ConfigurationError(
      "no-such-\(target.part)", at: target.position, "there is no \(target.part) \(target.name) to change",
      hint: Spelling.suggestion(for: target.name, among: members.flatMap(names)))
  }

  mutating func set(_ target: TopologyChange.Target, _ fields: [Node.Entry]) throws(ConfigurationError) {
    guard !fields.isEmpty else {
      throw ConfigurationError(
        "missing-field", at: target.position, "the change sets nothing",
        hint: "write it like {set: \"\(target.part) \(target.name)\", key: value}")
    }
    if let fixed = fields.first(where: { ["id", "from", "to", "between"].contains($0.key) }) {
      throw ConfigurationError(
        "fixed-field", at: fixed.position, "'\(fixed.key)' of a \(target.part) cannot be changed",
        hint: "remove it and add another")
    }
    let found = try index(of: target)
    let index = target.part == .circuit ? isolate(target.name, at: found) : found
    edit(target.part.list) { list in
      for field in fields { list[index].set(field.key, to: field.value, at: field.position) }
    }
  }

  mutating func add(_ part: TopologyChange.Part, _ node: Node) {
    if root[part.list] == nil, case .mapping = root.content {
      root.set(part.list, to: Node(.sequence([]), at: node.position), at: node.position)
    }
    edit(part.list) { $0.append(node) }
  }

  mutating func set(_ value: Node, at path: NodePath) throws(ConfigurationError) {
    guard TopologyChange.roots.contains(path.root) else {
      throw ConfigurationError(
        "no-such-path", at: path.parts[0].position, "a topology has no '\(path.root)' that can be set",
        hint: Spelling.suggestion(for: path.root, among: TopologyChange.roots))
    }
    if path.root == TopologyChange.Part.circuit.list, path.parts.count > 1,
      case .member(let name) = path.parts[1].step,
      let found = root[path.root]?.members.firstIndex(where: { CircuitEntry($0).isHalf(name) })
    {
      isolate(name, at: found)
    }
    try root.set(value, at: path, names: Self.names)
  }

  /// Makes an entry that gives two directions into two, where a name means one of them.
  ///
  /// - Returns: where the entry of that name now is.
  @discardableResult
  private mutating func isolate(_ name: String, at index: Int) -> Int {
    guard let entry = root["circuits"].map({ CircuitEntry($0.members[index]) }), entry.isHalf(name) else {
      return index
    }
    edit("circuits") { $0.replaceSubrange(index...index, with: entry.halves) }
    return index + (entry.directions[0].name == name ? 0 : 1)
  }

  /// Edits a list of the text in place.
  mutating func edit(_ list: String, _ body: (inout [Node]) -> Void) {
    root.edit(list) { body(&$0.members) }
  }
}
