extension AuditRule {
  /// No time runs backwards.
  static var times: [AuditRule] {
    [
      AuditRule(
        name: "times of cables",
        statement: "cables are filed in the order of their numbers, within the run, and received after that",
        checked: "SELECT count(*) FROM cable",
        violations: """
          SELECT 'message', message, 'filed at ' || filed || ', the one before at ' || before
          FROM (SELECT message, filed, lag(filed, 1, scope.started_at) OVER (ORDER BY message) AS before
            FROM cable, scope)
          WHERE filed < before OR filed > (SELECT ended_at FROM scope)
          UNION ALL
          SELECT 'addressee', a.message_id || '/' || a.addressee_id,
            'filed at ' || filed || ', received at ' || a.received_at || ', delivered at '
              || coalesce(a.delivered_at, '-')
          FROM scope JOIN recipient a USING (run_id) JOIN cable c ON c.message = a.message_id
          WHERE a.received_at < filed OR a.received_at > scope.ended_at OR a.delivered_at < a.received_at
          """),
      AuditRule(
        name: "times of transmissions",
        statement: "a transmission is queued, started, ended and received in this order, as its outcome says",
        checked: "SELECT count(*) FROM sending",
        violations: """
          SELECT 'transmission', s.id, s.outcome || ', queued ' || queued || ', started ' || coalesce(started, '-')
            || ', ended ' || coalesce(ended, '-') || ', received ' || coalesce(received, '-')
          FROM scope, sending s LEFT JOIN line l USING (circuit) LEFT JOIN cable c USING (message)
          WHERE l.circuit IS NULL OR c.message IS NULL OR queued < c.filed OR queued > scope.ended_at
            OR started < queued OR ended < coalesce(started, queued) OR ended > scope.ended_at
            OR held < 0 OR held > free - coalesce(started, free)
            OR (number IS NULL) <> (started IS NULL)
            OR NOT CASE
              WHEN outcome IN ('sent', 'garbled')
                THEN coalesce(started IS NOT NULL AND received = ended + l.propagation, 0)
              WHEN outcome IN ('interrupted', 'cut')
                THEN started IS NOT NULL AND ended IS NOT NULL AND received IS NULL
              WHEN outcome = 'diverted' THEN started IS NULL AND ended IS NOT NULL AND received IS NULL
              WHEN outcome = 'queued' THEN started IS NULL AND ended IS NULL AND received IS NULL
              ELSE started IS NOT NULL AND ended IS NULL AND received IS NULL END
          """),
      AuditRule(
        name: "transmissions numbered",
        statement: "transmissions are numbered in the order in which they ended",
        checked: "SELECT count(*) FROM sending",
        violations: """
          SELECT 'transmission', id, 'ended before the one of the number before'
          FROM (SELECT id, free, lag(free) OVER (ORDER BY id) AS before FROM sending) WHERE free < before
          """),
      AuditRule(
        name: "times of handling",
        statement: "a section is handled after it came and not while its station is down",
        checked: "SELECT count(*) FROM stay",
        violations: """
          SELECT 'handling', id, 'arrived ' || arrived || ', started ' || coalesce(started, '-') || ', ended '
            || coalesce(ended, '-')
          FROM scope, stay
          WHERE started < arrived OR ended < started OR ended > scope.ended_at OR (ended NOT NULL AND started IS NULL)
            OR (SELECT until FROM standstill p WHERE p.station = stay.station AND p.since <= stay.started
              ORDER BY p.since DESC LIMIT 1) > started
            OR (SELECT until FROM standstill p WHERE p.station = stay.station AND p.since < stay.ended
              ORDER BY p.since DESC LIMIT 1) > ended
          """),
      AuditRule(
        name: "times of incidents",
        statement:
          "incidents happen within the run, and what is restored or opened was down or closed before",
        checked: "SELECT count(*) FROM scope JOIN main.incident USING (run_id)",
        violations: """
          SELECT 'incident', i.rowid, kind || ' at ' || at FROM scope JOIN main.incident i USING (run_id)
          WHERE at < scope.started_at OR at > scope.ended_at
          UNION ALL
          SELECT 'incident', id, kind || ', but nothing was down or closed'
          FROM (
            SELECT i.rowid AS id, kind, at, sum(CASE WHEN kind IN ('outage', 'closed') THEN 1 ELSE -1 END) OVER (
              PARTITION BY kind IN ('closed', 'opened'), circuit_id, station_id ORDER BY at) AS reasons
            FROM scope JOIN main.incident i USING (run_id)
            WHERE message_id IS NULL AND kind IN ('outage', 'restored', 'closed', 'opened'))
          WHERE reasons < 0
          """),
    ]
  }
}
