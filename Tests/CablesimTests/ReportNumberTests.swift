import Foundation
import TestSupport
import Testing

/// Every number of a page is what SQL gives.
@Suite("The numbers of a report")
struct ReportNumberTests: ~Copyable {
  private let folder: TemporaryFolder
  private let data: EmbeddedReport

  init() throws {
    let folder = try BusyDay.folder()
    let result = try Program.run(
      [
        "compare", "busy.yaml", "--set", "circuits[RUEH>RUEHC].speed=150 bd,75 bd", "--replications", "3",
        "-o",
        "busy.db", "--report", "busy.html", "--format", "json",
      ], in: folder.url)
    try #require(result.exitCode == 0, "\(result.errors)")
    try folder.write(result.output, to: "comparison.json")
    data = try EmbeddedReport(String(decoding: try folder.bytes("busy.html"), as: UTF8.self))
    self.folder = folder
  }

  private func sql(_ query: String) throws -> [String] {
    try CablesimTests.query(query, in: folder.path("busy.db"))
  }

  private func expectNear(_ a: Any?, _ b: String?, _ what: String) {
    guard let number = a as? Double, let other = b.flatMap(Double.init) else {
      #expect(
        a == nil && (b == nil || b == "-"), "\(what): \(String(describing: a)), \(String(describing: b))")
      return
    }
    #expect(abs(number - other) <= 1e-9 * max(1, abs(other)), "\(what): \(number), \(other)")
  }

  @Test("of latency are those of the view")
  func latency() throws {
    let rows = data.list("latency")
    #expect(try sql("SELECT count(*) FROM latency WHERE run_id = 1") == [String(rows.count)])
    for row in rows {
      let (precedence, role, measure) = (row["precedence"] ?? "", row["role"] ?? "", row["measure"] ?? "")
      for (key, column) in [
        ("count", "count"), ("meanSeconds", "mean"), ("p50Seconds", "p50"), ("p90Seconds", "p90"),
        ("p95Seconds", "p95"), ("p99Seconds", "p99"), ("maxSeconds", "max"),
      ] {
        let expected = try sql(
          """
          SELECT \(column) FROM latency WHERE run_id = 1 AND precedence = '\(precedence)' AND role = '\(role)'
          AND measure = '\(measure)'
          """)
        expectNear(row[key], expected.first, "\(precedence) \(role) \(measure) \(column)")
      }
    }
  }

  @Test("of circuits are those of the view")
  func circuits() throws {
    let rows = data.rows("circuits")
    #expect(try sql("SELECT count(*) FROM circuit WHERE topology_id = 1") == [String(rows.count)])
    for row in rows {
      let name = row["circuit"] as? String ?? ""
      let condition = "FROM circuit_load WHERE run_id = 1 AND circuit = '\(name)'"
      expectNear(row["utilization"], try sql("SELECT sum(utilization) \(condition)").first, "\(name) busy")
      expectNear(row["maxWaitSeconds"], try sql("SELECT max(max_wait) \(condition)").first, "\(name) wait")
      #expect(
        try sql("SELECT coalesce(sum(transmissions), 0) \(condition)") == [
          String(row["transmissions"] as? Int ?? -1)
        ])
    }
  }

  @Test("of transmissions are their rows, to the millisecond")
  func transmissions() throws {
    let words = data.rows("copies").map { row in
      func number(_ key: String) -> String { (row[key] as? Int).map(String.init) ?? "-" }
      func moment(_ key: String) -> String {
        guard let queued = row["queued"] as? Int, let after = row[key] as? Int else { return "-" }
        return String(queued + after)
      }
      let outcomes = data.words("outcomes")
      return [
        number("transmission"), number("message"), number("section"), number("circuit"),
        number("channelNumber"),
        number("cause"), number("queued"), moment("startedAfter"), moment("endedAfter"),
        moment("receivedAfter"),
        outcomes[row["outcome"] as? Int ?? 0],
      ].joined(separator: " ")
    }
    func since(_ column: String) -> String { "coalesce((\(column) - r.started_at) / 1000, '-')" }
    let expected = try sql(
      """
      SELECT transmission_id || ' ' || message_id || ' ' || section || ' ' || circuit_id || ' '
        || coalesce(channel_number, '-') || ' ' || coalesce(cause, '-') || ' ' || \(since("queued_at")) || ' '
        || \(since("t.started_at")) || ' ' || \(since("t.ended_at")) || ' ' || \(since("received_at")) || ' ' || outcome
      FROM transmission t JOIN run r USING (run_id) WHERE run_id = 1 ORDER BY transmission_id
      """)
    #expect(words == expected)
    #expect(words.count > 100)
  }

  @Test("of addressees are their rows; who has a name of its own has it")
  func addressees() throws {
    let stations = Dictionary(
      uniqueKeysWithValues: data.rows("stations").map {
        ($0["id"] as? Int ?? -1, $0["name"] as? String ?? "")
      })
    let words = data.rows("addressees").map { row in
      func number(_ key: String) -> String { (row[key] as? Int).map(String.init) ?? "-" }
      let name = row["name"] as? String ?? stations[row["station"] as? Int ?? -1] ?? "-"
      return [
        number("message"), number("addressee"), name, data.words("statuses")[row["status"] as? Int ?? 0],
        number("received"), number("delivered"),
      ].joined(separator: " ")
    }
    let expected = try sql(
      """
      SELECT message_id || ' ' || addressee_id || ' ' || name || ' ' || a.status || ' '
        || coalesce((received_at - r.started_at) / 1000, '-') || ' '
        || coalesce((delivered_at - r.started_at) / 1000, '-')
      FROM addressee a JOIN run r USING (run_id) WHERE run_id = 1 ORDER BY message_id, addressee_id
      """)
    #expect(words == expected)
  }

  @Test("of queues are those of the view, the worst first")
  func queues() throws {
    let rows = data.list("queues")
    let worst = try sql(
      """
      SELECT c.name FROM transmission t JOIN run r USING (run_id)
      JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = t.circuit_id WHERE run_id = 1
      GROUP BY c.circuit_id HAVING sum(coalesce(t.started_at, r.ended_at) - queued_at) > 0
      ORDER BY sum(coalesce(t.started_at, r.ended_at) - queued_at) DESC, c.circuit_id LIMIT 10
      """)
    #expect(rows.map { $0["circuit"] as? String ?? "" } == worst)
    for row in rows {
      let name = row["circuit"] as? String ?? ""
      let condition = "FROM queue_depth WHERE run_id = 1 AND circuit = '\(name)'"
      #expect(try sql("SELECT max(waiting) \(condition)") == [String(row["most"] as? Int ?? -1)])
      let waited = try sql(
        """
        SELECT sum(coalesce(t.started_at, r.ended_at) - queued_at) / 1e6 FROM transmission t JOIN run r USING (run_id)
        JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = t.circuit_id
        WHERE run_id = 1 AND c.name = '\(name)'
        """)
      expectNear(row["waitedSeconds"], waited.first, "\(name) waited")
    }
  }

  @Test("of explanations sum to the time from filing, for the slowest of all")
  func explanations() throws {
    let rows = data.list("explanations")
    #expect(rows.count == 60)
    for row in rows {
      let parts = (row["parts"] as? [[Any]] ?? []).compactMap { $0.last as? Int }
      #expect(parts.reduce(0, +) == row["latencyMicroseconds"] as? Int)
      let expected = try sql(
        """
        SELECT coalesce(a.delivered_at, a.received_at) - m.filed_at FROM addressee a
        JOIN message m USING (run_id, message_id) WHERE run_id = 1 AND message_id = \(row["message"] ?? 0)
        AND addressee_id = \(row["addressee"] ?? 0)
        """)
      #expect(expected == [String(row["latencyMicroseconds"] as? Int ?? -1)])
    }
    let slowest = try sql(
      """
      SELECT max(coalesce(a.delivered_at, a.received_at) - m.filed_at) FROM addressee a
      JOIN message m USING (run_id, message_id) WHERE run_id = 1
      """)
    #expect(slowest == [String(rows.first?["latencyMicroseconds"] as? Int ?? -1)])
  }

  @Test("of a comparison are those that compare itself prints")
  func differences() throws {
    let printed = try JSONSerialization.jsonObject(with: folder.bytes("comparison.json")) as? [String: Any]
    let expected = printed?["differences"] as? [[String: Any]] ?? []
    let rows = data.list("differences")
    #expect(rows.count == expected.count)
    #expect(!rows.isEmpty)
    for (row, other) in zip(rows, expected) {
      for key in ["arm", "baseline", "precedence", "role", "measure", "verdict"] {
        #expect(row[key] as? String == other[key] as? String)
      }
      for key in ["meanSeconds", "halfWidthSeconds", "baselineMeanSeconds", "pairs"] {
        expectNear(row[key], (other[key] as? Double).map { String($0) }, key)
      }
    }
  }

  @Test("of a refiled cable are told by themselves, as compare does")
  func refiled() throws {
    let result = try Program.run(
      [
        "compare", "busy.yaml", "--precedence", "ROUTINE,FLASH", "--replications", "2", "-o", "p.db",
        "--report",
        "p.html", "--format", "json",
      ], in: folder.url)
    try #require(result.exitCode == 0, "\(result.errors)")
    let printed = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let expected = printed?["differences"] as? [[String: Any]] ?? []
    let rows = try EmbeddedReport(String(decoding: folder.bytes("p.html"), as: UTF8.self)).list("differences")
    #expect(rows.map { $0["verdict"] as? String } == expected.map { $0["verdict"] as? String })
    #expect(rows.contains { $0["precedence"] is NSNull })
  }

  @Test("of a page whose comparison has no database are asked for")
  func withoutDatabase() throws {
    let result = try Program.run(["compare", "busy.yaml", "busy.yaml", "--report", "x.html"], in: folder.url)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("--output"))
    #expect(try !folder.contents.contains("x.html"))
  }
}
