package import CableFormat
package import EventKernel

/// A station of a run's topology.
package struct StationRow: Sendable {
  package var station: Int
  package var indicator: String
  package var name: String
}

/// A transmission that was begun, with what is known of its cable and circuit.
package struct TransmissionRow: Sendable {
  package var transmission: Int
  package var message: Int
  package var section: Int
  package var sections: Int
  package var circuit: Int
  package var circuitName: String
  package var from: Int
  package var fromIndicator: String
  package var toIndicator: String

  /// The channel's letters and the number.
  package var channel: String
  package var precedence: Precedence

  /// The cable as operators name it.
  package var cable: String
  package var routingLine: String?
  package var cause: Int?
  package var queuedAt: Instant
  package var startedAt: Instant
  package var endedAt: Instant?
  package var receivedAt: Instant?
  package var outcome: String
  package var marking: String?
}

/// A handling that was begun.
package struct HandlingRow: Sendable {
  package var message: Int
  package var section: Int
  package var station: Int
  package var cable: String
  package var precedence: Precedence
  package var arrivedAt: Instant
  package var startedAt: Instant
  package var endedAt: Instant?
}

extension TimelineReader {
  /// The stations of a run's topology.
  package func stations(run: Int) throws(TimelineError) -> [StationRow] {
    try rows(
      """
      SELECT s.station_id, s.routing_indicator, s.name FROM run r JOIN station s USING (topology_id)
      WHERE r.run_id = ? ORDER BY s.station_id
      """, [run]
    ) { StationRow(station: $0.integer(0), indicator: $0.text(1), name: $0.text(2)) }
  }

  /// Takes the transmissions that were begun, of a run or of one of its cables, in the order of their beginning.
  package func forEachTransmission(
    run: Int, message: Int?, _ take: (TransmissionRow) throws -> Void
  ) throws {
    var statement = try prepared(
      """
      SELECT t.transmission_id, t.message_id, t.section, m.sections, t.circuit_id, c.name,
        c.from_station, a.routing_indicator, b.routing_indicator, c.designator, c.number_digits, t.channel_number,
        t.precedence, m.originator, m.ssn, m.dtg, t.routing_line, t.cause, t.queued_at, t.started_at, t.ended_at,
        t.received_at, t.outcome, t.marking
      FROM run r JOIN transmission t ON t.run_id = r.run_id
      JOIN message m ON m.run_id = t.run_id AND m.message_id = t.message_id
      JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = t.circuit_id
      JOIN station a ON a.topology_id = c.topology_id AND a.station_id = c.from_station
      JOIN station b ON b.topology_id = c.topology_id AND b.station_id = c.to_station
      WHERE r.run_id = ? \(message == nil ? "" : "AND t.message_id = ?") AND t.started_at IS NOT NULL
      ORDER BY t.started_at, t.transmission_id
      """, run, message)
    while try next(&statement) { try take(TransmissionRow(statement)) }
  }

  /// Takes the handlings that were begun, of a run or of one of its cables, in the order of their beginning.
  package func forEachHandling(
    run: Int, message: Int?, _ take: (HandlingRow) throws -> Void
  ) throws {
    var statement = try prepared(
      """
      SELECT h.message_id, h.section, h.station_id, m.originator, m.ssn, m.sections, m.dtg, m.precedence,
        h.arrived_at, h.started_at, h.ended_at
      FROM handling h JOIN message m USING (run_id, message_id)
      WHERE h.run_id = ? \(message == nil ? "" : "AND h.message_id = ?") AND h.started_at IS NOT NULL
      ORDER BY h.started_at, h.rowid
      """, run, message)
    while try next(&statement) {
      try take(
        HandlingRow(
          message: statement.integer(0), section: statement.integer(1), station: statement.integer(2),
          cable: CableName.text(
            statement.text(3), statement.optionalText(4), section: statement.integer(1),
            of: statement.integer(5), statement.text(6)),
          precedence: Precedence(name: statement.text(7)) ?? .routine, arrivedAt: statement.instant(8),
          startedAt: statement.instant(9), endedAt: statement.optionalInstant(10)))
    }
  }

  /// The tables in alphabetical order; coded rows are there as the view that reads them.
  package func tables() throws(TimelineError) -> [String] {
    try rows(
      """
      SELECT name FROM sqlite_schema s
      WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND substr(name, -4) <> '_row'
        OR type = 'view' AND EXISTS (SELECT 1 FROM sqlite_schema r WHERE r.name = s.name || '_row')
      ORDER BY name
      """
    ) { $0.text(0) }
  }

  /// The columns of a table.
  package func columns(of table: String) throws(TimelineError) -> [String] {
    try rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", [.text(table)]) { $0.text(0) }
  }

  /// Takes the rows of a table as texts, `nil` for NULL, in the order of its key.
  ///
  /// - Parameter table: one of `tables()`.
  package func forEachRow(of table: String, _ take: ([String?]) throws -> Void) throws {
    let columns = Int32(try columns(of: table).count)
    // Transmissions and addressees lie in the order in which they were written; other tables in that of their keys.
    let order =
      switch table {
      case "transmission": " ORDER BY run_id, transmission_id"
      case "addressee": " ORDER BY run_id, message_id, addressee_id"
      default: ""
      }
    var statement = try prepared("SELECT * FROM \"\(table)\"\(order)")
    while try next(&statement) { try take((0..<columns).map { statement.optionalText($0) }) }
  }

  private func prepared(_ sql: String, _ parameters: Int?...) throws(TimelineError) -> Statement {
    do throws(DatabaseError) {
      var statement = try connection.prepare(sql)
      for case let parameter? in parameters { statement.bind(parameter) }
      return statement
    } catch {
      throw TimelineError(error)
    }
  }

  private func next(_ statement: inout Statement) throws(TimelineError) -> Bool {
    do throws(DatabaseError) {
      return try statement.step()
    } catch {
      throw TimelineError(error)
    }
  }
}

extension TransmissionRow {
  fileprivate init(_ row: borrowing Statement) {
    let number = ChannelNumber(row.integer(11), digits: row.integer(10) > 3 ? 4 : 3)
    self.init(
      transmission: row.integer(0), message: row.integer(1), section: row.integer(2),
      sections: row.integer(3),
      circuit: row.integer(4), circuitName: row.text(5), from: row.integer(6),
      fromIndicator: row.text(7), toIndicator: row.text(8), channel: "\(row.text(9))\(number)",
      precedence: Precedence(name: row.text(12)) ?? .routine,
      cable: CableName.text(
        row.text(13), row.optionalText(14), section: row.integer(2), of: row.integer(3), row.text(15)),
      routingLine: row.optionalText(16), cause: row.optionalInteger(17), queuedAt: row.instant(18),
      startedAt: row.instant(19), endedAt: row.optionalInstant(20), receivedAt: row.optionalInstant(21),
      outcome: row.text(22), marking: row.optionalText(23))
  }
}
