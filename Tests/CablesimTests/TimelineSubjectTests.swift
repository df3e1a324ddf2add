import Foundation
import TestSupport
import Testing

/// A circuit's queue and a station's log, as people and programs ask for them.
@Suite("cablesim timeline of a circuit or a station")
struct TimelineSubjectTests: ~Copyable {
  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    try folder.write(Input.topology, to: "three.yaml")
    try folder.write(Load.day.replacing("duration: 20 d", with: "duration: 6 h"), to: "day.yaml")
    try #require(try Program.run(["run", "day.yaml"], in: folder.url).exitCode == 0)
    self.folder = folder
  }

  private func timeline(_ arguments: [String]) throws -> Program.Result {
    try Program.run(["timeline", "day.db"] + arguments, in: folder.url)
  }

  @Test("shows what waited, by precedence and age, at a time in whatever form it is given")
  func queue() throws {
    let results = try ["2008-10-30T03:00:00Z", "300300Z OCT 08", "+3 h"].map {
      try timeline(["--queue", "RUEH>RUEHC", "--at", $0])
    }
    #expect(Set(results.map(\.output)).count == 1)
    let lines = results[0].output.split(separator: "\n").map(String.init)
    #expect(lines.first?.hasPrefix("RUEH>RUEHC at 300300Z OCT 08 (2008-10-30T03:00:00Z): ") ?? false)
    #expect(results[0].exitCode == 0)
  }

  @Test("counts in the buckets what the list has, each bucket twice as wide as the last")
  func buckets() throws {
    let result = try timeline(["--queue", "RUEH>RUEHC", "--at", "+5 h", "--format", "json"])
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "cablesim-queue/1")
    let bounds = try #require(document["ageBoundsSeconds"] as? [Int])
    #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $1 == 2 * $0 })
    let waiting = try #require(document["waiting"] as? [[String: Any]])
    let ages = try #require(document["ages"] as? [[String: Any]])
    let counts = ages.compactMap { $0["counts"] as? [Int] }
    #expect(counts.joined().reduce(0, +) == waiting.count)
    #expect(waiting.count > 3, "the test wants a queue")
    for row in waiting {
      let age = try #require(row["waitedSeconds"] as? Double)
      let place = bounds.firstIndex { Int(age) < $0 } ?? bounds.count
      let of = try #require(ages.first { $0["precedence"] as? String == row["precedence"] as? String })
      #expect((of["counts"] as? [Int])?[place] ?? 0 > 0)
    }
  }

  @Test("logs a station's channels without a gap in their numbers, in another run as well")
  func log() throws {
    for run in ["1", "2"] {
      let result = try timeline(["--run", run, "--station", "RUEH", "--format", "csv"])
      let lines = result.output.components(separatedBy: "\r\n")
      #expect(lines[0] == "dtg,time,act,channel,station,precedence,message,cable,routing_line,remark")
      let sent = lines.filter { $0.contains(",sent,HCI") }.compactMap { line in
        line.split(separator: ",", omittingEmptySubsequences: false).dropFirst(3).first.map(String.init)
      }
      #expect(sent.count > 20)
      #expect(sent == (1...sent.count).map { "HCI" + ("00\($0)".suffix(3)) })
    }
  }

  @Test("keeps to the hours that are asked for")
  func hours() throws {
    let result = try timeline(["--station", "RUEHTA", "--from", "+1 h", "--to", "300200Z OCT 08"])
    let lines = result.output.split(separator: "\n").dropFirst()
    #expect(lines.count > 5)
    #expect(lines.allSatisfy { $0.contains("2008-10-30T01:") && $0.hasPrefix("3001") })
  }

  @Test(
    "prints steps, the list of cables and a log in every form",
    arguments: [[], ["--message", "3"], ["--station", "RUEHC"], ["--queue", "RUEH>RUEHC", "--at", "+5 h"]])
  func forms(arguments: [String]) throws {
    let json = try timeline(arguments + ["--format", "json"])
    let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((document?["schema"] as? String)?.hasPrefix("cablesim-") ?? false)
    let csv = try timeline(arguments + ["--format", "csv"])
    let lines = csv.output.components(separatedBy: "\r\n")
    #expect(lines.count > 2)
    #expect(lines.last == "")
    #expect(!lines[0].isEmpty && lines[0].allSatisfy { $0.isLowercase || $0 == "," || $0 == "_" })
  }

  @Test(
    "says what it does not understand, with 2",
    arguments: [
      (["--queue", "RUEH>RUEHC"], "--at"), (["--at", "+1 h"], "--queue"), (["--from", "+1 h"], "--station"),
      (["--queue", "A>B", "--at", "noon"], "like 2008-10-30T11:02:00Z"),
      (["--station", "RUEH", "--queue", "A>B", "--at", "+1 h"], "choose one"),
      (["--station", "RUEH", "--message", "1"], "choose one"), (["--force"], "--datasette"),
    ])
  func usage(arguments: [String], named: String) throws {
    let result = try timeline(arguments)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains(named), "\(result.errors)")
    #expect(result.output == "")
  }

  @Test(
    "says what is not there, with 3",
    arguments: [
      (["--run", "3"], "there is no run 3; there are 1 to 2"),
      (["--queue", "RUEH>RUEHX", "--at", "+1 h"], "did you mean 'RUEH>RUEHC'?"),
      (["--station", "RUEHX"], "there is no station RUEHX"),
    ])
  func absent(arguments: [String], named: String) throws {
    let result = try timeline(arguments)
    #expect(result.exitCode == 3)
    #expect(result.errors.contains(named), "\(result.errors)")
    #expect(result.errors.hasPrefix("day.db:"))
  }
}
