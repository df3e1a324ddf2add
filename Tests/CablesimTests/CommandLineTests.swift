import TestSupport
import Testing

/// How the program explains itself and what it does not understand.
@Suite("The command line")
struct CommandLineTests {
  @Test("tells its version")
  func version() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(["--version"], in: folder.url)
    #expect(result.exitCode == 0)
    #expect(result.output.hasPrefix("cablesim "))
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.errors == "")
  }

  @Test(
    "explains the program and each command, on standard output",
    arguments: [
      (["--help"], ["replay", "timeline", "--version", "EXIT CODES"]), (["-h"], ["replay", "timeline"]),
      (["replay", "--help"], ["<cable>", "--topology", "--output", "--force", "--format", "table, json"]),
      (
        ["timeline", "--help"],
        [
          "<database>", "--run", "--message", "--addressee", "--transcript", "--queue", "--at", "--station",
          "--from", "--to", "--datasette", "--format", "table, json,",
        ]
      ),
      (
        ["export", "--help"],
        ["<database>", "--to", "perfetto, csv, mermaid", "--output", "--message", "--run"]
      ),
    ])
  func help(arguments: [String], expected: [String]) throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(arguments, in: folder.url)
    #expect(result.exitCode == 0)
    #expect(result.errors == "")
    for word in expected { #expect(result.output.contains(word), "\(word)") }
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test(
    "that is not understood ends with 2 and the usage of the command",
    arguments: [
      (["replay"], "cablesim replay", "cable"), (["replay", "a", "b"], "cablesim replay", "'b'"),
      (["replay", "a", "--topologie", "x"], "cablesim replay", "--topology"),
      (["replay", "a", "--format", "xml"], "cablesim replay", "json"),
      (["replay", "a", "--output"], "cablesim replay", "--output"),
      (["replay", "a", "--force=yes"], "cablesim replay", "--force"),
      (["replay", "a", "-o", "x", "-o", "y"], "cablesim replay", "output"),
      (["timeline"], "cablesim timeline", "database"),
      (["timeline", "a", "--message", "first"], "cablesim timeline", "first"),
      (["replai", "a"], "cablesim", "replay"), (["--frobnicate"], "cablesim", "--frobnicate"),
    ])
  func usage(arguments: [String], command: String, named: String) throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(arguments, in: folder.url)
    #expect(result.exitCode == 2)
    #expect(result.output == "")
    #expect(result.errors.contains("Usage: \(command)"), "\(result.errors)")
    #expect(result.errors.contains(named), "\(result.errors)")
    #expect(try folder.contents == [])
  }

  @Test("with a malformed channel number ends with 2 and the usage of the command")
  func transcript() throws {
    let folder = try TemporaryFolder()
    try folder.write(Input.topology, to: "three.yaml")
    let replay = ["replay", "-", "--topology", "three.yaml", "-o", "out.db"]
    try #require(try Program.run(replay, in: folder.url, input: Input.cable()).exitCode == 0)
    for word in ["9011", "XRO", "XRO12345", "XRO 9011", ""] {
      let result = try Program.run(["timeline", "out.db", "--transcript", word], in: folder.url)
      #expect(result.exitCode == 2, "'\(word)'")
      #expect(result.errors.contains("Usage: cablesim timeline"), "'\(word)'")
    }
  }
}
