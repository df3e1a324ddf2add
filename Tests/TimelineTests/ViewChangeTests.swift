import TestSupport
import Testing
import Timeline

/// What is changed in the views of coded rows is what they say from then on.
@Suite("A change in a view of coded rows")
struct ViewChangeTests: ~Copyable {
  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    try Replay.write(Replay.line(filedAt: [0, 1]), to: folder.path("a.db"))
    self.folder = folder
  }

  private var path: String { folder.path("a.db") }

  private static let keys = [
    "message": ["run_id", "message_id"], "transmission": ["run_id", "transmission_id"],
    "addressee": ["run_id", "message_id", "addressee_id"],
  ]

  /// The tables in which the rows of a view are.
  private static let tables = [
    "message": ["message_row", "message_text_row"],
    "transmission": ["transmission_row", "transmission_rest_row"],
    "addressee": ["addressee_row", "addressee_text_row"],
  ]

  /// Without foreign keys: other tables refer to what is changed.
  private func execute(_ sql: String) throws {
    try Connection(path, .writing).execute("PRAGMA foreign_keys = off; " + sql)
  }

  private func columns(of view: String) throws -> [String] {
    try query("SELECT name FROM pragma_table_info('\(view)')", in: path)
  }

  /// The rows of a view in the order of their keys, each value as SQL has it, by its column.
  private func rows(of view: String) throws -> [[String: String]] {
    let columns = try columns(of: view)
    let order = (Self.keys[view] ?? []).joined(separator: ", ")
    let values = try columns.map { try query("SELECT quote(\($0)) FROM \(view) ORDER BY \(order)", in: path) }
    return (values.first ?? []).indices.map { row in
      Dictionary(uniqueKeysWithValues: zip(columns, values.map { $0[row] }))
    }
  }

  /// SQL for whether a row is that one.
  private func isRow(_ row: [String: String], of view: String) -> String {
    (Self.keys[view] ?? []).map { "\($0) = \(row[$0] ?? "")" }.joined(separator: " AND ")
  }

  /// Values of which each column takes all, as SQL has them.
  static let changes: [(view: String, column: String, values: [String])] = [
    ("message", "message_id", ["5", "9223372036854775807"]),
    ("message", "originator", ["'RUEB'", "'RUEA'"]),
    ("message", "ssn", ["'0007'", "NULL", "'A'"]),
    ("message", "mrn", ["'RUEA 12'", "NULL"]),
    ("message", "dtg", ["'010000Z JAN 70'", "''"]),
    ("message", "filed_at", ["-1", "0", "1225364400000001"]),
    ("message", "precedence", ["'ROUTINE'", "'FLASH OVERRIDE'"]),
    ("message", "info_precedence", ["'PRIORITY'", "'NIACT IMMEDIATE'"]),
    ("message", "classification", ["'UNCLASSIFIED'", "'TOP SECRET'"]),
    ("message", "sections", ["0", "1", "-1", "9007199254740991", "-9007199254740992"]),
    ("message", "characters", ["0", "9223372036854775807"]),
    ("message", "subject", ["'It''s'", "NULL"]),
    ("message", "traffic", ["'service'", "NULL"]),
    ("message", "heading", ["'one'", "NULL"]),
    ("transmission", "transmission_id", ["77"]), ("transmission", "message_id", ["1", "9"]),
    ("transmission", "section", ["2", "0", "-1", "16777216", "-16777215"]),
    ("transmission", "circuit_id", ["1", "0", "67108863"]),
    ("transmission", "channel_number", ["16383", "NULL", "1"]),
    ("transmission", "precedence", ["'FLASH'", "'ROUTINE'"]),
    ("transmission", "routing_line", ["'RR RUEB'", "NULL"]),
    ("transmission", "cause", ["1", "NULL", "4", "5", "-68719476731", "68719476740"]),
    ("transmission", "previous", ["1", "NULL", "-9223372036854775808"]),
    ("transmission", "attempt", ["0", "1", "65535"]),
    ("transmission", "marking", ["'ZFD'", "NULL", "'ZDK'"]),
    ("transmission", "queued_at", ["-5", "0"]),
    ("transmission", "started_at", ["1225364400000000", "NULL"]),
    ("transmission", "ended_at", ["1225364400000000", "1"]),
    ("transmission", "held", ["7", "0", "-7"]),
    ("transmission", "received_at", ["1225364400000000", "NULL"]),
    ("transmission", "outcome", ["'unfinished'", "'sent'"]),
    ("addressee", "message_id", ["9"]), ("addressee", "addressee_id", ["2", "67108863", "-67108864", "0"]),
    ("addressee", "routing_indicator", ["'RUZZ'"]),
    ("addressee", "name", ["'NOBODY'", "''"]),
    ("addressee", "station_id", ["0", "NULL", "67108862"]),
    ("addressee", "role", ["'info'", "'action'"]),
    ("addressee", "precedence", ["'FLASH'", "'ROUTINE'"]),
    ("addressee", "via_collective", ["'RUXX'", "NULL"]),
    ("addressee", "status", ["'unreachable'", "'in queue'"]),
    ("addressee", "reason", ["'LOOP'", "NULL"]),
    ("addressee", "received_at", ["0", "1225364400000000"]),
    ("addressee", "delivered_at", ["0", "NULL"]),
    ("addressee", "last_transmission", ["1", "NULL"]),
  ]

  @Test("changes that column and no other", arguments: changes)
  func update(view: String, column: String, values: [String]) throws {
    var expected = try rows(of: view)
    let last = expected.count - 1
    for value in values {
      try execute("UPDATE \(view) SET \(column) = \(value) WHERE \(isRow(expected[last], of: view))")
      expected[last][column] = value
      #expect(try rows(of: view) == expected, "\(column) = \(value)")
    }
  }

  @Test("is tried out for every column but the run")
  func complete() throws {
    for view in Self.keys.keys.sorted() {
      let tried = Self.changes.filter { $0.view == view }.map(\.column)
      #expect(Set(try columns(of: view)).subtracting(tried) == ["run_id"])
    }
  }

  @Test("to nothing takes what was given by hand back to what the rest says")
  func defaults() throws {
    let before = try rows(of: "addressee")
    try execute("UPDATE addressee SET routing_indicator = 'RUZZ', name = 'NOBODY'")
    try execute("UPDATE addressee SET routing_indicator = NULL, name = NULL")
    // The cables of this run name their addressee otherwise than the topology.
    #expect(try rows(of: "addressee") == before.map { $0.merging(["name": "'LAST'"]) { $1 } })
    try execute("UPDATE message SET dtg = 'never'")
    try execute("UPDATE message SET dtg = NULL")
    #expect(
      try rows(of: "message").map { $0["dtg"] } == ["'301100Z OCT 08'", "'301100Z OCT 08'"])
  }

  @Test("that takes a row out, and one that puts it in again, leaves what was", arguments: keys.keys.sorted())
  func replacement(view: String) throws {
    // Once with all that a row may have, once with as little.
    let rich = [
      "message": "ssn = '1', mrn = 'M', subject = 'S', heading = 'H'",
      "transmission": "previous = 1, held = 5, routing_line = 'RR RUEB', cause = 1, marking = 'ZFD'",
      "addressee": "via_collective = 'RUXX', routing_indicator = 'RUZZ', reason = 'LOOP'",
    ]
    let poor = [
      "message": "ssn = NULL, mrn = NULL, subject = NULL, heading = NULL, traffic = NULL",
      "transmission": """
      previous = NULL, held = 0, routing_line = NULL, cause = NULL, marking = NULL, channel_number = NULL,
      started_at = NULL, ended_at = NULL, received_at = NULL
      """,
      "addressee": """
      via_collective = NULL, station_id = NULL, received_at = NULL, delivered_at = NULL, last_transmission = NULL
      """,
    ]
    for change in [rich[view] ?? "", poor[view] ?? ""] {
      try execute("UPDATE \(view) SET \(change)")
      let before = try rows(of: view)
      try execute(
        """
        CREATE TABLE kept AS SELECT * FROM \(view); DELETE FROM \(view);
        """)
      for table in Self.tables[view] ?? [] {
        #expect(try query("SELECT count(*) FROM \(table)", in: path) == ["0"], "\(table)")
      }
      try execute("INSERT INTO \(view) SELECT * FROM kept; DROP TABLE kept")
      #expect(try rows(of: view) == before)
    }
  }

  @Test(
    "that does not fit into the rows is refused, and changes nothing",
    arguments: [
      ("message", "sections", ["9007199254740992", "-9007199254740993", "NULL"]),
      ("message", "filed_at", ["NULL", "'soon'", "1.5"]),
      ("message", "characters", ["NULL", "'many'", "x'00'"]),
      ("transmission", "message_id", ["NULL", "'one'"]), ("transmission", "queued_at", ["NULL", "'now'"]),
      ("transmission", "started_at", ["'now'", "0.5"]), ("transmission", "received_at", ["'now'"]),
      ("transmission", "held", ["'long'"]), ("transmission", "attempt", ["NULL", "'second'"]),
      ("message", "traffic", ["'nobody'"]),
      ("transmission", "attempt", ["70000", "-1"]), ("addressee", "station_id", ["-1"]),
      ("addressee", "message_id", ["NULL", "'one'"]), ("addressee", "received_at", ["'now'", "1.5"]),
      ("addressee", "delivered_at", ["'now'"]), ("addressee", "last_transmission", ["'one'", "x'01'"]),
      ("message", "precedence", ["'SLOW'", "NULL"]), ("message", "originator", ["'RUZZ'"]),
      ("transmission", "circuit_id", ["67108864", "-1", "NULL"]),
      ("transmission", "channel_number", ["16384", "-1", "9223372036854775807"]),
      ("transmission", "section", ["16777217", "-16777216", "-9223372036854775808", "NULL"]),
      (
        "transmission", "cause",
        ["-68719476734", "68719476739", "-9223372036854775808", "9223372036854775807"]
      ),
      ("transmission", "outcome", ["'lost'", "NULL"]),
      ("addressee", "station_id", ["67108863", "-2", "9223372036854775807"]),
      ("addressee", "addressee_id", ["67108864", "-67108865", "NULL"]),
      ("addressee", "status", ["'lost'", "NULL"]), ("addressee", "reason", ["'WHY'"]),
    ])
  func limits(view: String, column: String, values: [String]) throws {
    let before = try rows(of: view)
    for value in values {
      #expect(throws: DatabaseError.self, "\(column) = \(value)") {
        try execute("UPDATE \(view) SET \(column) = \(value) WHERE \(isRow(before[1], of: view))")
      }
    }
    #expect(try rows(of: view) == before)
  }
}
