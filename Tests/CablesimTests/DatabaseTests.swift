import Foundation
import TestSupport
import Testing
import Timeline

/// The rows of a query as words, `-` for NULL, a row a line.
func query(_ sql: String, in path: String) throws -> [String] {
  let connection = try Connection(path, .writing)
  var statement = try connection.prepare(sql)
  var rows: [String] = []
  while try statement.step() { rows.append(statement.optionalText(0) ?? "-") }
  return rows
}

/// Whatever happens in a run, its database is whole and every row leads somewhere.
@Suite("The database of a troubled run")
struct DatabaseTests {
  @Test(
    "is whole at every level of recording",
    arguments: [["--record", "hops"], ["--record", "hops", "--routing-lines"], ["--record", "deliveries"]])
  func whole(options: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(Load.troubled, to: "troubled.yaml")
    try folder.write(Load.trouble, to: "trouble.yaml")
    let result = try Program.run(["run", "trouble.yaml"] + options, in: folder.url)
    try #require(result.exitCode == 0, "\(result.errors)")
    let path = folder.path("trouble.db")
    #expect(try folder.contents == ["trouble.db", "trouble.yaml", "troubled.yaml"])
    #expect(try query("PRAGMA integrity_check", in: path) == ["ok"])
    #expect(try query("PRAGMA foreign_key_check", in: path) == [])
    #expect(try query("SELECT status FROM run", in: path) == ["done", "done", "done"])
    let hops = options.contains("hops")
    let outcomes = try query("SELECT DISTINCT outcome FROM transmission ORDER BY outcome", in: path)
    #expect(
      outcomes
        == (hops ? ["cut", "diverted", "garbled", "interrupted", "queued", "sent", "unfinished"] : []))
    let kinds = try query("SELECT DISTINCT kind FROM incident ORDER BY kind", in: path)
    #expect(
      Set(["closed", "diversion", "full", "garble", "gap", "opened", "outage", "reject", "rerun", "restored"])
        .subtracting(kinds) == [])
    let orphans = """
      SELECT 't' || transmission_id FROM transmission t JOIN run USING (run_id) LEFT JOIN circuit c
        ON c.topology_id = run.topology_id AND c.circuit_id = t.circuit_id WHERE c.name IS NULL
      UNION ALL
      SELECT 'i' || i.at FROM incident i JOIN run USING (run_id) LEFT JOIN station s
        ON s.topology_id = run.topology_id AND s.station_id = i.station_id
        WHERE s.name IS NULL AND i.station_id IS NOT NULL
      UNION ALL
      SELECT 'a' || a.message_id FROM addressee a JOIN run USING (run_id) LEFT JOIN station s
        ON s.topology_id = run.topology_id AND s.station_id = a.station_id
        WHERE s.name IS NULL AND a.station_id IS NOT NULL
      """
    #expect(try query(orphans, in: path) == [])
  }

  @Test("shows the longest wait on a circuit, and a queue that never goes below nothing")
  func views() throws {
    let folder = try TemporaryFolder()
    try folder.write(Load.troubled, to: "troubled.yaml")
    try folder.write(Load.trouble, to: "trouble.yaml")
    try #require(try Program.run(["run", "trouble.yaml"], in: folder.url).exitCode == 0)
    let path = folder.path("trouble.db")
    #expect(try query("SELECT count(*) > 0 FROM circuit_load WHERE max_wait >= mean_wait", in: path) == ["1"])
    #expect(try query("SELECT count(*) FROM circuit_load WHERE max_wait < mean_wait", in: path) == ["0"])
    #expect(try query("SELECT min(waiting) FROM queue_depth", in: path) == ["0"])
    #expect(try query("SELECT max(waiting) > 2 FROM queue_depth", in: path) == ["1"])
  }
}
