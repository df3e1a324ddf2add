import Foundation
import Glibc
import TestSupport
import Testing

/// Nothing that is not a timeline of the same cable is overwritten, unless that is asked for.
@Suite("The output of a replay")
struct OutputFileTests {
  private func replay(_ arguments: [String], in folder: borrowing TemporaryFolder) throws -> Program.Result {
    try folder.write(Input.topology, to: "three.yaml")
    try folder.write(Input.cable(), to: "cable.txt")
    return try Program.run(["replay", "cable.txt", "--topology", "three.yaml"] + arguments, in: folder.url)
  }

  @Test("is named after the cable")
  func name() throws {
    let folder = try TemporaryFolder()
    #expect(try replay([], in: folder).exitCode == 0)
    #expect(try folder.contents == ["astana-42.db", "cable.txt", "three.yaml"])
  }

  @Test("is refused where some other file is, which stays as it is", arguments: ["", "my diary\n"])
  func foreign(content: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(content, to: "astana-42.db")
    let result = try replay([], in: folder)
    #expect(result.exitCode == 3)
    #expect(namesPlace(result.errors, in: "astana-42.db"), "\(result.errors)")
    #expect(result.errors.contains("--force"))
    #expect(try String(contentsOfFile: folder.path("astana-42.db"), encoding: .utf8) == content)
  }

  @Test("replaces some other file if forced")
  func forced() throws {
    let folder = try TemporaryFolder()
    try folder.write("my diary\n", to: "astana-42.db")
    #expect(try replay(["--force"], in: folder).exitCode == 0)
    #expect(
      try Data(contentsOf: folder.url.appendingPathComponent("astana-42.db")).starts(with: "SQLite".utf8))
  }

  @Test("replaces the timeline of the same cable, and says so")
  func again() throws {
    let folder = try TemporaryFolder()
    #expect(try replay([], in: folder).exitCode == 0)
    let first = try Data(contentsOf: folder.url.appendingPathComponent("astana-42.db"))
    let result = try replay([], in: folder)
    #expect(result.exitCode == 0)
    #expect(result.errors.contains("astana-42.db"))
    #expect(try Data(contentsOf: folder.url.appendingPathComponent("astana-42.db")) == first)
  }

  @Test("is refused where the timeline of another cable is")
  func otherTimeline() throws {
    let folder = try TemporaryFolder()
    #expect(try replay(["-o", "out.db"], in: folder).exitCode == 0)
    let first = try Data(contentsOf: folder.url.appendingPathComponent("out.db"))
    let other = Input.cable().replacingOccurrences(of: "ASTANA 000042", with: "ASTANA 000043")
    let arguments = ["replay", "-", "--topology", "three.yaml", "-o", "out.db"]
    let result = try Program.run(arguments, in: folder.url, input: other)
    #expect(result.exitCode == 3)
    #expect(try Data(contentsOf: folder.url.appendingPathComponent("out.db")) == first)
    #expect(try Program.run(arguments + ["--force"], in: folder.url, input: other).exitCode == 0)
    #expect(try Data(contentsOf: folder.url.appendingPathComponent("out.db")) != first)
  }

  @Test(
    "is refused where an input is, forced or not",
    arguments: ["cable.txt", "./cable.txt", "three.yaml", "link"])
  func input(output: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("cable.txt"))
    for force in [[], ["--force"]] {
      let result = try replay(["-o", output] + force, in: folder)
      #expect(result.exitCode == 3)
      #expect(namesPlace(result.errors, in: output), "\(result.errors)")
      #expect(try String(contentsOfFile: folder.path("cable.txt"), encoding: .utf8) == Input.cable())
      #expect(try String(contentsOfFile: folder.path("three.yaml"), encoding: .utf8) == Input.topology)
    }
  }

  @Test(
    "is refused, forced or not, where it cannot be: a directory, a pipe, a folder that is not there",
    arguments: [".", "pipe", "no/out.db"])
  func impossible(output: String) throws {
    let folder = try TemporaryFolder()
    try #require(unsafe mkfifo(folder.path("pipe"), 0o600) == 0)
    for force in [[], ["--force"]] {
      let result = try replay(["-o", output] + force, in: folder)
      #expect(result.exitCode == 3)
      #expect(namesPlace(result.errors, in: output), "\(result.errors)")
      #expect(try folder.contents == ["cable.txt", "pipe", "three.yaml"])
    }
    #expect(try attributes(of: folder.path("pipe")) != .typeRegular)
  }

  private func attributes(of path: String) throws -> FileAttributeType? {
    try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
  }
}
