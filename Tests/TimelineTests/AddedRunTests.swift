import CableFormat
import Distribution
import Scenario
import TestSupport
import Testing

@testable import Timeline

/// Runs that follow others in a file, and those that are taken out for them.
@Suite("A run that is added to a file")
struct AddedRunTests {
  private static let tables = [
    "message", "section", "transmission", "addressee", "handling", "message_row", "message_text_row",
    "transmission_row", "transmission_rest_row", "addressee_row", "addressee_text_row",
  ]

  private func contents(of path: String, run: Int) throws -> [String: [String]] {
    try Dictionary(
      uniqueKeysWithValues: Self.tables.map { view in
        let columns = try query(
          "SELECT group_concat('quote(' || name || ')', ' || '' '' || ') FROM pragma_table_info('\(view)') "
            + "WHERE name <> 'run_id'", in: path)
        return (view, try query("SELECT \(columns[0]) FROM \(view) WHERE run_id = \(run)", in: path).sorted())
      })
  }

  /// A cable through a collective, with everything that only few rows have.
  private func scenario() throws -> Scenario { try Replay.astana() }

  private func add(_ scenario: Scenario, to path: String, status: String) throws {
    var writer =
      TimelineFile.state(of: path) == .absent
      ? try TimelineWriter(creating: path, for: scenario, Replay.facts)
      : try TimelineWriter(adding: path, for: scenario, Replay.facts)
    var engine = RelayEngine(scenario)
    var records = Records()
    var reason: StopReason?
    while reason == nil {
      reason = engine.advance(&records)
      try writer.write(records)
      records.removeAll()
    }
    try writer.endRun(
      status: status, stopReason: .interrupted, endedAt: engine.now, ties: engine.ties, fingerprint: 0)
    try writer.finish()
  }

  @Test("has the rows that it would have alone, and leaves those of the others as they were")
  func rows() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try add(scenario(), to: path, status: "done")
    let first = try contents(of: path, run: 1)
    // Whatever may be in a row is in one of these.
    #expect(first.values.allSatisfy { !$0.isEmpty })
    try add(scenario(), to: path, status: "done")
    #expect(try contents(of: path, run: 1) == first)
    #expect(try contents(of: path, run: 2) == first)
    #expect(try query("PRAGMA integrity_check", in: path) == ["ok"])
    #expect(try query("PRAGMA foreign_key_check", in: path) == [])
  }

  @Test("stands in the place of one that did not end, of which nothing is left")
  func unfinished() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try add(scenario(), to: path, status: "interrupted")
    try add(Replay.line(), to: path, status: "done")
    let line = folder.path("line.db")
    try add(Replay.line(), to: line, status: "done")
    #expect(try query("SELECT run_id FROM run", in: path) == ["1"])
    #expect(try contents(of: path, run: 1) == contents(of: line, run: 1))
    for table in Self.tables {
      #expect(try query("SELECT count(*) FROM \(table) WHERE run_id <> 1", in: path) == ["0"], "\(table)")
    }
  }

  @Test("gives what became of its cables in the order of filing, whoever had his first")
  func order() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try Replay.write(
      Replay.line(filedAt: [0, 1, 2], precedences: [.routine, .routine, .flash]), to: path)
    #expect(
      try query("SELECT message_id FROM addressee_row ORDER BY rowid", in: path) != ["1", "2", "3"],
      "the FLASH is delivered before another")
    let reader = try TimelineReader(path)
    #expect(try reader.outcomes(run: 1).map(\.precedence) == [.routine, .routine, .flash])
    var exported: [String?] = []
    try reader.forEachRow(of: "addressee") { exported.append($0[1]) }
    #expect(exported == ["1", "2", "3"])
  }

  @Test("of a network that has more parts than the digits of a row can number is not begun")
  func tooLarge() throws {
    try TimelineWriter.check(stations: 67_108_863, circuits: 67_108_863, sources: 8_388_606)
    for (stations, circuits, sources) in [(67_108_864, 1, 1), (1, 67_108_864, 1), (1, 1, 8_388_607)] {
      #expect(throws: DatabaseError.self) {
        try TimelineWriter.check(stations: stations, circuits: circuits, sources: sources)
      }
    }
  }

  @Test("has indexes where there are few rows, and to addressees where there are several runs")
  func indexes() {
    func made(_ transmissions: Int, _ addressees: Int, _ runs: Int) -> [Bool] {
      let sql = TimelineWriter.indexes(transmissions: transmissions, addressees: addressees, runs: runs)
      return [Schema.transmissionIndexes, Schema.addresseeIndexes].map(sql.contains)
    }
    #expect(made(250_000, 250_000, 1) == [true, true])
    #expect(made(250_001, 250_000, 1) == [false, true])
    #expect(made(250_000, 250_001, 1) == [true, false])
    #expect(made(250_001, 250_001, 2) == [false, true])
  }
}
