import Foundation
import TestSupport
import Testing
import Timeline

/// An output may be a link, a damaged file, or one of the inputs.
@Suite("The path of an output")
struct OutputPathTests {
  private func replay(_ arguments: [String], in folder: borrowing TemporaryFolder) throws -> Program.Result {
    try folder.write(Input.topology, to: "three.yaml")
    try folder.write(Input.cable(), to: "cable.txt")
    return try Program.run(["replay", "cable.txt", "--topology", "three.yaml"] + arguments, in: folder.url)
  }

  @Test(
    "that is a symbolic link is written through, whether or not its target is there",
    arguments: [false, true])
  func link(isThere: Bool) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("far"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.db"), withDestinationPath: "far/away.db")
    if isThere { try #require(try replay(["-o", "far/away.db"], in: folder).exitCode == 0) }
    let result = try replay(["-o", "link.db"], in: folder)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.db")) == "far/away.db")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("far")) == ["away.db"])
    #expect(try query("SELECT status FROM run", in: folder.path("far/away.db")) == ["done"])
  }

  @Test("that is a damaged timeline is refused, which stays as it is; forced, it is replaced")
  func damaged() throws {
    let folder = try TemporaryFolder()
    try #require(try replay(["-o", "a.db"], in: folder).exitCode == 0)
    let url = folder.url.appendingPathComponent("a.db")
    let cut = try Data(contentsOf: url).prefix(5000)
    try cut.write(to: url)
    let result = try replay(["-o", "a.db"], in: folder)
    #expect(result.exitCode == 3)
    #expect(namesPlace(result.errors, in: "a.db"), "\(result.errors)")
    #expect(try Data(contentsOf: url) == cut)
    #expect(try replay(["-o", "a.db", "--force"], in: folder).exitCode == 0)
    #expect(try query("SELECT status FROM run", in: url.path) == ["done"])
  }

  @Test("that is a timeline of another version is refused with both versions", arguments: [1, 99])
  func version(number: Int) throws {
    let folder = try TemporaryFolder()
    try #require(try replay(["-o", "a.db"], in: folder).exitCode == 0)
    try Connection(folder.path("a.db"), .writing).execute("PRAGMA user_version = \(number)")
    for command in [["timeline", "a.db"], ["export", "a.db", "--to", "csv"]] {
      let result = try Program.run(command, in: folder.url)
      #expect(result.exitCode == 3)
      #expect(result.errors.contains("schema \(number), this program reads 4"), "\(result.errors)")
    }
    #expect(try replay(["-o", "a.db"], in: folder).exitCode == 3)
    #expect(try query("PRAGMA user_version", in: folder.path("a.db")) == ["\(number)"])
  }

  @Test(
    "that is an input under another name is refused, forced or not",
    arguments: ["three.yaml", "hard", "soft"])
  func input(output: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Input.topology, to: "three.yaml")
    try folder.write(Load.day, to: "day.yaml")
    try FileManager.default.linkItem(atPath: folder.path("day.yaml"), toPath: folder.path("hard"))
    try FileManager.default.createSymbolicLink(atPath: folder.path("soft"), withDestinationPath: "three.yaml")
    for force in [[], ["--force"]] {
      let result = try Program.run(["run", "day.yaml", "-o", output] + force, in: folder.url)
      #expect(result.exitCode == 3)
      #expect(result.errors.contains("the output would overwrite an input"), "\(result.errors)")
    }
    #expect(try String(contentsOfFile: folder.path("three.yaml"), encoding: .utf8) == Input.topology)
    #expect(try String(contentsOfFile: folder.path("day.yaml"), encoding: .utf8) == Load.day)
  }

  @Test("beside which a file of another kind is in the way says so")
  func inTheWay() throws {
    let folder = try TemporaryFolder()
    try folder.write("my diary\n", to: "a.db-new")
    let result = try replay(["-o", "a.db"], in: folder)
    #expect(result.exitCode == 3)
    #expect(result.errors.contains("a.db-new is in the way"), "\(result.errors)")
    #expect(try String(contentsOfFile: folder.path("a.db-new"), encoding: .utf8) == "my diary\n")
  }
}
