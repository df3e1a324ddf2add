import TestSupport
import Testing

/// The names that other tools query, and what makes the file what it is.
@Suite("The schema")
struct SchemaTests: ~Copyable {
  /// The public contract: table and columns.
  static let contract = [
    "run": """
    run_id arm scenario topology_id seed replication started_at ended_at status stop_reason ties fingerprint
    engine_version argv scenario_text
    """,
    "topology": "topology_id name sha256 source",
    "station": "topology_id station_id routing_indicator name kind latitude longitude",
    "circuit": """
    topology_id circuit_id name from_station to_station designator characters_per_second channels
    """,
    "message": """
    run_id message_id originator ssn mrn dtg filed_at precedence info_precedence classification sections
    characters subject traffic
    """,
    "addressee": """
    run_id message_id addressee_id routing_indicator name role precedence via_collective status reason
    received_at delivered_at
    """,
    "transmission": """
    run_id transmission_id message_id section circuit_id channel_number precedence routing_line cause queued_at
    started_at ended_at received_at outcome
    """,
    "handling": "run_id message_id section station_id arrived_at started_at ended_at",
    "incident": "run_id at kind station_id circuit_id message_id detail",
  ]

  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    try Replay.write(Replay.astana(), to: folder.path("a.db"))
    self.folder = folder
  }

  private func query(_ sql: String) throws -> [String] {
    try TimelineTests.query(sql, in: folder.path("a.db"))
  }

  @Test("has every table of the contract with its columns", arguments: contract.keys.sorted())
  func columns(table: String) throws {
    let expected = (Self.contract[table] ?? "").split { $0 == " " || $0 == "\n" }.map(String.init)
    let found = try query("SELECT name FROM pragma_table_info('\(table)')")
    #expect(!expected.isEmpty)
    #expect(Set(expected).subtracting(found) == [])
  }

  @Test("has only STRICT tables")
  func strict() throws {
    let loose =
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"
    #expect(try query(loose) == [])
    let all = try query("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict")
    #expect(all.count >= Self.contract.count)
  }

  @Test(
    "has the views for people",
    arguments: [
      ("delivery", "dtg precedence role name how_long seconds"),
      ("latency", "run_id precedence role count mean p50 p90 p95 p99 max"),
      ("circuit_load", "run_id circuit precedence utilization mean_wait max_wait"),
      ("queue_depth", "run_id circuit at waiting"),
      ("timeline", "run_id message_id time step station circuit"),
    ])
  func views(view: String, columns: String) throws {
    #expect(try query("SELECT type FROM sqlite_schema WHERE name = '\(view)'") == ["view"])
    let found = try query("SELECT name FROM pragma_table_info('\(view)')")
    #expect(Set(columns.split(separator: " ").map(String.init)).subtracting(found) == [])
    #expect(try query("SELECT count(*) > 0 FROM \(view)") == ["1"])
  }

  @Test("is identified by application id and schema version, in UTF-8")
  func identity() throws {
    #expect(try query("PRAGMA application_id") == ["\(0x6362_6C73)"], "the letters cbls")
    #expect(try query("SELECT user_version > 0 FROM pragma_user_version") == ["1"])
    #expect(try query("PRAGMA encoding") == ["UTF-8"])
  }

  @Test("is whole: no damage, no reference that leads nowhere, no journal beside the file")
  func integrity() throws {
    #expect(try query("PRAGMA integrity_check") == ["ok"])
    #expect(try query("PRAGMA foreign_key_check") == [])
    #expect(try folder.contents == ["a.db"])
  }

  @Test("says of every column of every table and view what it means, and of no other")
  func documentation() throws {
    let columns = try query(
      """
      SELECT t.name || '.' || c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c
      WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'sqlite_%'
      """)
    let documented = try query("SELECT table_name || '.' || column_name FROM documentation")
    #expect(columns.count > 150)
    #expect(Set(columns).subtracting(documented) == [], "not documented")
    #expect(Set(documented).subtracting(columns) == [], "not there")
    #expect(try query("SELECT column_name FROM documentation WHERE length(meaning) < 3") == [])
  }

  @Test("refers by every number to something that is there")
  func references() throws {
    let orphans = """
      SELECT 'transmission ' || transmission_id FROM transmission t JOIN run USING (run_id)
        LEFT JOIN circuit c ON c.topology_id = run.topology_id AND c.circuit_id = t.circuit_id
        WHERE c.name IS NULL
      UNION ALL
      SELECT 'handling ' || h.station_id FROM handling h JOIN run USING (run_id)
        LEFT JOIN station s ON s.topology_id = run.topology_id AND s.station_id = h.station_id
        WHERE s.name IS NULL
      UNION ALL
      SELECT 'message ' || message_id FROM message m JOIN run USING (run_id)
        LEFT JOIN station s ON s.topology_id = run.topology_id AND s.routing_indicator = m.originator
        WHERE s.name IS NULL
      """
    #expect(try query(orphans) == [])
  }
}
