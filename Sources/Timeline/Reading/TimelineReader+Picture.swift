import CableFormat

extension TimelineReader {
  /// The stations of a run's topology, where they are.
  package func stationPlaces(run: Int) throws(TimelineError) -> [StationPlace] {
    try rows(
      """
      SELECT s.station_id, s.routing_indicator, s.name, s.kind, s.latitude, s.longitude
      FROM run r JOIN station s USING (topology_id) WHERE r.run_id = ? ORDER BY s.station_id
      """, [run]
    ) { row in
      StationPlace(
        station: row.integer(0), indicator: row.text(1), name: row.text(2), kind: row.text(3),
        latitude: row.optionalReal(4), longitude: row.optionalReal(5))
    }
  }

  /// The circuits of a run's topology, all precedences together.
  package func circuitPlaces(run: Int) throws(TimelineError) -> [CircuitPlace] {
    try rows(
      """
      WITH load AS (
        SELECT circuit_id, sum(transmissions) AS transmissions, sum(utilization) AS utilization,
          max(max_wait) AS max_wait
        FROM circuit_load WHERE run_id = ?1 GROUP BY circuit_id)
      SELECT c.circuit_id, c.name, c.from_station, c.to_station, c.channels, coalesce(l.transmissions, 0),
        l.utilization, l.max_wait, c.designator, c.number_digits
      FROM run r JOIN circuit c USING (topology_id) LEFT JOIN load l USING (circuit_id)
      WHERE r.run_id = ?1 ORDER BY c.circuit_id
      """, [run]
    ) { row in
      CircuitPlace(
        circuit: row.integer(0), name: row.text(1), from: row.integer(2), to: row.integer(3),
        channels: row.integer(4), designator: row.text(8), digits: row.integer(9),
        transmissions: row.integer(5), utilization: row.optionalReal(6), maxWait: row.optionalReal(7))
    }
  }

  /// The cables of a run in the order of filing, each with how much there is of it.
  package func cables(run: Int) throws(TimelineError) -> [CableRow] {
    try rows(
      """
      SELECT m.message_id, m.originator, m.mrn, m.ssn, m.dtg, m.filed_at, m.precedence, m.subject, m.traffic IS NULL,
        coalesce(t.count, 0), coalesce(a.count, 0)
      FROM message m
      LEFT JOIN (SELECT message_id, count(*) AS count FROM transmission WHERE run_id = ?1 GROUP BY 1) t
        USING (message_id)
      LEFT JOIN (SELECT message_id, count(*) AS count FROM addressee WHERE run_id = ?1 GROUP BY 1) a
        USING (message_id)
      WHERE m.run_id = ?1 ORDER BY m.message_id
      """, [run]
    ) { row in
      CableRow(
        message: row.integer(0), originator: row.text(1), reference: row.optionalText(2),
        serialNumber: row.optionalText(3), dateTimeGroup: row.text(4), filedAt: row.instant(5),
        precedence: Precedence(name: row.text(6)) ?? .routine, subject: row.optionalText(7),
        isGiven: row.integer(8) == 1, transmissions: row.integer(9), addressees: row.integer(10))
    }
  }

  /// The copies of some cables, in the order of their numbers.
  package func copies(run: Int, of messages: Set<Int>) throws(TimelineError) -> [CopyRow] {
    try some(
      """
      SELECT transmission_id, message_id, section, circuit_id, channel_number, precedence, routing_line, cause,
        queued_at, started_at, ended_at, received_at, outcome
      FROM transmission WHERE run_id = \(run) ORDER BY transmission_id
      """
    ) { row in
      guard messages.contains(row.integer(1)) else { return nil }
      return CopyRow(
        transmission: row.integer(0), message: row.integer(1), section: row.integer(2),
        circuit: row.integer(3), channelNumber: row.optionalInteger(4),
        precedence: Precedence(name: row.text(5)) ?? .routine, routingLine: row.optionalText(6),
        cause: row.optionalInteger(7), queuedAt: row.instant(8), startedAt: row.optionalInstant(9),
        endedAt: row.optionalInstant(10), receivedAt: row.optionalInstant(11), outcome: row.text(12))
    }
  }

