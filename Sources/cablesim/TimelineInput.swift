import CommandLineInterface
import Diagnostics
import Timeline

/// A timeline database that the user names as input.
enum TimelineInput {
  /// Opens a database and asks it something about a run, by default the first; says if that may not be complete.
  ///
  /// - Throws: what `ask` throws; what is wrong with the database, in the user's words.
  static func open<Answer>(
    _ path: String, run number: Int?, ask: (borrowing TimelineReader, RunRow) throws -> Answer
  ) throws -> Answer {
    do {
      let reader = try TimelineReader(path)
      let run = try reader.run(number)
      if run.status != "done" {
        standardError("note: the run is marked '\(run.status)': its timeline may end early")
      }
      return try ask(reader, run)
    } catch let error as TimelineError {
      throw InvalidInput(code: "timeline", file: path, error.description)
    }
  }
}

/// Which run of a database is meant.
struct RunOption: ParsableArguments {
  @Option(
    name: .customLong("run"), help: "Which run: its number in the database. Default: the first.",
    valueName: "number")
  var number: Int? = nil
}
