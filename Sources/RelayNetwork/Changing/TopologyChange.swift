package import Configuration
import Diagnostics

/// An edit of a topology, as data.
package struct TopologyChange: Sendable {
  /// What a topology consists of.
  package enum Part: String, CaseIterable, Sendable {
    case station, circuit, collective

    /// The list of a topology text that has them.
    var list: String { rawValue + "s" }
  }

  /// What is edited, by the name it has in the topology, and where it was named.
  package struct Target: Sendable {
    package var part: Part
    package var name: String
    package var position: Position
  }

  package enum Edit: Sendable {
    case remove(Target)

    /// Gives fields other values.
    case set(Target, [Node.Entry])
    case add(Part, Node)

    /// Gives any value of the topology text another one.
    case setValue(NodePath, Node)
  }

  package var edit: Edit

  /// The change as data, for whoever wants to know how a topology came about.
  package let node: Node

  package init(_ edit: Edit, node: Node) {
    self.edit = edit
    self.node = node
  }

  /// The change of a value anywhere in a topology text, as `--set path=value` asks for it.
  package init(setting path: NodePath, to value: Node, at position: Position) {
    edit = .setValue(path, value)
    node = Node(
      .mapping([
        Node.Entry(
          key: "set", position: position, value: Node(.scalar(path.description), at: position)),
        Node.Entry(key: "to", position: value.position, value: value),
      ]), at: position)
  }

  /// The keys of a topology text below which values can be set by a path.
  package static let roots = ["defaults", "stations", "circuits", "collectives", "routing"]
}

extension TopologyChange: ConfigurationValue {
  /// Reads `{remove: "circuit A>B"}`, `{set: "station X", key: value, …}`, `{set: path, to: value}` or
  /// `{add: {circuit: {…}}}`.
  package init(_ node: Node) throws(ConfigurationError) {
    self.node = node
    var fields = try Fields(node, of: "a change")
    let (remove, set, add) = (fields.node("remove"), fields.node("set"), fields.node("add"))
    guard [remove, set, add].count(where: { $0 != nil }) == 1 else {
      if remove == nil, set == nil, add == nil { try fields.finish() }
      throw ConfigurationError(
        "not-a-change", at: node.position, "a change is one of remove, set and add",
        hint: "write it like {remove: \"circuit A>B\"}")
    }
    if let remove {
      edit = .remove(try Target(remove))
      try fields.finish()
    } else if let set {
      edit = try TopologyChange.edit(setting: set, in: node)
    } else if let add {
      edit = try TopologyChange.edit(adding: add)
      try fields.finish()
    } else {
      preconditionFailure("one of the three was counted")
    }
  }

  private static func edit(setting set: Node, in node: Node) throws(ConfigurationError) -> Edit {
    let text = try set.scalar("what to set")
    let isPath = roots.contains { text.hasPrefix("\($0).") || text.hasPrefix("\($0)[") || text == $0 }
    guard isPath else {
      return .set(try Target(set), node.entries.filter { $0.key != "set" })
    }
    var fields = try Fields(node, of: "a change of a value")
    _ = fields.has("set")
    guard let value = fields.node("to") else {
      throw ConfigurationError(
        "missing-field", at: node.position, "a change of a value needs 'to'",
        hint: "write {set: \"\(text)\", to: value}")
    }
    try fields.finish()
    return .setValue(try NodePath(text, at: set.position), value)
  }

  private static func edit(adding add: Node) throws(ConfigurationError) -> Edit {
    guard case .mapping(let entries) = add.content, entries.count == 1, let entry = entries.first else {
      throw ConfigurationError(
        "not-a-change", at: add.position, "one thing is added at a time",
        hint: "write it like {add: {circuit: {from: A, to: B}}}")
    }
    let part = try Part(name: entry.key, at: entry.position)
    return .add(part, entry.value)
  }
}

extension TopologyChange.Target: ConfigurationValue {
  /// Reads `circuit A>B`, `station X` or `collective X`.
  package init(_ node: Node) throws(ConfigurationError) {
    let text = try node.scalar("what is changed")
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else {
      throw ConfigurationError(
        "not-a-change", at: node.position, "'\(text)' does not say what is changed",
        hint: "write it like circuit A>B, station X or collective X")
    }
    self.init(
      part: try TopologyChange.Part(name: String(words[0]), at: node.position),
      name: String(words[1].drop { $0 == " " }), position: node.position)
  }
}

extension TopologyChange.Part {
  init(name: String, at position: Position) throws(ConfigurationError) {
    self = try Node(.scalar(name), at: position).choice(
      Self.allCases, named: \.rawValue, of: "part of a topology")
  }
}