  /// The addressees of some cables, in the order of cables and headers.
  package func recipients(run: Int, of messages: Set<Int>) throws(TimelineError) -> [RecipientRow] {
    try some(
      """
      SELECT message_id, addressee_id, routing_indicator, name, station_id, role, precedence, status, received_at,
        delivered_at
      FROM addressee WHERE run_id = \(run) ORDER BY message_id, addressee_id
      """
    ) { row in
      guard messages.contains(row.integer(0)) else { return nil }
      return RecipientRow(
        message: row.integer(0), addressee: row.integer(1), indicator: row.optionalText(2),
        name: row.text(3), station: row.optionalInteger(4), role: row.text(5),
        precedence: Precedence(name: row.text(6)) ?? .routine, status: row.text(7),
        receivedAt: row.optionalInstant(8), deliveredAt: row.optionalInstant(9))
    }
  }

  /// The rows that a closure wants; of a large run the others are not kept for a moment.
  private func some<Row>(
    _ sql: String, _ read: @escaping (borrowing Statement) -> Row?
  ) throws(TimelineError) -> [Row] {
    var rows: [Row] = []
    var cursor: Cursor<Row?> = try cursor(sql, read)
    while let row = try cursor.next() {
      if let row { rows.append(row) }
    }
    return rows
  }

  /// How many addressees there are of each precedence and role.
  package func recipientCounts(run: Int) throws(TimelineError) -> [RecipientCount] {
    try rows(
      """
      SELECT precedence, role, count(*) FROM addressee WHERE run_id = ? GROUP BY precedence, role
      ORDER BY precedence, role
      """, [run]
    ) { RecipientCount(precedence: $0.text(0), role: $0.text(1), count: $0.integer(2)) }
  }

  /// How the lines of all circuits grew and shrank, circuit by circuit in the order of time: what `queue_depth`
  /// counts, precedence by precedence.
  package func queueSteps(run: Int) throws(TimelineError) -> [QueueStep] {
    try rows(
      """
      WITH change(circuit_id, at, precedence, step) AS (
        SELECT circuit_id, queued_at, precedence, 1 FROM transmission WHERE run_id = ?1
        UNION ALL
        SELECT circuit_id, started_at, precedence, -1 FROM transmission
        WHERE run_id = ?1 AND started_at IS NOT NULL
        UNION ALL
        SELECT circuit_id, ended_at, precedence, -1 FROM transmission
        WHERE run_id = ?1 AND outcome = 'diverted')
      SELECT circuit_id, at, precedence, sum(step) FROM change GROUP BY 1, 2, 3 HAVING sum(step) <> 0
      ORDER BY 1, 2, 3
      """, [run]
    ) { row in
      QueueStep(
        circuit: row.integer(0), at: row.instant(1),
        precedence: Precedence(name: row.text(2)) ?? .routine, step: row.integer(3))
    }
  }

  /// The addressees that waited longest for a cable that they have, the slowest first.
  ///
  /// - Parameter given: only of cables that the scenario describes.
  package func slowest(
    run: Int, given: Bool, limit: Int
  ) throws(TimelineError) -> [(message: Int, addressee: Int)] {
    try rows(
      """
      SELECT message_id, addressee_id FROM addressee a JOIN message m USING (run_id, message_id)
      WHERE run_id = ? AND a.received_at IS NOT NULL \(given ? "AND m.traffic IS NULL" : "")
      ORDER BY coalesce(a.delivered_at, a.received_at) - m.filed_at DESC, message_id, addressee_id LIMIT ?
      """, [run, limit]
    ) { ($0.integer(0), $0.integer(1)) }
  }
}
