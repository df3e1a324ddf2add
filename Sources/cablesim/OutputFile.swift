import CommandLineInterface
import Diagnostics
import Timeline

/// A database that is about to be written where the user wants it; what is there already is not lost silently.
struct OutputFile {
  private let path: String
  private let inputs: [String]

  /// - Parameter inputs: the files that are read, which must not be overwritten.
  init(_ path: String, inputs: [String]) {
    self.path = path
    self.inputs = inputs
  }

  /// The name of the database where the user gives none: that of the input's file.
  static func name(after input: String) -> String {
    let file = input.split(separator: "/").last.map(String.init) ?? input
    let stem = file.split(separator: ".").first.map(String.init) ?? file
    return (input == "-" ? "scenario" : stem) + ".db"
  }

  /// Makes way for a new database.
  ///
  /// The timeline of the same scenario is replaced, with a note; anything else only if that is forced.
  ///
  /// - Throws: if something is there that must not be overwritten.
  func prepare(for scenario: String, force: Bool) throws {
    if inputs.contains(where: { InputFile.isSame($0, path) }) {
      throw InvalidInput(code: "output-is-input", file: path, "the output would overwrite an input")
    }
    switch TimelineFile.state(of: path) {
    case .absent:
      return
    case .noFile(let what):
      throw InvalidInput(
        code: "output-exists", file: path, "this is \(what), which is not overwritten",
        hint: "choose another file with --output")
    case .other(let what) where !force:
      throw InvalidInput(
        code: "output-exists", file: path, "this is \(what), which is not overwritten",
        hint: "choose another file with --output, or overwrite it with --force")
    case .timeline where !force:
      let runs = try TimelineReader(path).runs()
      guard runs.allSatisfy({ $0.scenario == scenario }) else {
        throw InvalidInput(
          code: "output-exists", file: path, "this is the timeline of something else: \(runs[0].scenario)",
          hint: "choose another file with --output, or overwrite it with --force")
      }
      standardError("note: \(path) held an earlier \(scenario); it is replaced")
    case .timeline, .other:
      standardError("note: \(path) is overwritten")
    }
    TimelineFile.remove(path)
  }

  /// A failure to write, in the user's words.
  static func failure(_ error: DatabaseError, writing path: String) -> InvalidInput {
    if error.isBusy {
      return InvalidInput(
        code: "output-locked", file: path, "another process is writing to it",
        hint: "wait, or choose another file")
    }
    if error.isFull { return InvalidInput(code: "disk-full", file: path, "the disk is full") }
    return InvalidInput(code: "output-failed", file: path, "the database cannot be written: \(error.message)")
  }
}
