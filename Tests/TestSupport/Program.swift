public import Foundation
import Glibc

/// The program that was built with the tests, run as a user would.
public enum Program {
  /// What a run of the program left behind.
  public struct Result: Sendable {
    /// How it ended; 128 plus the number of the signal where one ended it.
    public var exitCode: Int32

    /// What it wrote to standard output.
    public var output: String

    /// What it wrote to standard error.
    public var errors: String
  }

  /// Runs `cablesim` in a folder until it ends.
  ///
  /// - Parameters:
  ///   - seconds: after that time it is killed.
  ///   - meanwhile: is done while it runs.
  public static func run(
    _ arguments: [String], in folder: URL, input: String = "", killedAfter seconds: Double? = nil,
    meanwhile: (Process) throws -> Void = { _ in }
  ) throws -> Result {
    try run(
      executable(), arguments, in: folder, input: input, killedAfter: seconds, meanwhile: meanwhile)
  }

  /// Runs `cablesim` on a terminal for some seconds, until somebody presses Ctrl-C; what the terminal shows is its
  /// output.
  public static func run(_ arguments: [String], onTerminalFor seconds: Int, in folder: URL) throws -> Result {
    let interrupted = "timeout --foreground --preserve-status -s INT \(seconds) \(try command(arguments))"
    return try run(
      URL(fileURLWithPath: "/usr/bin/script"), ["-qefc", "TERM=xterm \(interrupted)", "/dev/null"], in: folder
    )
  }

  /// Runs `cablesim` on a terminal until it ends; what the terminal shows is its output.
  ///
  /// - Parameters:
  ///   - columns: how wide the terminal is.
  ///   - variables: what of the environment says how text may look, such as `TERM=xterm`; nothing else does.
  ///   - redirection: what does not go to the terminal, as a shell has it: `> file`.
  public static func run(
    _ arguments: [String], onTerminal columns: Int, _ variables: [String] = ["TERM=xterm", "LANG=C.UTF-8"],
    redirection: String = "", in folder: URL
  ) throws -> Result {
    let forgotten = [
      "TERM", "COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "LC_ALL", "LC_CTYPE",
    ]
    let words = forgotten.map { "-u \($0)" } + variables + [try command(arguments), redirection]
    let command = "stty cols \(columns) -opost; env \(words.joined(separator: " "))"
    return try run(URL(fileURLWithPath: "/usr/bin/script"), ["-qefc", command, "/dev/null"], in: folder)
  }

  /// A call of `cablesim` as a shell takes it.
  private static func command(_ arguments: [String]) throws -> String {
    try ([executable().path] + arguments).map { "'\($0)'" }.joined(separator: " ")
  }

  /// Runs some program in a folder until it ends.
  public static func run(
    _ program: URL, _ arguments: [String], in folder: URL, input: String = "",
    killedAfter seconds: Double? = nil, meanwhile: (Process) throws -> Void = { _ in }
  ) throws -> Result {
    // Files, not pipes: nothing can block however much is written.
    let files = try TemporaryFolder()
    try files.write(input, to: "input")
    for name in ["output", "errors"] { try files.write("", to: name) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: files.url.appendingPathComponent("input"))
    process.standardOutput = try FileHandle(forWritingTo: files.url.appendingPathComponent("output"))
    process.standardError = try FileHandle(forWritingTo: files.url.appendingPathComponent("errors"))
    try process.run()
    defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    try meanwhile(process)
    if let seconds {
      Thread.sleep(forTimeInterval: seconds)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: files.url.appendingPathComponent(name)), as: UTF8.self)
    }
    let wasKilled = process.terminationReason == .uncaughtSignal
    return Result(
      exitCode: process.terminationStatus + (wasKilled ? 128 : 0), output: try text("output"),
      errors: try text("errors"))
  }

  /// Begins to run `cablesim` in a folder; what it prints is lost.
  public static func start(_ arguments: [String], in folder: URL) throws -> Process {
    let process = Process()
    process.executableURL = try executable()
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The program lies beside the tests that are running.
  private static func executable() throws -> URL {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("cablesim")
  }
}
