extension AuditRule {
  /// What a circuit and a station can do.
  static var circuits: [AuditRule] {
    [
      AuditRule(
        name: "channels",
        statement: "a circuit never sends more copies at a time than it has channels",
        checked: "SELECT count(*) FROM sending WHERE started IS NOT NULL",
        violations: """
          WITH
            change(circuit, at, step, id) AS (
              SELECT circuit, started, 1, id FROM sending WHERE started IS NOT NULL
              UNION ALL
              SELECT circuit, ended, -1, id FROM sending WHERE started IS NOT NULL AND ended IS NOT NULL),
            busy AS (
              SELECT circuit, step, id, sum(step) OVER (
                PARTITION BY circuit ORDER BY at, step, id ROWS UNBOUNDED PRECEDING) AS n FROM change)
          SELECT 'transmission', id, 'is the copy number ' || n || ' at a time on ' || name
          FROM busy JOIN line USING (circuit) WHERE step = 1 AND n > channels
          """),
      AuditRule(
        name: "positions",
        statement: "a station never handles more copies at a time than it has positions",
        checked: "SELECT count(*) FROM stay WHERE started IS NOT NULL",
        violations: """
          WITH
            change(station, at, step, id) AS (
              SELECT station, started, 1, id FROM stay WHERE started IS NOT NULL AND ended IS NOT started
              UNION ALL
              SELECT station, ended, -1, id FROM stay WHERE ended > started),
            busy AS (
              SELECT station, step, id, sum(step) OVER (
                PARTITION BY station ORDER BY at, step, id ROWS UNBOUNDED PRECEDING) AS n FROM change)
          SELECT 'handling', id, 'is the copy number ' || n || ' at a time at ' || routing_indicator
          FROM busy JOIN scope JOIN main.station p USING (topology_id)
          WHERE p.station_id = busy.station AND step = 1 AND n > positions
          """),
      AuditRule(
        name: "down or closed",
        statement:
          "nothing is sent on a circuit while it, or a station at its ends, is down or its window closed",
        checked: "SELECT count(*) FROM sending WHERE started IS NOT NULL",
        violations: """
          SELECT 'transmission', s.id, 'on ' || name || ' from ' || s.started || ' to ' || s.free
          FROM sending s JOIN line USING (circuit)
          WHERE s.started < s.free AND (
            SELECT until FROM pause p WHERE p.circuit = s.circuit AND p.since < s.free
            ORDER BY p.since DESC LIMIT 1) > s.started
          """),
      AuditRule(
        name: "cut by something",
        statement: "what was cut was cut when its circuit, or a station at its ends, failed or closed",
        checked: "SELECT count(*) FROM sending WHERE outcome = 'cut'",
        violations: """
          SELECT 'transmission', s.id, 'cut at ' || s.ended FROM sending s
          WHERE s.outcome = 'cut' AND NOT EXISTS (
            SELECT 1 FROM pause p WHERE p.circuit = s.circuit AND p.since = s.ended)
          """),
      AuditRule(
        name: "diverted for a reason",
        statement: "a copy goes another way only while its circuit is down or closed",
        checked: "SELECT count(*) FROM sending WHERE outcome = 'diverted'",
        violations: """
          SELECT 'transmission', s.id, 'diverted at ' || s.ended FROM sending s
          WHERE s.outcome = 'diverted' AND NOT coalesce((
            SELECT until FROM pause p WHERE p.circuit = s.circuit AND p.since <= s.ended
            ORDER BY p.since DESC LIMIT 1) > s.ended, 0)
          """),
      AuditRule(
        name: "clearance",
        statement: "nothing is sent on a circuit, or to a station, that is not cleared for it",
        checked: "SELECT count(*) FROM sending",
        violations: """
          SELECT 'transmission', s.id, 'is not for ' || l.name
          FROM scope, sending s JOIN line l USING (circuit) JOIN cable c USING (message)
          JOIN main.station p ON p.topology_id = scope.topology_id AND p.station_id = l.to_station
          JOIN secrecy k ON k.name = p.clearance
          WHERE NOT coalesce(c.secrecy <= l.clearance AND c.secrecy <= k.rank, 0)
          """),
    ]
  }
}
