import CableFormat
import Configuration
package import Diagnostics
import RelayNetwork

/// Reads the text of a file.
///
/// - Throws: in the user's words, if there is none or it cannot be read.
package typealias FileLoader = (_ path: String) throws(InvalidInput) -> SourceText

/// What a scenario says before it is read into values: its file laid over those that it extends, and those
/// over what holds where nothing is said; the command line over all of it.
struct ScenarioTree {
  private(set) var texts = SourceTexts()

  /// Paths of files in it are relative to the current folder.
  private(set) var root: Node

  /// The files, each extending the next.
  private(set) var chain: [String] = []
  let load: FileLoader

  /// Where what is not said anywhere is said to come from.
  private var defaultsPosition = Position(line: 1, column: 1)

  /// How many files can extend one another.
  private static let chainLimit = 32

  init(
    _ path: String, overrides: [ScenarioOverride], load: @escaping FileLoader
  ) throws(InvalidInput) {
    self.load = load
    root = Node(.mapping([]), at: Position(line: 1, column: 1))
    let own = try extended(try load(path))
    let defaults = try texts.read(ScenarioDefaults.text, kind: .builtIn)
    defaultsPosition = defaults.position
    root = own.merged(over: defaults)
    fillMembers()
    var diagnostics: [Diagnostic] = []
    for override in overrides {
      let number = texts.add(override.text, kind: .argument)
      do throws(ConfigurationError) {
        try apply(try override.setting(source: number), defaults: defaults)
      } catch {
        diagnostics.append(texts.diagnostic(error))
      }
    }
    guard diagnostics.isEmpty else { throw InvalidInput(diagnostics) }
    sortKeys()
  }

  // MARK: Extending

  /// The tree of a text over that of the text that it extends.
  private mutating func extended(_ text: SourceText) throws(InvalidInput) -> Node {
    var own = try texts.read(text)
    chain.append(text.name)
    do throws(ConfigurationError) {
      try ScenarioTree.check(own)
    } catch {
      throw InvalidInput([texts.diagnostic(error)])
    }
    resolvePaths(of: &own)
    guard let base = own["extends"] else { return own }
    own.remove("extends")
    let path = try self.path(base)
    guard !chain.contains(where: { FilePath.simplified($0) == FilePath.simplified(path) }),
      chain.count < ScenarioTree.chainLimit
    else {
      throw invalid(
        ConfigurationError(
          "extends-itself", at: base.position, "the scenario extends itself",
          hint: (chain + [path]).joined(separator: " extends ")))
    }
    return own.merged(over: try extended(try self.text(of: base, at: path)))
  }

  private static func check(_ root: Node) throws(ConfigurationError) {
    var fields = try Fields(root, of: "a scenario")
    guard let format = fields.node("format") else {
      throw ConfigurationError(
        "no-format", at: root.position, "no format is named",
        hint: "begin with format: \(ScenarioReader.format)")
    }
    guard format.text == ScenarioReader.format else {
      throw ConfigurationError(
        "unknown-format", at: format.position, "this is no scenario that can be read",
        hint: "the format is \(ScenarioReader.format)")
    }
  }

  // MARK: Files

  /// Makes the paths of a text's files relative to where the program is, not to where the text is.
  private func resolvePaths(of root: inout Node) {
    root.mapPaths { node, path in
      Node(
        .scalar(FilePath.resolve(path, beside: texts[node.position.source].name)), at: node.position)
    }
  }

  private func path(_ node: Node) throws(InvalidInput) -> String {
    do {
      return try node.scalar("the path of a file")
    } catch {
      throw invalid(error)
    }
  }

  /// The text of a file that a node names; one that cannot be had is complained about where it is named.
  func text(of node: Node, at path: String) throws(InvalidInput) -> SourceText {
    do throws(InvalidInput) {
      return try load(path)
    } catch {
      guard let first = error.diagnostics.first else { throw error }
      throw invalid(
        ConfigurationError(
          first.code, at: node.position, "\(first.location.file): \(first.message)", hint: first.hint))
    }
  }

  /// Takes over the texts to which a topology added its own.
  mutating func adopt(_ texts: SourceTexts) {
    self.texts = texts
  }

  private func invalid(_ error: ConfigurationError) -> InvalidInput {
    InvalidInput([texts.diagnostic(error)])
  }

  // MARK: Defaults and overrides

  /// Puts a value where the command line wants it: what is of the topology becomes a change of it.
  private mutating func apply(
    _ setting: ScenarioOverride.Setting, defaults: Node
  ) throws(ConfigurationError) {
    switch setting {
    case .value(let path, let value) where TopologyChange.roots.contains(path.root):
      let place = path.parts[0].position
      add(TopologyChange(setting: path, to: value, at: place).node, to: "changes", at: place)
    case .value(let path, let value):
      try root.set(value, at: path)
      root = root.merged(over: defaults)
      fillMembers()
    case .member(let list, let member):
      add(member, to: list, at: member.position)
      fillMembers()
    }
  }

  private mutating func add(_ member: Node, to list: String, at place: Position) {
    var members = root[list] ?? Node(.sequence([]), at: place)
    members.members.append(member)
    root.set(list, to: members, at: place)
  }

  /// Says for each cable and traffic source what holds where it says nothing.
  private mutating func fillMembers() {
    let place = defaultsPosition
    func fill(_ node: inout Node, _ key: String, _ text: String) {
      guard node[key] == nil else { return }
      node.set(key, to: Node(.scalar(text), at: place), at: place)
    }
    root.edit("cables") { cables in
      cables.editMembers { _, cable in
        guard cable["file"] == nil else { return }
        fill(&cable, "filedAt", "+0 s")
        fill(&cable, "classification", Classification.unclassified.name)
      }
    }
    root.edit("traffic") { sources in
      sources.editMembers { index, source in
        if source["name"] == nil {
          let name = Node(.scalar("traffic \(index + 1)"), at: place)
          source.entries.insert(Node.Entry(key: "name", position: place, value: name), at: 0)
        }
        fill(&source, "batch", "1")
        fill(&source, "classification", Classification.unclassified.name)
      }
    }
  }

  /// Gives the tree what was found out while it was read, for whoever wants to see all of it.
  mutating func fill(_ key: String, with text: String) {
    guard root[key] == nil else { return }
    root.set(key, to: Node(.scalar(text), at: defaultsPosition), at: defaultsPosition)
    sortKeys()
  }

  /// Brings the keys into the usual order; unknown ones stand at the end.
  private mutating func sortKeys() {
    func rank(_ entry: Node.Entry) -> Int {
      ScenarioDefaults.keys.firstIndex(of: entry.key) ?? ScenarioDefaults.keys.count
    }
    root.entries = root.entries.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    .map(\.element)
  }
}
