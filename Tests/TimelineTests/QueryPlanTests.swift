import CSQLite
import EventKernel
import TestSupport
import Testing

@testable import Timeline

/// What concerns one cable, circuit or channel is found by an index: a run may have millions of transmissions.
@Suite("The plan of a query")
struct QueryPlanTests: ~Copyable {
  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    // Many cables: of a few, SQLite rightly looks through all.
    try Replay.write(Replay.line(filedAt: (0..<300).map { $0 * 7 }), to: folder.path("a.db"))
    self.folder = folder
  }

  /// The steps of a plan at which a table is read, as SQLite tells them.
  private func readings(
    of sql: String, _ names: [String] = ["t", "x", "transmission_row"]
  ) throws -> [String] {
    let connection = try Connection(folder.path("a.db"), .reading)
    var statement = try connection.prepare("EXPLAIN QUERY PLAN " + sql)
    var steps: [String] = []
    while try statement.step() { steps.append(statement.text(3)) }
    return steps.filter { step in
      let words = step.split(separator: " ")
      return words.count > 1 && ["SCAN", "SEARCH"].contains(words[0])
        && names.contains(String(words[1]))
    }
  }

  /// The steps at which more transmissions are read than those of one cable, one circuit, or one.
  private func wide(_ sql: String) throws -> [String] {
    try readings(of: sql).filter { step in
      // The circuit is worked out.
      !["message_id=?", "circuit (run_id=? AND <expr>=?", "transmission_id=?"].contains { step.contains($0) }
    }
  }

  @Test("finds the test's own example of a scan")
  func control() throws {
    #expect(try wide("SELECT * FROM transmission WHERE channel_number = 1").count == 1)
    #expect(try wide("SELECT * FROM transmission WHERE run_id = 1").count == 1)
  }

  @Test("of a shipped question reads no transmissions but its own", arguments: CannedQuery.all)
  func shipped(query: CannedQuery) throws {
    guard query.name != "busiest" else {
      // All of a run are needed.
      #expect(try readings(of: query.sql).allSatisfy { $0.hasPrefix("SCAN") || $0.contains("(run_id=?)") })
      return
    }
    #expect(try wide(query.sql) == [])
  }

  @Test(
    "of a view that is asked for one cable or circuit reads no other transmissions",
    arguments: [
      "SELECT * FROM timeline WHERE run_id = 1 AND message_id = 1",
      "SELECT * FROM queue_depth WHERE run_id = 1 AND circuit_id = 1",
      "SELECT * FROM delivery WHERE run_id = 1 AND message_id = 1",
    ])
  func views(sql: String) throws {
    #expect(try wide(sql) == [])
  }

  @Test(
    "of addressees reads those of one cable, or one",
    arguments: [
      ("SELECT * FROM addressee WHERE run_id = 1 AND message_id = 1", "message_id=?"),
      ("SELECT * FROM delivery WHERE run_id = 1 AND message_id = 1", "message_id=?"),
      ("SELECT * FROM addressee WHERE run_id = 1 AND message_id = 1 AND addressee_id = 1", "<expr>=?"),
    ])
  func addressees(sql: String, by: String) throws {
    let steps = try readings(of: sql, ["a", "addressee_row"])
    #expect(!steps.isEmpty && steps.allSatisfy { $0.contains(by) }, "\(steps)")
  }

  @Test("of what few rows have finds it by its key")
  func rest() throws {
    for view in ["message", "transmission", "addressee"] {
      let names = ["message_text_row", "transmission_rest_row", "addressee_text_row"]
      let steps = try readings(of: "SELECT * FROM \(view)", names)
      #expect(
        !steps.isEmpty && steps.allSatisfy { $0.contains("USING PRIMARY KEY (run_id=? AND ") }, "\(steps)")
    }
  }

  @Test("of every command's queries reads no transmissions but its own")
  func commands() throws {
    let path = folder.path("a.db")
    let reader = try TimelineReader(path)
    let trace = StatementTrace()
    trace.follow(reader.connection)
    _ = try reader.run()
    _ = try reader.messages(run: 1)
    _ = try reader.deliveries(run: 1, message: 1)
    _ = try reader.steps(run: 1, message: 1)
    _ = try reader.steps(run: 1, message: 1, to: "RUEB")
    _ = try reader.transcripts(run: 1, designator: "XRO", number: 9011)
    _ = try reader.queue(run: 1, circuit: "RUEA>RUEH", at: Instant(microseconds: 1_225_364_530_000_000))
    _ = try reader.stationLog(run: 1, station: "RUEH")
    try reader.forEachTransmission(run: 1, message: 1) { _ in }
    try reader.forEachHandling(run: 1, message: 1) { _ in }
    let statements = trace.statements
    #expect(statements.count >= 12)
    for sql in statements {
      // The number of a run's transmissions is that of the last.
      let isNumber = sql.contains("max(transmission_id)")
      let steps = try wide(sql).filter {
        !(isNumber && $0.contains("COVERING INDEX transmission_by_number"))
      }
      #expect(steps == [], "\(sql)")
    }
  }
}

/// The statements that a connection runs, as they were prepared.
private final class StatementTrace {
  var statements: [String] = []

  /// - Note: the trace must outlive the connection's use.
  func follow(_ connection: borrowing Connection) {
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe sqlite3_trace_v2(
      connection.handle, UInt32(SQLITE_TRACE_STMT),
      { _, context, statement, _ in
        guard let context = unsafe context, let statement = unsafe statement,
          let sql = unsafe sqlite3_sql(OpaquePointer(statement))
        else { return 0 }
        let trace = unsafe Unmanaged<StatementTrace>.fromOpaque(context).takeUnretainedValue()
        trace.statements.append(unsafe String(cString: sql))
        return 0
      }, context)
  }
}
