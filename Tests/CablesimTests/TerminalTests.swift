import Foundation
import TestSupport
import Testing

/// What somebody sees at a terminal, and what programs get instead.
@Suite(
  "Output on a terminal",
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
final class TerminalTests {
  private let folder: TemporaryFolder
  private let words = ["run", "trial.yaml", "--record", "none", "--set", "duration=4 d"]

  init() throws {
    folder = try TemporaryFolder()
    try Trial.write(to: folder)
  }

  private func shown(
    _ variables: [String] = ["TERM=xterm", "LANG=C.UTF-8"], columns: Int = 120, _ more: String...
  ) throws -> String {
    let result = try Program.run(words + more, onTerminal: columns, variables, in: folder.url)
    #expect(result.exitCode == 0, "\(result.output)")
    return result.output
  }

  private func piped(_ more: String...) throws -> String {
    let result = try Program.run(words + more, in: folder.url)
    #expect(result.errors.isEmpty)
    return result.output
  }

  private func text(of file: String) throws -> String {
    try String(contentsOfFile: folder.path(file), encoding: .utf8)
  }

  private func withoutColors(_ text: String) -> String { text.replacing(/\u{1B}\[[0-9;]*m/, with: "") }

  @Test("has colours, which say nothing that the words do not")
  func colors() throws {
    let colored = try shown()
    #expect(colored.contains("\u{1B}["))
    #expect(try withoutColors(colored) == shown(["TERM=xterm", "LANG=C.UTF-8"], "--color", "never"))
  }

  @Test(
    "has none where they are not wanted or not to be had",
    arguments: [["TERM=xterm", "NO_COLOR=1"], ["TERM=dumb"], [], ["TERM=xterm", "CLICOLOR=0"]])
  func colorless(variables: [String]) throws {
    let text = try shown(variables + ["LANG=C.UTF-8"])
    #expect(text.contains("MEASURE"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test("has bars; of letters where the locale has no others")
  func bars() throws {
    #expect(try shown().contains("█"))
    let ascii = try shown(["TERM=dumb", "LC_ALL=C"])
    #expect(ascii.contains("#.."))
    #expect(!ascii.contains("█"))
  }

  @Test("fits the width that the terminal has, and COLUMNS where that is set", arguments: [50, 80, 100])
  func width(columns: Int) throws {
    let asTold = try shown(["TERM=dumb", "LANG=C.UTF-8"], columns: columns)
    #expect(try shown(["TERM=dumb", "LANG=C.UTF-8", "COLUMNS=\(columns)"], columns: 200) == asTold)
    let lines = asTold.split(separator: "\n" as Character).map(\.count)
    #expect(lines.allSatisfy { $0 <= columns }, "\(asTold)")
  }

  @Test(
    "to a pipe is as it always was: without colours, bars and shortening; --color always adds only colours")
  func pipe() throws {
    let plain = try piped()
    #expect(!plain.contains("\u{1B}"))
    #expect(!plain.contains("█"))
    let colored = try piped("--color", "always")
    #expect(colored.contains("\u{1B}["))
    #expect(withoutColors(colored) == plain)
  }

  @Test("as JSON is the same everywhere")
  func json() throws {
    let plain = try piped("--format", "json")
    #expect(try piped("--format", "json", "--color", "always") == plain)
    #expect(try shown(["TERM=xterm"], columns: 40, "--format", "json") == plain)
  }

  @Test("says how far it is on standard error alone, if that is a terminal, and takes it away")
  func progress() throws {
    let long = ["run", "trial.yaml", "--record", "none", "--set", "duration=3000 d"]
    let line = /\rrun 1 of 1: \d+ %, \d+ s left, \d+ cables, \d+ events\/s *\r/
    let onErrors = try Program.run(
      long, onTerminal: 100, redirection: "> output", in: folder.url)
    #expect(onErrors.output.contains(line))
    #expect(onErrors.output.wholeMatch(of: /[^\n]*\r *\r/) != nil, "\(onErrors.output)")
    #expect(try text(of: "output").contains(/^A trial: 1 run, [^\r]*$/.dotMatchesNewlines()))

    let onOutput = try Program.run(
      long, onTerminal: 100, redirection: "2> errors", in: folder.url)
    #expect(onOutput.output.contains("MEASURE"))
    #expect(!onOutput.output.contains("\r"))
    #expect(try text(of: "errors").isEmpty)
  }

  @Test("leaves the same database, coloured or not")
  func database() throws {
    let arguments = ["run", "trial.yaml", "--set", "duration=1 d", "-o"]
    _ = try Program.run(arguments + ["a.db"], in: folder.url)
    _ = try Program.run(arguments + ["b.db", "--color", "always"], in: folder.url)
    _ = try Program.run(arguments + ["c.db"], onTerminal: 60, in: folder.url)
    let bytes = try ["a.db", "b.db", "c.db"].map {
      try Data(contentsOf: URL(fileURLWithPath: folder.path($0)))
    }
    #expect(bytes[0] == bytes[1])
    #expect(bytes[0] == bytes[2])
  }
}
