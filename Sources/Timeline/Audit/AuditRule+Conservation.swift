extension AuditRule {
  /// Every addressee is somewhere, and in one place only.
  static var conservation: [AuditRule] {
    [
      AuditRule(
        name: "addressees numbered",
        statement: "the addressees of a cable are numbered from 1 without a gap",
        checked: "SELECT count(*) FROM scope JOIN recipient USING (run_id)",
        violations: """
          SELECT 'message', message_id, 'has ' || count(*) || ' addressees, the last is number ' || max(addressee_id)
          FROM scope JOIN recipient USING (run_id) GROUP BY message_id
          HAVING min(addressee_id) <> 1 OR max(addressee_id) <> count(*)
          """),
      AuditRule(
        name: "status and times",
        statement: "an addressee's status agrees with its times, its reason and the end of the run",
        checked: "SELECT count(*) FROM scope JOIN recipient USING (run_id)",
        violations: """
          SELECT 'addressee', message_id || '/' || addressee_id,
            status || ', received ' || coalesce(a.received_at, '-') || ', delivered ' || coalesce(a.delivered_at, '-')
              || ', reason ' || coalesce(reason, '-')
          FROM scope JOIN recipient a USING (run_id)
          WHERE NOT CASE
            WHEN status = 'delivered' THEN a.received_at IS NOT NULL AND coalesce(a.delivered_at <= scope.ended_at, 0)
            WHEN status = 'received' THEN a.received_at IS NOT NULL AND a.delivered_at IS NULL
            ELSE a.received_at IS NULL AND a.delivered_at IS NULL AND a.last_transmission IS NULL END
            OR (status = 'rejected') <> coalesce(reason IN ('INV', 'SEC', 'LOOP', 'HOPS'), 0)
            OR (status = 'unreachable') <> coalesce(reason = 'NOPATH', 0)
          """),
      AuditRule(
        name: "status and place",
        statement: "who does not have a cable has a copy of it in the state that the status says",
        checked: """
          SELECT count(*) FROM scope JOIN recipient USING (run_id)
          WHERE scope.record = 'hops' AND status LIKE 'in %'
          """,
        violations: """
          SELECT 'addressee', a.message_id || '/' || a.addressee_id, status || ', but no copy is'
          FROM scope JOIN recipient a USING (run_id)
          WHERE scope.record = 'hops' AND status LIKE 'in %' AND NOT CASE status
            WHEN 'in handling' THEN EXISTS (
              SELECT 1 FROM stay s WHERE s.message = a.message_id AND s.ended IS NULL)
            WHEN 'in queue'
              THEN a.message_id IN (SELECT message FROM sending WHERE outcome IN ('queued', 'garbled'))
            ELSE a.message_id IN (
              SELECT message FROM scope, sending WHERE outcome = 'unfinished' OR received > scope.ended_at) END
          """),
      AuditRule(
        name: "rejects reported",
        statement: "who is refused a cable, or unreachable, is in the incidents once, and nobody else",
        checked: """
          SELECT count(*) FROM scope JOIN recipient USING (run_id) WHERE status IN ('rejected', 'unreachable')
          """,
        violations: """
          WITH refusal(message, refused, reported) AS (
            SELECT message_id, 1, 0 FROM scope JOIN recipient USING (run_id)
            WHERE status IN ('rejected', 'unreachable')
            UNION ALL
            SELECT message_id, 0, 1 FROM scope JOIN main.incident USING (run_id) WHERE kind = 'reject')
          SELECT 'message', message, sum(refused) || ' refused, ' || sum(reported) || ' reported'
          FROM refusal GROUP BY message HAVING sum(refused) <> sum(reported)
          """),
      AuditRule(
        name: "sections complete",
        statement: "who has a cable has all its sections, the last of them by its last transmission",
        checked: """
          SELECT count(*) FROM scope JOIN recipient USING (run_id)
          WHERE scope.record = 'hops' AND received_at IS NOT NULL
          """,
        violations: """
          WITH come AS (
            SELECT s.message, l.to_station AS station, count(DISTINCT s.section) AS sections,
              max(s.received) AS last
            FROM sending s JOIN line l USING (circuit) WHERE s.arrives GROUP BY s.message, l.to_station)
          SELECT 'addressee', a.message_id || '/' || a.addressee_id,
            'has ' || coalesce(e.sections, 0) || ' of ' || c.sections || ' sections by transmission '
              || coalesce(a.last_transmission, '-')
          FROM scope JOIN recipient a USING (run_id) JOIN cable c ON c.message = a.message_id
          LEFT JOIN come e ON e.message = a.message_id AND e.station = a.station_id
          LEFT JOIN sending s ON s.id = a.last_transmission
          LEFT JOIN line l USING (circuit)
          LEFT JOIN stay h ON h.message = a.message_id AND h.station = a.station_id AND h.section = s.section
            AND h.cause = s.id
          WHERE scope.record = 'hops' AND a.received_at IS NOT NULL AND NOT CASE
            WHEN a.last_transmission IS NULL THEN a.station_id = c.originator
            ELSE coalesce(e.sections, 0) = c.sections AND s.arrives AND s.message = a.message_id
              AND l.to_station = a.station_id AND a.received_at = coalesce(h.ended, s.received) END
          """),
    ]
  }
}
