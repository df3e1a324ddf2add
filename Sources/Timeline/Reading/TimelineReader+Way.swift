package import EventKernel

/// One section on one circuit, as explanations look at it.
package struct HopRow: Sendable {
  package var transmission: Int
  package var section: Int
  package var circuit: Int
  package var circuitName: String
  package var from: Int
  package var to: Int
  package var cause: Int?

  /// What came to nothing before this copy was put in line again.
  package var previous: Int?
  package var queuedAt: Instant
  package var startedAt: Instant?
  package var endedAt: Instant?

  /// How long it waited for room at the next station; part of the time up to the end.
  package var held: TimeSpan
  package var receivedAt: Instant?
  package var outcome: String
}

/// One section at one station.
package struct StayRow: Sendable {
  package var section: Int
  package var station: Int

  /// The transmission that brought it, `nil` at the originator.
  package var cause: Int?
  package var arrivedAt: Instant
  package var startedAt: Instant?
  package var endedAt: Instant?
}

/// A circuit or station that stops or begins to work.
package struct ChangeRow: Sendable {
  package var at: Instant

  /// `outage`, `restored`, `closed` or `opened`.
  package var kind: String
  package var station: Int?
  package var circuit: Int?
}

/// What a circuit was busy with.
package struct OccupantRow: Sendable {
  package var transmission: Int
  package var message: Int
  package var section: Int
  package var precedence: String
  package var startedAt: Instant

  /// `nil` where the run ended before.
  package var endedAt: Instant?
}

/// Where a cable was to go, and how far it came.
package struct DestinationRow: Sendable {
  package var addressee: Int
  package var indicator: String?
  package var name: String
  package var precedence: String
  package var status: String
  package var reason: String?
  package var receivedAt: Instant?
  package var deliveredAt: Instant?
  package var lastTransmission: Int?
  package var station: Int?
}

extension TimelineReader {
  /// The rules of a run, in the order of their names.
  package func policy(run: Int) throws(TimelineError) -> [(name: String, value: String)] {
    try rows("SELECT name, value FROM policy WHERE run_id = ? ORDER BY name", [run]) { row in
      (row.text(0), row.text(1))
    }
  }

  /// The routing indicators of a run's stations, by their numbers.
  package func stationNames(run: Int) throws(TimelineError) -> [String] {
    try rows(
      """
      SELECT routing_indicator FROM station JOIN run USING (topology_id) WHERE run_id = ? ORDER BY station_id
      """, [run]
    ) { row in row.text(0) }
  }

  /// For whom a cable was, in the order of its header.
  package func destinations(run: Int, message: Int) throws(TimelineError) -> [DestinationRow] {
    try rows(
      """
      SELECT addressee_id, routing_indicator, name, precedence, status, reason, received_at, delivered_at,
        last_transmission, station_id
      FROM addressee WHERE run_id = ? AND message_id = ? ORDER BY addressee_id
      """, [run, message]
    ) { row in
      DestinationRow(
        addressee: row.integer(0), indicator: row.optionalText(1), name: row.text(2), precedence: row.text(3),
        status: row.text(4), reason: row.optionalText(5), receivedAt: row.optionalInstant(6),
        deliveredAt: row.optionalInstant(7), lastTransmission: row.optionalInteger(8),
        station: row.optionalInteger(9))
    }
  }

  /// The transmissions of a cable in the order of their numbers.
  package func hops(run: Int, message: Int) throws(TimelineError) -> [HopRow] {
    try rows(
      """
      SELECT t.transmission_id, t.section, t.circuit_id, c.name, c.from_station, c.to_station, t.cause, t.previous,
        t.queued_at, t.started_at, t.ended_at, t.held, t.received_at, t.outcome
      FROM transmission t JOIN run r USING (run_id)
      JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = t.circuit_id
      WHERE run_id = ? AND message_id = ? ORDER BY t.transmission_id
      """, [run, message]
    ) { row in
      HopRow(
        transmission: row.integer(0), section: row.integer(1), circuit: row.integer(2),
        circuitName: row.text(3), from: row.integer(4), to: row.integer(5), cause: row.optionalInteger(6),
        previous: row.optionalInteger(7), queuedAt: row.instant(8), startedAt: row.optionalInstant(9),
        endedAt: row.optionalInstant(10), held: TimeSpan(microseconds: Int64(row.integer(11))),
        receivedAt: row.optionalInstant(12), outcome: row.text(13))
    }
  }

  /// Where the sections of a cable were handled.
  package func stays(run: Int, message: Int) throws(TimelineError) -> [StayRow] {
    try rows(
      """
      SELECT section, station_id, cause, arrived_at, started_at, ended_at
      FROM handling WHERE run_id = ? AND message_id = ? ORDER BY arrived_at, section, station_id, cause
      """, [run, message]
    ) { row in
      StayRow(
        section: row.integer(0), station: row.integer(1), cause: row.optionalInteger(2),
        arrivedAt: row.instant(3), startedAt: row.optionalInstant(4), endedAt: row.optionalInstant(5))
    }
  }

  /// When circuits and stations stopped and began to work, in order.
  package func changes(run: Int) throws(TimelineError) -> [ChangeRow] {
    try rows(
      """
      SELECT at, kind, station_id, circuit_id FROM incident
      WHERE run_id = ? AND message_id IS NULL AND kind IN ('outage', 'restored', 'closed', 'opened')
      ORDER BY at, rowid
      """, [run]
    ) { row in
      ChangeRow(
        at: row.instant(0), kind: row.text(1), station: row.optionalInteger(2),
        circuit: row.optionalInteger(3))
    }
  }

  /// What a circuit was busy with in a span of time, in the order in which that ended; what ended later than
  /// the span may follow.
  ///
  /// - Parameter take: takes the next row and says whether it wants another.
  package func occupants(
    run: Int, circuit: Int, from: Instant, take: (OccupantRow) -> Bool
  ) throws(TimelineError) {
    // Those that the end of the run left open end last.
    for part in [
      "ended_at > ? ORDER BY ended_at, transmission_id", "ended_at IS NULL AND started_at IS NOT NULL",
    ] {
      do throws(DatabaseError) {
        var statement = try connection.prepare(
          """
          SELECT transmission_id, message_id, section, precedence, started_at, ended_at
          FROM transmission WHERE run_id = ? AND circuit_id = ? AND started_at IS NOT NULL AND \(part)
          """)
        statement.bind(run)
        statement.bind(circuit)
        if part.contains("?") { statement.bind(from.microseconds) }
        while try statement.step() {
          let row = OccupantRow(
            transmission: statement.integer(0), message: statement.integer(1), section: statement.integer(2),
            precedence: statement.text(3), startedAt: statement.instant(4),
            endedAt: statement.optionalInstant(5))
          if !take(row) { return }
        }
      } catch {
        throw .database(error)
      }
    }
  }
}
