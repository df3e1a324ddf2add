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

  /// The name of the database where the user gives none: that of the input's file, with its folder's before it where
  /// the file is called like many others.
  static func name(after input: String) -> String {
    let parts = input.split(separator: "/").map(String.init)
    let file = parts.last ?? input
    let stem = file.split(separator: ".").first.map(String.init) ?? file
    guard input != "-" else { return "scenario.db" }
    guard stem == "scenario", let folder = parts.dropLast().last, folder.contains(where: { $0 != "." }) else {
      return stem + ".db"
    }
    return "\(folder)-\(stem).db"
  }

  /// Makes sure that a new database may take the place of what is there.
  ///
  /// The timeline of the same scenario is replaced, with a note; anything else only if that is forced. What is
  /// there stays until the new database is complete.
  ///
  /// - Throws: if something is there that must not be overwritten.
  func prepare(for scenario: String, force: Bool) throws(InvalidInput) {
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
      throw refusal("this is \(what), which is not overwritten")
    case .timeline where !force:
      standardError("note: \(path) \(try whatIsReplaced(by: scenario))")
    case .timeline, .other:
      standardError("note: \(path) is overwritten")
    }
  }

  /// What is said of the timeline that is there.
  private func whatIsReplaced(by scenario: String) throws(InvalidInput) -> String {
    let runs: [RunRow]
    do throws(TimelineError) {
      runs = try TimelineReader(path).runs()
    } catch .busy {
      throw OutputFile.locked(path)
    } catch {
      throw refusal(error.description)
    }
    if let other = runs.first(where: { $0.scenario != scenario }) {
      throw refusal("this is the timeline of something else: \(other.scenario)")
    }
    return runs.contains { $0.status == "running" }
      ? "holds a run of \(scenario) that died; it is run again from its start"
      : "holds an earlier \(scenario), which is replaced when the new one is complete"
  }

  private func refusal(_ why: String) -> InvalidInput {
    InvalidInput(
      code: "output-exists", file: path, why,
      hint: "choose another file with --output, or overwrite it with --force")
  }

  static func locked(_ path: String) -> InvalidInput {
    InvalidInput(
      code: "output-locked", file: path, "another process is writing to it",
      hint: "wait, or choose another file with --output")
  }

  /// A failure to write, in the user's words.
  static func failure(_ error: DatabaseError, writing path: String) -> InvalidInput {
    if error.isBusy { return locked(path) }
    if error.isFull {
      return InvalidInput(code: "disk-full", file: path, "the disk is full; the run is not complete")
    }
    return InvalidInput(code: "output-failed", file: path, "the database cannot be written: \(error.message)")
  }
}
