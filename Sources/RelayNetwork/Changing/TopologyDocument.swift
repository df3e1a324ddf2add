package import Configuration
package import Diagnostics

/// A topology before it is read into values: a tree that can be changed.
///
/// Changes are made to the tree, and the tree is read as any topology is: whatever a change says is checked in
/// the same way, and complained about where the change stands.
package struct TopologyDocument: Sendable {
  /// The texts that positions are in: those given, and the topology's own.
  package private(set) var texts: SourceTexts

  /// What the text says, after the changes so far.
  package internal(set) var root: Node
  let original: SourceText
  private var changes: [TopologyChange] = []

  /// The topology of a text.
  ///
  /// - Parameter texts: other texts of the same configuration, which changes come from.
  /// - Throws: if it is not YAML, or not of the format.
  package init(_ source: SourceText, in texts: SourceTexts = SourceTexts()) throws(InvalidInput) {
    self.texts = texts
    original = source
    root = try self.texts.read(source)
    do throws(ConfigurationError) {
      var fields = try Fields(root, of: "a topology")
      try TopologyReader.check(&fields)
    } catch {
      throw InvalidInput([self.texts.diagnostic(error)])
    }
  }

  /// Makes a change.
  ///
  /// - Throws: if it does not fit the topology as it is now, at the change's place; the topology is as before.
  package mutating func apply(_ change: TopologyChange) throws(ConfigurationError) {
    let before = root
    do throws(ConfigurationError) {
      switch change.edit {
      case .remove(let target): try remove(target)
      case .set(let target, let fields): try set(target, fields)
      case .add(let part, let node): add(part, node)
      case .setValue(let path, let value): try set(value, at: path)
      }
    } catch {
      root = before
      throw error
    }
    changes.append(change)
  }

  /// Gives the value at a path of the text another one.
  ///
  /// - Throws: if the path leads nowhere; the topology is as before.
  package mutating func set(_ path: NodePath, to value: Node) throws(ConfigurationError) {
    try apply(TopologyChange(setting: path, to: value, at: path.parts[0].position))
  }

  /// Makes a change that a text of its own says, as on a command line.
  ///
  /// - Throws: if it says none, or one that does not fit.
  package mutating func apply(_ text: SourceText) throws(InvalidInput) {
    let number = texts.add(text, kind: .argument)
    do throws(ConfigurationError) {
      let words = String(decoding: text.bytes, as: UTF8.self)
      try apply(try TopologyChange(try ChangeText(words, source: number).node()))
    } catch {
      throw InvalidInput([texts.diagnostic(error)])
    }
  }

  /// The topology that the tree describes.
  ///
  /// - Throws: all that is wrong with it.
  package func topology() throws(InvalidInput) -> Topology {
    try TopologyReader.read(root, in: texts, source: source)
  }

  /// A text that says what the tree says: the original one while it is unchanged, else one that names the
  /// changes in comments.
  package var source: String {
    guard !changes.isEmpty else { return String(decoding: original.bytes, as: UTF8.self) }
    let remarks = changes.map { "# changed: \(YAMLWriter.flow($0.node))\n" }
    return remarks.joined() + YAMLWriter.text(root)
  }
}
