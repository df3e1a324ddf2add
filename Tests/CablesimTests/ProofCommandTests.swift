import Foundation
import TestSupport
import Testing

/// What explains, proves and compares recorded runs.
@Suite("cablesim explain, audit and diff")
struct ProofCommandTests {
  /// The replay of ASTANA 2147 in `astana-2147.db`.
  private static func replayed(_ folder: borrowing TemporaryFolder) throws {
    let result = try Program.run(
      ["replay", Repository.path("Scenarios/astana-2147/cable.txt")], in: folder.url)
    try #require(result.exitCode == 0)
  }

  private func document(_ result: Program.Result) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test("explain tells a story and sums exactly")
  func explain() throws {
    let folder = try TemporaryFolder()
    try Self.replayed(folder)
    let arguments = ["explain", "astana-2147.db", "--message", "1", "--addressee", "RUEHBI"]
    let table = try Program.run(arguments, in: folder.url)
    #expect(table.exitCode == 0)
    #expect(table.output.contains("waiting for section 2 of the same cable"))
    let json = try document(try Program.run(arguments + ["--format", "json"], in: folder.url))
    #expect(json["schema"] as? String == "cablesim-explanation/1")
    let explanation = try #require((json["explanations"] as? [[String: Any]])?.first)
    let parts = try #require(explanation["parts"] as? [[String: Any]])
    let sum = parts.compactMap { $0["microseconds"] as? Int }.reduce(0, +)
    #expect(sum == explanation["latencyMicroseconds"] as? Int)
    #expect(table.output.contains("\(sum)  100.0 %"))
  }

  @Test("explain says that a cable did not get there")
  func rejected() throws {
    let folder = try TemporaryFolder()
    try Self.replayed(folder)
    let result = try Program.run(
      ["explain", "astana-2147.db", "--message", "1", "--addressee", "RUCPDOG"], in: folder.url)
    #expect(result.exitCode == 0)
    #expect(result.output.contains("rejected INV"))
  }

  @Test(
    "what is not in the database is an error",
    arguments: [
      ["explain", "astana-2147.db", "--message", "2", "--addressee", "RUEHBI"],
      ["explain", "astana-2147.db", "--message", "1", "--addressee", "RUEHXX"],
      ["explain", "astana-2147.db", "--message", "1", "--addressee", "RUEHBI", "--run", "2"],
      ["audit", "astana-2147.db", "--run", "2"], ["diff", "astana-2147.db", "astana-2147.db", "--run", "2"],
    ])
  func absent(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try Self.replayed(folder)
    let result = try Program.run(arguments, in: folder.url)
    #expect(result.exitCode == 3)
    #expect(result.output == "")
    #expect(namesPlace(result.errors, in: "astana-2147.db"), "\(result.errors)")
  }

  @Test(
    "a file that is missing or foreign is an error",
    arguments: [
      ["explain", "other.db", "--message", "1", "--addressee", "RUEHC"], ["audit", "other.db"],
      ["diff", "other.db", "other.db"],
    ], [nil, "some text"])
  func foreign(arguments: [String], content: String?) throws {
    let folder = try TemporaryFolder()
    if let content { try folder.write(content, to: "other.db") }
    let result = try Program.run(arguments, in: folder.url)
    #expect(result.exitCode == 3)
    #expect(namesPlace(result.errors, in: "other.db"), "\(result.errors)")
  }

  @Test("audit finds the replay of ASTANA 2147 in order")
  func audit() throws {
    let folder = try TemporaryFolder()
    try Self.replayed(folder)
    let table = try Program.run(["audit", "astana-2147.db"], in: folder.url)
    #expect(table.exitCode == 0, "\(table.output)")
    #expect(table.output.contains("obeys all"))
    let json = try document(try Program.run(["audit", "astana-2147.db", "--format", "json"], in: folder.url))
    #expect(json["clean"] as? Bool == true)
  }

  @Test("diff says same with exit code 0 and different with 1")
  func diff() throws {
    let folder = try TemporaryFolder()
    try Self.replayed(folder)
    let same = try Program.run(["diff", "astana-2147.db", "astana-2147.db"], in: folder.url)
    #expect(same.exitCode == 0)
    #expect(same.output.hasPrefix("Same: "))
    try folder.write(Input.topology, to: "topology.yaml")
    try folder.write(Input.cable(), to: "cable.txt")
    let other = try Program.run(
      ["replay", "cable.txt", "-t", "topology.yaml", "-o", "other.db"], in: folder.url)
    try #require(other.exitCode == 0)
    let different = try Program.run(["diff", "astana-2147.db", "other.db"], in: folder.url)
    #expect(different.exitCode == 1)
    #expect(different.output.contains("First divergent event:"))
    let json = try document(
      try Program.run(["diff", "astana-2147.db", "other.db", "--format", "json"], in: folder.url))
    #expect(json["same"] as? Bool == false)
    #expect((json["changes"] as? [Any])?.count == 31)
  }
}
