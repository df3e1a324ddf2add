import EventKernel
import TestSupport
import Testing
import Timeline

/// A file may have been edited by hand: whatever its numbers say, reading it traps on nothing.
@Suite("A database with odd numbers")
struct DamageTests {
  @Test(
    "is read without a trap",
    arguments: [
      "transmission SET received_at", "transmission SET started_at", "addressee SET delivered_at",
      "transmission_row SET travelled", "transmission_row SET waited", "transmission_row SET sent_in",
      "transmission_row SET queued_at", "addressee_row SET kept", "addressee_row SET received_at",
      "message SET filed_at", "run SET ended_at", "circuit SET number_digits",
      "addressee SET last_transmission", "transmission_row SET way", "transmission_row SET codes",
      "message_row SET origin", "message_row SET codes", "message_row SET characters",
      "transmission_rest_row SET held", "transmission_rest_row SET previous",
    ], [Int.min, -1, 0, Int.max])
  func extremes(change: String, value: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try Replay.write(Replay.line(), to: path)
    try Connection(path, .writing).execute("UPDATE \(change) = \(value)")
    let reader = try TimelineReader(path)
    #expect(try reader.runs().count == 1)
    #expect(try reader.messages(run: 1).allSatisfy { $0.filedAt.iso8601.count >= 20 })
    #expect(try reader.deliveries(run: 1, message: 1).count == 1)
    #expect(try reader.outcomes(run: 1).count == 1)
    #expect(try reader.steps(run: 1, message: 1).allSatisfy { $0.at.iso8601.count >= 20 })
    _ = try reader.latencies(run: 1)
    _ = try reader.circuitLoads(run: 1)
    _ = try? reader.transcripts(run: 1, designator: "XRO", number: 9011)
    _ = try reader.queue(run: 1, circuit: "RUEA>RUEH", at: Instant(microseconds: 1_225_364_410_000_000))
    _ = try reader.stationLog(run: 1, station: "RUEH")
    try reader.forEachTransmission(run: 1, message: nil) { _ in }
    try reader.forEachHandling(run: 1, message: 1) { _ in }
  }

  @Test("whose addressees' digits are odd is read without a trap", arguments: [Int.min, -1, 0, Int.max])
  func addressees(value: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try Replay.write(Replay.line(), to: path)
    try Connection(path, .writing).execute("UPDATE addressee_row SET codes = \(value)")
    let reader = try TimelineReader(path)
    #expect(try reader.deliveries(run: 1, message: 1).count == 1)
    #expect(try reader.outcomes(run: 1).count == 1)
    #expect(try reader.recipients(run: 1, of: [1]).count == 1)
    #expect(try reader.destinations(run: 1, message: 1).count == 1)
    _ = try reader.steps(run: 1, message: 1)
  }

  @Test("whose transmissions lead in a circle gives a way that ends")
  func circle() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try Replay.write(Replay.line(), to: path)
    try Connection(path, .writing).execute("UPDATE transmission SET cause = 3 - transmission_id")
    let reader = try TimelineReader(path)
    #expect(try reader.deliveries(run: 1, message: 1).first?.path.count ?? 99 < 5)
    #expect(try reader.steps(run: 1, message: 1, to: "RUEB").count > 1)
  }
}
