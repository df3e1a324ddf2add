import Analysis
import EventKernel
import TestSupport
import Testing
import Timeline

/// Two runs are the same if the same happened in them, however their rows are numbered.
@Suite("Differences of two runs")
struct DivergenceTests {
  private func divergence(of first: String, and second: String) throws -> Divergence {
    let a = try TimelineReader(first)
    let b = try TimelineReader(second)
    return try Divergence(of: 1, in: a, and: 1, in: b)
  }

  @Test("a run at random is the same as itself run again", arguments: [1, 2, 3] as [UInt64])
  func same(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    let first = try Recording.random(seed: seed, in: folder)
    let divergence = try divergence(of: first, and: try Recording.random(seed: seed, in: other))
    #expect(divergence.isEmpty, "seed \(seed)")
    #expect(divergence.commonEvents > 100 && divergence.unchanged > 10, "seed \(seed)")
  }

  @Test("the order and the numbers of rows do not matter")
  func rowOrder() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    let first = try MutationTests.record(in: folder)
    let second = try MutationTests.record(in: other)
    do {
      let connection = try Connection(second, .writing)
      try connection.execute(
        """
        PRAGMA foreign_keys = off;
        UPDATE transmission SET transmission_id = -transmission_id, cause = -cause, previous = -previous;
        UPDATE handling SET rowid = -rowid;
        UPDATE incident SET rowid = -rowid;
        UPDATE addressee SET addressee_id = addressee_id + 100, last_transmission = -last_transmission;
        """)
    }
    #expect(try divergence(of: first, and: second).isEmpty)
  }

  @Test("the first divergent event and every change are named")
  func different() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    let first = try MutationTests.record(in: folder)
    let second = try MutationTests.record(in: other)
    do {
      let connection = try Connection(second, .writing)
      try connection.execute(
        """
        UPDATE addressee SET delivered_at = delivered_at + 7 WHERE message_id = 2;
        UPDATE addressee SET status = 'rejected', reason = 'INV', received_at = NULL, delivered_at = NULL
        WHERE message_id = 3;
        """)
    }
    let divergence = try divergence(of: first, and: second)
    #expect(!divergence.isEmpty)
    #expect(divergence.firstEvents.first?.what == "delivered")
    #expect(divergence.changes.count == 2)
    #expect(divergence.changes.map(\.delay) == [TimeSpan(microseconds: 7), nil])
    #expect(divergence.changes.last?.second?.status == "rejected")
  }
}
