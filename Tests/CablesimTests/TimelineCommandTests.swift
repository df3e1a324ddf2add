import Foundation
import TestSupport
import Testing

/// Every step of a cable, out of the database that a replay left.
@Suite("cablesim timeline")
struct TimelineCommandTests {
  private static func replayed(_ folder: borrowing TemporaryFolder) throws {
    let result = try Program.run(
      ["replay", Repository.path("Scenarios/astana-2147/cable.txt")], in: folder.url)
    try #require(result.exitCode == 0)
  }

  @Test("prints the archived header of ASTANA 2147, byte for byte, as the transcript of XRO9011")
  func transcript() throws {
    let folder = try TemporaryFolder()
    try Self.replayed(folder)
    let result = try Program.run(["timeline", "astana-2147.db", "--transcript", "XRO9011"], in: folder.url)
    // The header runs from the transmission identifier to the blank line before the text.
    let text = String(decoding: try Repository.bytes("Scenarios/astana-2147/cable.txt"), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let header = lines.drop { !$0.hasPrefix("VZCZC") }.prefix { !$0.allSatisfy { $0 == " " } }
    let stripped = header.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    #expect(stripped.count == 26)
    #expect(stripped.first == "VZCZCXRO9011")
    #expect(stripped.last == "RUEHBS/USEU BRUSSELS")
    #expect(Array(result.output.utf8) == Array((stripped.joined(separator: "\n") + "\n").utf8))
    #expect(result.exitCode == 0)
    #expect(result.errors == "")
  }

  @Test("prints the next sections under the next numbers")
  func nextSection() throws {
    let folder = try TemporaryFolder()
    try Self.replayed(folder)
    let result = try Program.run(["timeline", "astana-2147.db", "--transcript", "XRO9013"], in: folder.url)
    #expect(result.output.hasPrefix("VZCZCXRO9013\nOO RUEHBI"))
    #expect(result.output.contains("\nDE RUEHTA #2147/03 3041102\n"))
  }

  @Test("shows every step in order")
  func steps() throws {
    let folder = try TemporaryFolder()
    try Self.replayed(folder)
    let result = try Program.run(["timeline", "astana-2147.db"], in: folder.url)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.count > 300)
    #expect(lines.first?.contains("STEP") ?? false)
    #expect(lines.dropFirst().first?.contains("filed") ?? false)
    let times = lines.dropFirst().map {
      $0.split(separator: " ").first { $0.contains("T") && $0.contains(":") } ?? ""
    }
    // A whole second is written without decimals: compare as far as both go.
    #expect(zip(times, times.dropFirst()).allSatisfy { $0.prefix(19) <= $1.prefix(19) })
  }

  @Test("shows the way to one addressee, through its collective")
  func addressee() throws {
    let folder = try TemporaryFolder()
    try Self.replayed(folder)
    let all = try Program.run(["timeline", "astana-2147.db"], in: folder.url)
    let one = try Program.run(["timeline", "astana-2147.db", "--addressee", "RUEHBI"], in: folder.url)
    #expect(one.exitCode == 0)
    let steps = one.output.split(separator: "\n")
    #expect(steps.count < all.output.split(separator: "\n").count / 4)
    for circuit in ["RUEHTA>", ">RUEHBI", "XRO9011"] {
      #expect(steps.contains { $0.contains(circuit) })
    }
    #expect(!steps.contains { $0.contains("RUEH>RUEHC") })
    #expect(steps.last?.contains("delivered") ?? false)
  }

  @Test("prints the steps as one JSON document")
  func json() throws {
    let folder = try TemporaryFolder()
    try Self.replayed(folder)
    let result = try Program.run(["timeline", "astana-2147.db", "--format", "json"], in: folder.url)
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect((document?["schema"] as? String)?.hasPrefix("cablesim-") ?? false)
    let steps = try #require(document?["steps"] as? [[String: Any]])
    #expect(steps.count > 300)
    #expect(steps.first?["step"] as? String == "filed")
    #expect(steps.first?["at"] as? String == "2008-10-30T11:02:00Z")
  }

  @Test(
    "says what is not in the database",
    arguments: [
      ["--message", "2"], ["--addressee", "RUEHXX"], ["--transcript", "XRO0001"], ["--transcript", "QQO001"],
    ])
  func absent(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try Self.replayed(folder)
    let result = try Program.run(["timeline", "astana-2147.db"] + arguments, in: folder.url)
    #expect(result.exitCode != 0 && result.exitCode < 128)
    #expect(result.output == "")
    #expect(result.errors.contains("astana-2147.db"))
  }

  @Test("refuses what is no timeline database", arguments: ["", "some text", "SQLite format 3\0"])
  func foreign(content: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(content, to: "other.db")
    let result = try Program.run(["timeline", "other.db"], in: folder.url)
    #expect(result.exitCode == 3)
    #expect(namesPlace(result.errors, in: "other.db"), "\(result.errors)")
    #expect(try String(contentsOfFile: folder.path("other.db"), encoding: .utf8) == content)
  }

  @Test("says that a database is damaged, and does not trap")
  func damaged() throws {
    let folder = try TemporaryFolder()
    try Self.replayed(folder)
    let whole = try Data(contentsOf: folder.url.appendingPathComponent("astana-2147.db"))
    for kept in [100, 512, 4096, whole.count / 2, whole.count - 1] {
      try whole.prefix(kept).write(to: folder.url.appendingPathComponent("cut.db"))
      let result = try Program.run(["timeline", "cut.db"], in: folder.url)
      #expect(result.exitCode == 3, "\(kept) bytes: \(result.errors)")
      #expect(result.errors.contains("cut.db:"), "\(kept) bytes")
    }
  }
}
