package import EventKernel

/// Something that happened, told without any number that another run may have given otherwise.
package struct EventRow: Hashable, Sendable {
  package var at: Instant
  package var what: String

  /// The cable, by its originator, number and time of file; `nil` where none was concerned.
  package var cable: String?
  package var section: Int?

  /// A routing indicator or the name of a circuit.
  package var place: String?
  package var detail: String?
}

/// Where a cable stood for an addressee when the run ended.
package struct FateRow: Hashable, Sendable {
  /// What the addressee is known by in any run: cable, indicator, name, and which of several alike.
  package var key: String
  package var cable: String
  package var indicator: String?
  package var name: String
  package var status: String
  package var reason: String?
  package var receivedAt: Instant?
  package var deliveredAt: Instant?
}

/// Rows that come one at a time.
package struct Cursor<Row>: ~Copyable {
  private var statement: Statement
  private let read: (borrowing Statement) -> Row

  init(_ statement: consuming Statement, _ read: @escaping (borrowing Statement) -> Row) {
    self.statement = statement
    self.read = read
  }

  /// The next row, `nil` after the last.
  package mutating func next() throws(TimelineError) -> Row? {
    do throws(DatabaseError) {
      return try statement.step() ? read(statement) : nil
    } catch {
      throw .database(error)
    }
  }
}

extension TimelineReader {
  /// The names of cables that two runs share: numbers of rows depend on what else is filed.
  private static func named(_ run: Int) -> String {
    """
    named(message_id, cable) AS MATERIALIZED (
      SELECT message_id, originator || ' ' || coalesce(mrn, ssn, '-') || ' ' || dtg || CASE WHEN place > 1
        THEN ' no. ' || place ELSE '' END
      FROM (SELECT *, row_number() OVER (PARTITION BY originator, coalesce(mrn, ssn, '-'), dtg ORDER BY message_id)
        AS place FROM message WHERE run_id = \(run)))
    """
  }

  /// All that happened in a run, in an order that does not depend on that of the rows.
  package func events(run: Int) throws(TimelineError) -> Cursor<EventRow> {
    let sql = """
      WITH \(TimelineReader.named(run)),
      line AS (SELECT circuit_id, c.name FROM run JOIN circuit c USING (topology_id) WHERE run_id = \(run)),
      place AS (SELECT station_id, routing_indicator AS name FROM run JOIN station USING (topology_id)
        WHERE run_id = \(run)),
      event(at, what, message_id, section, circuit_id, station_id, detail) AS (
        SELECT filed_at, 'filed', message_id, NULL, NULL, NULL, precedence || ', ' || info_precedence || ', '
          || classification || ', ' || characters || ' characters in ' || sections
        FROM message WHERE run_id = \(run)
        UNION ALL
        SELECT started_at, 'handling begins', message_id, section, NULL, station_id, NULL
        FROM handling WHERE run_id = \(run) AND started_at IS NOT NULL
        UNION ALL
        SELECT ended_at, 'handled', message_id, section, NULL, station_id, NULL
        FROM handling WHERE run_id = \(run) AND ended_at IS NOT NULL
        UNION ALL
        SELECT queued_at, 'queued', message_id, section, circuit_id, NULL,
          precedence || ', ' || coalesce(routing_line, '')
        FROM transmission WHERE run_id = \(run)
        UNION ALL
        SELECT started_at, 'transmission begins', message_id, section, circuit_id, NULL,
          precedence || ', number ' || channel_number
        FROM transmission WHERE run_id = \(run) AND started_at IS NOT NULL
        UNION ALL
        SELECT ended_at, outcome, message_id, section, circuit_id, NULL, precedence || ', held ' || held
        FROM transmission WHERE run_id = \(run) AND ended_at IS NOT NULL
        UNION ALL
        SELECT received_at, 'received', message_id, section, circuit_id, NULL, precedence
        FROM transmission WHERE run_id = \(run) AND received_at IS NOT NULL
        UNION ALL
        SELECT received_at, 'complete', message_id, NULL, NULL, station_id, name
        FROM addressee WHERE run_id = \(run) AND received_at IS NOT NULL
        UNION ALL
        SELECT delivered_at, 'delivered', message_id, NULL, NULL, station_id, name
        FROM addressee WHERE run_id = \(run) AND delivered_at IS NOT NULL
        UNION ALL
        SELECT at, kind, message_id, section, circuit_id, station_id, detail FROM incident WHERE run_id = \(run))
      SELECT at, what, cable, section, coalesce(line.name, place.name) AS place, detail
      FROM event LEFT JOIN named USING (message_id) LEFT JOIN line USING (circuit_id)
      LEFT JOIN place USING (station_id)
      ORDER BY 1, 2, 3, 4, 5, 6
      """
    return try cursor(sql) { row in
      EventRow(
        at: row.instant(0), what: row.text(1), cable: row.optionalText(2), section: row.optionalInteger(3),
        place: row.optionalText(4), detail: row.optionalText(5))
    }
  }

  /// What became of every addressee of a run, in the order of the keys.
  package func fates(run: Int) throws(TimelineError) -> Cursor<FateRow> {
    let sql = """
      WITH \(TimelineReader.named(run))
      SELECT cable || char(9) || coalesce(routing_indicator, '') || char(9) || name || char(9) || row_number() OVER (
          PARTITION BY message_id, routing_indicator, name ORDER BY addressee_id) AS key,
        cable, routing_indicator, name, status, reason, received_at, delivered_at
      FROM addressee JOIN named USING (message_id) WHERE run_id = \(run) ORDER BY key
      """
    return try cursor(sql) { row in
      FateRow(
        key: row.text(0), cable: row.text(1), indicator: row.optionalText(2), name: row.text(3),
        status: row.text(4), reason: row.optionalText(5), receivedAt: row.optionalInstant(6),
        deliveredAt: row.optionalInstant(7))
    }
  }

  /// The rows of a query, one at a time.
  func cursor<Row>(
    _ sql: String, _ read: @escaping (borrowing Statement) -> Row
  ) throws(TimelineError) -> Cursor<Row> {
    do throws(DatabaseError) {
      return Cursor(try connection.prepare(sql), read)
    } catch {
      throw .database(error)
    }
  }
}
