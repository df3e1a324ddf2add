/// A question that is shipped with every database, as SQL.
///
/// Its parameters are named; a run that is left open is the first.
package struct CannedQuery: Sendable {
  package var name: String
  package var title: String
  package var sql: String

  /// The questions, those of general interest first.
  package static let all: [CannedQuery] = [
    CannedQuery(
      name: "slowest", title: "The addressees that waited longest",
      sql: """
        SELECT dtg, mrn, precedence, role, name, status, how_long, seconds FROM delivery
        WHERE run_id = \(run) ORDER BY seconds DESC LIMIT 100
        """),
    CannedQuery(
      name: "without", title: "The addressees that do not have their cable, and why",
      sql: """
        SELECT dtg, mrn, precedence, role, routing_indicator, name, status, reason FROM delivery
        WHERE run_id = \(run) AND status <> 'delivered' ORDER BY message_id, addressee_id
        """),
    CannedQuery(
      name: "steps", title: "Every step of a cable",
      sql: """
        SELECT time, section, step, station, circuit, detail FROM timeline
        WHERE run_id = \(run) AND message_id = CAST(:message AS INTEGER)
        """),
    CannedQuery(
      name: "busiest", title: "The busiest circuits, with their longest wait",
      sql: """
        SELECT circuit, sum(transmissions) AS transmissions, round(sum(utilization), 3) AS utilization,
          round(sum(mean_wait * transmissions) / sum(transmissions), 1) AS mean_wait,
          round(max(max_wait), 1) AS max_wait
        FROM circuit_load WHERE run_id = \(run) GROUP BY circuit_id, circuit ORDER BY utilization DESC
        """),
    CannedQuery(
      name: "waiting", title: "What waited for a circuit at a moment (ISO 8601)",
      sql: """
        SELECT t.precedence, m.originator, m.ssn, m.dtg, t.section,
          (unixepoch(:time) * 1000000 - t.queued_at) / 1000000 AS waited_seconds, t.routing_line
        FROM run r JOIN circuit c ON c.topology_id = r.topology_id AND c.name = :circuit
        CROSS JOIN transmission t ON t.run_id = r.run_id AND t.circuit_id = c.circuit_id
        JOIN message m ON m.run_id = t.run_id AND m.message_id = t.message_id
        WHERE r.run_id = \(run) AND t.queued_at <= unixepoch(:time) * 1000000
          AND coalesce(t.started_at, t.ended_at, 9223372036854775807) > unixepoch(:time) * 1000000
        ORDER BY t.precedence, t.queued_at
        """),
    CannedQuery(
      name: "channel", title: "The log of a channel, by number",
      sql: """
        SELECT c.designator, t.channel_number, datetime(t.started_at / 1000000, 'unixepoch') AS began, t.precedence,
          m.originator, m.ssn, m.dtg, t.section, t.routing_line, t.outcome, t.marking
        FROM run r JOIN circuit c ON c.topology_id = r.topology_id AND c.designator = :designator
        CROSS JOIN transmission t ON t.run_id = r.run_id AND t.circuit_id = c.circuit_id
        JOIN message m ON m.run_id = t.run_id AND m.message_id = t.message_id
        WHERE r.run_id = \(run) AND t.channel_number IS NOT NULL ORDER BY t.started_at, t.transmission_id
        """),
    CannedQuery(
      name: "incidents", title: "What went out of the ordinary",
      sql: """
        SELECT datetime(i.at / 1000000, 'unixepoch') AS time, i.kind, s.routing_indicator AS station,
          c.name AS circuit, i.message_id, i.section, i.detail
        FROM run r JOIN incident i USING (run_id)
        LEFT JOIN station s ON s.topology_id = r.topology_id AND s.station_id = i.station_id
        LEFT JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = i.circuit_id
        WHERE r.run_id = \(run) ORDER BY i.at
        """),
  ]

  private static let run = "CAST(coalesce(nullif(:run, ''), 1) AS INTEGER)"
}
