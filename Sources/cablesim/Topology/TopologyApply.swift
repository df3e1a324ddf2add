import CommandLineInterface
import Configuration
import Diagnostics
import Foundation
import RelayNetwork

/// `cablesim topology apply`: a network with changes made to it.
struct TopologyApply: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "apply", abstract: "Make changes to a network and write the result.",
      discussion: """
        The changes are a list as a scenario has it under 'changes', or a file that has such a list under that
        key. One that does not fit is named, and nothing is written. What the changes do not touch stays as it is
        written, comments too.

        EXAMPLE:
          cablesim topology apply today.yaml changes.yaml -o tomorrow.yaml
        """)
  }

  @Argument(help: "The network, in YAML; - for standard input.", valueName: "file")
  var file: String

  @Argument(help: "The changes, in YAML.", valueName: "changes")
  var changes: String

  @Option(name: .shortAndLong, help: "Where to write the result. Default: standard output.", valueName: "new")
  var output: String? = nil

  @Flag(help: "Overwrite the output if it is there.")
  var force = false

  mutating func run() throws {
    var texts = SourceTexts()
    let list = try changeList(try InputFile.read(changes), &texts)
    var document = try TopologyDocument(try InputFile.read(file), in: texts)
    for node in list {
      do throws(ConfigurationError) {
        try document.apply(try TopologyChange(node))
      } catch {
        throw InvalidInput([document.texts.diagnostic(error)])
      }
    }
    // What a change says is checked as any topology is.
    _ = try document.topology()
    let result = document.text
    if !result.keepsComments, !list.isEmpty {
      standardError("note: the changes could not be made in place; the result has lost its comments")
    }
    guard let output else { return print(result.text, terminator: "") }
    try write(result.text, to: output)
  }

  /// The changes of a list, or of a mapping that has it.
  private func changeList(_ text: SourceText, _ texts: inout SourceTexts) throws(InvalidInput) -> [Node] {
    let root = try texts.read(text)
    do throws(ConfigurationError) {
      guard case .mapping = root.content else { return try root.sequence("a list of changes") }
      var fields = try Fields(root, of: "a file of changes")
      guard let list = fields.node("changes") else {
        throw ConfigurationError("missing-field", at: root.position, "a file of changes needs 'changes'")
      }
      return try list.sequence("a list of changes")
    } catch {
      throw InvalidInput([texts.diagnostic(error)])
    }
  }

  private func write(_ text: String, to path: String) throws {
    guard ![file, changes].contains(where: { InputFile.isSame($0, path) }) else {
      throw InvalidInput(code: "output-is-input", file: path, "the output would overwrite an input")
    }
    guard force || !FileManager.default.fileExists(atPath: path) else {
      throw InvalidInput(
        code: "output-exists", file: path, "this file is there already",
        hint: "choose another with --output, or overwrite it with --force")
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw InvalidInput(code: "output-failed", file: path, "the file cannot be written")
    }
  }
}
