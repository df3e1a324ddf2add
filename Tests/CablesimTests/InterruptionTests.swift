import Foundation
import Glibc
import TestSupport
import Testing

/// Ctrl-C ends a run in good order.
@Suite("A run that is interrupted")
struct InterruptionTests {
  /// A run that nobody would wait for.
  private let long = ["--set", "duration=4000 d", "--format", "json"]

  private func wait(upTo seconds: Double = 60, until isSo: () -> Bool) throws {
    let end = Date(timeIntervalSinceNow: seconds)
    while !isSo(), Date() < end { usleep(20_000) }
    try #require(isSo(), "nothing happened in \(seconds) s")
  }

  private func document(_ text: String) throws -> [String: any Sendable] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: any Sendable])
  }

  @Test(
    "leaves a database that can be read, in which every addressee is accounted for",
    arguments: [SIGINT, SIGTERM])
  func database(signal: Int32) throws {
    let folder = try TemporaryFolder()
    try Trial.write(to: folder)
    let path = folder.path("trial.db")
    func size() -> UInt64 {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return attributes?[.size] as? UInt64 ?? 0
    }
    let result = try Program.run(
      ["run", "trial.yaml", "--replications", "5"] + long, in: folder.url
    ) { process in
      try wait { size() > 400_000 }
      kill(process.processIdentifier, signal)
    }
    #expect(result.exitCode == 130, "\(result.errors)")
    #expect(try folder.contents == ["net.yaml", "trial.db", "trial.yaml"])
    let document = try document(result.output)
    #expect(document["stopReason"] as? String == "interrupted")
    #expect(document["runs"] as? Int == 1)
    let sums = try #require(document["addressees"] as? [String: Int])

    let database = try Database(path)
    #expect(try database.value("PRAGMA integrity_check") == "ok")
    #expect(
      try database.value("SELECT group_concat(status || ' ' || stop_reason) FROM run")
        == "interrupted interrupted")
    #expect(try database.value("SELECT fingerprint FROM run") == document["fingerprint"] as? String)
    // Each of these cables has one addressee.
    #expect(try database.value("SELECT count(*) FROM message") == "\(document["cables"] as? Int ?? -1)")
    #expect(try database.value("SELECT count(*) FROM addressee") == "\(sums["total"] ?? -1)")
    #expect(
      try database.value("SELECT count(DISTINCT message_id) FROM addressee") == "\(sums["total"] ?? -1)")
    #expect(
      try database.value(
        "SELECT count(*) FROM addressee WHERE (status = 'delivered') <> (delivered_at IS NOT NULL)")
        == "0")
    let underWay = "'in queue', 'in transmission', 'in handling'"
    #expect(
      try database.value("SELECT count(*) FROM addressee WHERE status IN (\(underWay))")
        == "\(sums["inFlight"] ?? -1)")
  }

  @Test("of which nothing is written tells what it came to")
  func unrecorded() throws {
    let folder = try TemporaryFolder()
    try Trial.write(to: folder)
    let result = try Program.run(
      ["run", "trial.yaml", "--record", "none"] + long, in: folder.url
    ) { process in
      usleep(700_000)
      process.interrupt()
    }
    #expect(result.exitCode == 130, "\(result.errors)")
    #expect(try document(result.output)["stopReason"] as? String == "interrupted")
    #expect(try folder.contents == ["net.yaml", "trial.yaml"])
  }

  @Test(
    "has shown on the terminal how far it was, and leaves its line empty",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func progress() throws {
    let folder = try TemporaryFolder()
    try Trial.write(to: folder)
    let result = try Program.run(
      ["run", "trial.yaml", "--record", "none"] + long, onTerminalFor: 4, in: folder.url)
    #expect(result.exitCode == 130)
    let shown = result.output.prefix { $0 != "{" }
    #expect(
      shown.contains(/\rrun 1 of 1: \d+ %, \d+ s left, \d+ cables, \d+ events\/s *\r/), "\(result.output)")
    #expect(shown.wholeMatch(of: /[^\n]*\r *\r/) != nil, "\(result.output)")
  }
}
