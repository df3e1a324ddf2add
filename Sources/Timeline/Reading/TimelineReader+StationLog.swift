import CableFormat
package import EventKernel

/// A line of a station's log.
package struct LogRow: Sendable {
  /// What was done.
  package enum Act: String, Sendable {
    case received, filed, sent, noted
  }

  package var at: Instant
  package var act: Act

  /// The other station, and the channel with its number; of an incident the circuit's name or nothing.
  package var station: String?
  package var channel: String?
  package var precedence: String?
  package var message: Int?

  /// The cable as operators name it: `RUEHTA 2147/01 301102Z OCT 08`.
  package var cable: String?
  package var routingLine: String?
  package var remark: String?
}

extension TimelineReader {
  /// What passed a station in a time, as its operators would have logged it: what came, what was sent, what went
  /// wrong, in order.
  ///
  /// - Parameters:
  ///   - indicator: the station's routing indicator.
  ///   - from: the first moment that counts, the run's start where it is `nil`.
  ///   - to: the first moment that no longer counts, or `nil`.
  /// - Throws: also if the run's topology has no such station.
  package func stationLog(
    run: Int, station indicator: String, from: Instant? = nil, to: Instant? = nil
  ) throws(TimelineError) -> [LogRow] {
    let station = try self.station(indicator, run: run)
    let bounds: [Parameter] = [
      .integer(run), .integer(station), .integer(from.map { Int($0.microseconds) } ?? Int.min),
      .integer(to.map { Int($0.microseconds) } ?? Int.max),
    ]
    let lines =
      try transmissions(.received, "received_at", own: "to_station", other: "from_station", bounds)
      + noted(bounds) + filed(bounds)
      + transmissions(.sent, "started_at", own: "from_station", other: "to_station", bounds)
    // Of one moment: what came, what it led to.
    return lines.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
  }

  private func transmissions(
    _ act: LogRow.Act, _ time: String, own: String, other: String, _ bounds: [Parameter]
  ) throws(TimelineError) -> [LogRow] {
    try rows(
      """
      SELECT t.\(time), s.routing_indicator, c.designator, c.number_digits, t.channel_number, t.precedence,
        t.message_id, m.originator, m.ssn, t.section, m.sections, m.dtg, t.routing_line, t.outcome, t.marking
      FROM run r JOIN circuit c ON c.topology_id = r.topology_id AND c.\(own) = ?2
      JOIN station s ON s.topology_id = r.topology_id AND s.station_id = c.\(other)
      CROSS JOIN transmission t ON t.run_id = r.run_id AND t.circuit_id = c.circuit_id
      JOIN message m ON m.run_id = t.run_id AND m.message_id = t.message_id
      WHERE r.run_id = ?1 AND t.queued_at < ?4 AND t.\(time) >= ?3 AND t.\(time) < ?4
      ORDER BY t.\(time), t.transmission_id
      """, bounds
    ) { row in
      let outcome = row.text(13)
      let remarks = [outcome == "sent" ? nil : outcome, row.optionalText(14)].compactMap(\.self)
      return LogRow(
        at: row.instant(0), act: act, station: row.text(1),
        channel: row.text(2) + ChannelNumber(row.integer(4), digits: row.integer(3) > 3 ? 4 : 3).description,
        precedence: row.text(5), message: row.integer(6),
        cable: CableName.text(
          row.text(7), row.optionalText(8), section: row.integer(9), of: row.integer(10), row.text(11)),
        routingLine: row.optionalText(12), remark: remarks.isEmpty ? nil : remarks.joined(separator: ", "))
    }
  }

  private func filed(_ bounds: [Parameter]) throws(TimelineError) -> [LogRow] {
    try rows(
      """
      SELECT m.filed_at, m.precedence, m.message_id, m.originator, m.ssn, m.sections, m.dtg, m.subject
      FROM run r JOIN station s ON s.topology_id = r.topology_id AND s.station_id = ?2
      JOIN message m ON m.run_id = r.run_id AND m.originator = s.routing_indicator
      WHERE r.run_id = ?1 AND m.filed_at >= ?3 AND m.filed_at < ?4 ORDER BY m.message_id
      """, bounds
    ) { row in
      LogRow(
        at: row.instant(0), act: .filed, precedence: row.text(1), message: row.integer(2),
        cable: CableName.text(row.text(3), row.optionalText(4), section: 1, of: 1, row.text(6)),
        remark: row.optionalText(7))
    }
  }

  private func noted(_ bounds: [Parameter]) throws(TimelineError) -> [LogRow] {
    try rows(
      """
      SELECT i.at, c.name, i.message_id, m.originator, m.ssn, coalesce(i.section, 1), m.sections, m.dtg,
        i.kind || CASE i.detail WHEN '' THEN '' ELSE ': ' || i.detail END
      FROM run r JOIN incident i USING (run_id)
      LEFT JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = i.circuit_id
      LEFT JOIN message m ON m.run_id = i.run_id AND m.message_id = i.message_id
      WHERE r.run_id = ?1 AND i.at >= ?3 AND i.at < ?4
        AND (i.station_id = ?2 OR i.station_id IS NULL AND ?2 IN (c.from_station, c.to_station))
      ORDER BY i.at, i.rowid
      """, bounds
    ) { row in
      LogRow(
        at: row.instant(0), act: .noted, channel: row.optionalText(1), message: row.optionalInteger(2),
        cable: row.optionalText(3).map {
          CableName.text(
            $0, row.optionalText(4), section: row.integer(5), of: row.integer(6), row.text(7))
        }, remark: row.text(8))
    }
  }

  /// The number of a station in a run's topology.
  private func station(_ indicator: String, run: Int) throws(TimelineError) -> Int {
    let stations = try rows(
      """
      SELECT s.station_id, s.routing_indicator FROM run r JOIN station s USING (topology_id)
      WHERE r.run_id = ? ORDER BY s.station_id
      """, [run]
    ) { ($0.integer(0), $0.text(1)) }
    guard let station = stations.first(where: { $0.1 == indicator }) else {
      throw .unknown("station", indicator, among: stations.map(\.1))
    }
    return station.0
  }
}
