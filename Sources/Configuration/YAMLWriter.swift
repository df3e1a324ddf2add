/// Writes nodes as YAML that `YAMLReader` reads back to the same.
///
/// What fits on a line stands on one (flow style), unless its parts come from different places that a remark
/// has to tell apart; everything else is indented (block style).
package struct YAMLWriter {
  private let width: Int
  private let remark: (Position) -> String?
  private var text = ""

  /// - Parameters:
  ///   - width: how long a line may be before it is broken, remarks not counted.
  ///   - remark: what to write behind a value that stands at a place, as a comment.
  private init(width: Int, remark: @escaping (Position) -> String?) {
    self.width = width
    self.remark = remark
  }

  /// The text of a document, a line end at its end.
  package static func text(
    _ root: Node, width: Int = 110, remark: @escaping (Position) -> String? = { _ in nil }
  ) -> String {
    var writer = YAMLWriter(width: width, remark: remark)
    switch root.content {
    case .mapping(let entries) where !entries.isEmpty:
      for entry in entries { writer.write(entry, indent: 0) }
    case .mapping, .sequence, .scalar:
      writer.text += flow(root)
      writer.endLine(of: root)
    }
    return writer.text
  }

  /// A node on one line.
  package static func flow(_ node: Node) -> String {
    switch node.content {
    case .scalar(let text): YAMLScalar.inline(text)
    case .sequence(let members): "[" + members.map(flow).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\(YAMLScalar.inline($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  // MARK: Lines

  /// Writes an entry behind the margin that is already there.
  private mutating func write(_ entry: Node.Entry, indent: Int) {
    text += YAMLScalar.inline(entry.key) + ":"
    writeValue(entry.value, indent: indent, column: indent + entry.key.utf8.count + 2)
  }

  /// Writes what stands behind a colon or a hyphen.
  private mutating func writeValue(_ node: Node, indent: Int, column: Int) {
    if case .scalar(let scalar) = node.content, let lines = YAMLScalar.block(scalar) {
      text += " " + lines.header
      endLine(of: node)
      for line in lines.lines { text += line.isEmpty ? "\n" : margin(indent + 2) + line + "\n" }
      return
    }
    let flow = YAMLWriter.flow(node)
    if node.isPlain || column + flow.utf8.count <= width && isOfOnePlace(node) {
      text += " " + flow
      endLine(of: node)
      return
    }
    text += "\n"
    switch node.content {
    case .mapping(let entries):
      for entry in entries {
        text += margin(indent + 2)
        write(entry, indent: indent + 2)
      }
    case .sequence(let members):
      for member in members { write(member: member, indent: indent + 2) }
    case .scalar:
      break
    }
  }

  private mutating func write(member: Node, indent: Int) {
    text += margin(indent) + "-"
    let fits = indent + 2 + YAMLWriter.flow(member).utf8.count <= width
    guard case .mapping(let entries) = member.content, !entries.isEmpty, !(fits && isOfOnePlace(member))
    else {
      writeValue(member, indent: indent, column: indent + 2)
      return
    }
    for (index, entry) in entries.enumerated() {
      text += index == 0 ? " " : margin(indent + 2)
      write(entry, indent: indent + 2)
    }
  }

  private func margin(_ indent: Int) -> String { String(repeating: " ", count: indent) }

  private mutating func endLine(of node: Node) {
    if let remark = remark(node.firstValue.position) { text += "  # " + remark }
    text += "\n"
  }

  /// Whether one remark is right for all of it.
  private func isOfOnePlace(_ node: Node) -> Bool {
    let first = remark(node.firstValue.position)
    return node.allValues { remark($0.position) == first }
  }
}

extension Node {
  /// Whether it cannot be broken: a scalar, or a collection of nothing.
  fileprivate var isPlain: Bool {
    switch content {
    case .scalar: true
    case .sequence(let members): members.isEmpty
    case .mapping(let entries): entries.isEmpty
    }
  }

  /// The first scalar in it, itself where there is none.
  fileprivate var firstValue: Node {
    switch content {
    case .scalar: self
    case .sequence(let members): members.first?.firstValue ?? self
    case .mapping(let entries): entries.first?.value.firstValue ?? self
    }
  }

  /// Whether something is true of every scalar in it and of every empty collection.
  fileprivate func allValues(_ isTrue: (Node) -> Bool) -> Bool {
    switch content {
    case .scalar: isTrue(self)
    case .sequence(let members): members.isEmpty ? isTrue(self) : members.allSatisfy { $0.allValues(isTrue) }
    case .mapping(let entries):
      entries.isEmpty ? isTrue(self) : entries.allSatisfy { $0.value.allValues(isTrue) }
    }
  }
}
