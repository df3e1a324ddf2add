import EventKernel

/// Asks a timeline database what people want to know.
package struct TimelineReader: ~Copyable {
  let connection: Connection

  /// Opens a file for reading.
  ///
  /// - Throws: if there is none, or it is no timeline that this program knows.
  package init(_ path: String) throws(TimelineError) {
    connection = try TimelineReader.open(path)
  }

  private static func open(_ path: String) throws(TimelineError) -> Connection {
    switch TimelineFile.state(of: path) {
    case .absent: throw .missing
    case .other(let what), .noFile(let what): throw .foreign(what)
    case .timeline: break
    }
    let version: Int
    do throws(DatabaseError) {
      let connection = try Connection(path, .reading)
      version = try connection.number("PRAGMA user_version") ?? 0
      if version <= TimelineFile.schemaVersion { return connection }
    } catch {
      throw .database(error)
    }
    throw .newer(schema: version)
  }

  /// The rows of a query, each read by a closure.
  func rows<Row>(
    _ sql: String, _ parameters: [Int] = [], _ read: (borrowing Statement) -> Row
  ) throws(TimelineError) -> [Row] {
    do throws(DatabaseError) {
      var statement = try connection.prepare(sql)
      for parameter in parameters { statement.bind(parameter) }
      var rows: [Row] = []
      while try statement.step() { rows.append(read(statement)) }
      return rows
    } catch {
      throw .database(error)
    }
  }

  /// The runs in the file.
  package func runs() throws(TimelineError) -> [RunRow] {
    try rows(
      """
      SELECT run_id, scenario, t.name, started_at, ended_at, status, stop_reason, fingerprint,
        (SELECT count(*) FROM transmission x WHERE x.run_id = run.run_id)
      FROM run JOIN topology t USING (topology_id) ORDER BY run_id
      """
    ) { row in
      RunRow(
        run: row.integer(0), scenario: row.text(1), topology: row.text(2), startedAt: row.instant(3),
        endedAt: row.optionalInstant(4), status: row.text(5), stopReason: row.optionalText(6),
        fingerprint: row.optionalText(7), transmissions: row.integer(8))
    }
  }

  /// The cables of a run in the order of filing, or the one of a number, if there is one.
  package func messages(run: Int, only number: Int? = nil) throws(TimelineError) -> [MessageRow] {
    try rows(
      """
      SELECT m.message_id, m.originator, s.name, m.mrn, m.dtg, m.filed_at, m.precedence, m.info_precedence,
        m.classification, m.sections, m.subject
      FROM message m JOIN run r USING (run_id)
      LEFT JOIN station s ON s.topology_id = r.topology_id AND s.routing_indicator = m.originator
      WHERE run_id = ? \(number == nil ? "" : "AND message_id = ?") ORDER BY message_id
      """, [run] + [number].compactMap { $0 }
    ) { row in
      MessageRow(
        message: row.integer(0), originator: row.text(1), originatorName: row.text(2),
        reference: row.optionalText(3),
        dateTimeGroup: row.text(4), filedAt: row.instant(5), precedence: row.text(6),
        infoPrecedence: row.text(7),
        classification: row.text(8), sections: row.integer(9), subject: row.optionalText(10))
    }
  }

  /// What became of a cable, addressee by addressee in the order of its header.
  package func deliveries(run: Int, message: Int) throws(TimelineError) -> [DeliveryRow] {
    let ways = try ways(run: run, message: message)
    let found = try rows(
      """
      SELECT d.addressee_id, d.routing_indicator, d.name, d.role, d.precedence, d.via_collective, d.status, d.reason,
        a.received_at, a.delivered_at, d.how_long, a.last_transmission, m.originator
      FROM delivery d JOIN addressee a USING (run_id, message_id, addressee_id) JOIN message m USING (run_id, message_id)
      WHERE run_id = ? AND message_id = ? ORDER BY addressee_id
      """, [run, message]
    ) { row in
      let last = row.optionalInteger(11)
      let isReceived = row.optionalInteger(8) != nil
      return DeliveryRow(
        message: message, addressee: row.integer(0), indicator: row.optionalText(1), name: row.text(2),
        role: row.text(3), precedence: row.text(4), viaCollective: row.optionalText(5), status: row.text(6),
        reason: row.optionalText(7), receivedAt: row.optionalInstant(8), deliveredAt: row.optionalInstant(9),
        howLong: row.optionalText(10),
        path: isReceived ? [row.text(12)] + TimelineReader.stations(endingWith: last, ways) : [])
    }
    return found
  }

  private struct Leg {
    var cause: Int?
    var to: String
  }

  /// Each transmission of a cable with where it went and what it came from.
  private func ways(run: Int, message: Int) throws(TimelineError) -> [Int: Leg] {
    let legs = try rows(
      """
      SELECT t.transmission_id, t.cause, s.routing_indicator
      FROM transmission t JOIN run r USING (run_id)
      JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = t.circuit_id
      JOIN station s ON s.topology_id = r.topology_id AND s.station_id = c.to_station
      WHERE run_id = ? AND message_id = ?
      """, [run, message]
    ) { row in
      (row.integer(0), Leg(cause: row.optionalInteger(1), to: row.text(2)))
    }
    // A number is there twice only in a damaged file.
    return Dictionary(legs) { first, _ in first }
  }

  /// The stations that a copy passed to be brought by a transmission, without the originator.
  private static func stations(endingWith last: Int?, _ ways: [Int: Leg]) -> [String] {
    var stations: [String] = []
    var next = last
    // Causes are older than their effects; a damaged file must not lead in a circle.
    while let transmission = next, let leg = ways[transmission], stations.count < ways.count {
      stations.append(leg.to)
      next = leg.cause
    }
    return stations.reversed()
  }

  /// What each circuit of a run had to do.
  package func circuitLoads(run: Int) throws(TimelineError) -> [CircuitLoadRow] {
    try rows(
      """
      SELECT circuit, precedence, transmissions, utilization, mean_wait FROM circuit_load
      WHERE run_id = ? ORDER BY circuit_id, precedence
      """, [run]
    ) { row in
      CircuitLoadRow(
        circuit: row.text(0), precedence: row.text(1), transmissions: row.integer(2),
        utilization: row.optionalReal(3), meanWait: row.real(4))
    }
  }

  /// How long every cable of a run took for every addressee that has it.
  package func latencies(run: Int) throws(TimelineError) -> [LatencyRow] {
    try ["received", "delivered"].flatMapThrowing { measure throws(TimelineError) in
      try rows(
        """
        SELECT a.precedence, a.role, a.\(measure)_at - m.filed_at
        FROM addressee a JOIN message m USING (run_id, message_id)
        WHERE run_id = ? AND a.\(measure)_at IS NOT NULL ORDER BY message_id, addressee_id
        """, [run]
      ) { row in
        LatencyRow(
          precedence: row.text(0), role: row.text(1), measure: measure, seconds: Double(row.integer(2)) / 1e6)
      }
    }
  }
}

extension Array {
  /// The members that each element leads to, one after the other.
  fileprivate func flatMapThrowing<Member, Failure: Error>(
    _ transform: (Element) throws(Failure) -> [Member]
  ) throws(Failure) -> [Member] {
    var members: [Member] = []
    for element in self { members += try transform(element) }
    return members
  }
}

extension Statement {
  func instant(_ column: Int32) -> Instant { Instant(recorded: integer(column)) }

  func optionalInstant(_ column: Int32) -> Instant? { optionalInteger(column).map(Instant.init(recorded:)) }
}

extension Instant {
  /// The moment of a row; one that a damaged file puts outside the years 1 to 9999 counts as their end.
  fileprivate init(recorded microseconds: Int) {
    self.init(microseconds: min(max(Int64(microseconds), -62_135_596_800_000_000), 253_402_300_799_999_999))
  }
}
