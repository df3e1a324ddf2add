extension AuditRule {
  /// What is sent.
  static var content: [AuditRule] {
    [
      AuditRule(
        name: "sections add up",
        statement: "the sections of a cable of the scenario are as many and as long as the cable says",
        checked: "SELECT count(*) FROM cable WHERE traffic IS NULL",
        violations: """
          SELECT 'message', c.message, count(s.section) || ' sections of ' || c.sections
          FROM scope, cable c LEFT JOIN main.section s ON s.run_id = scope.run_id AND s.message_id = c.message
          WHERE c.traffic IS NULL GROUP BY c.message
          HAVING count(s.section) <> c.sections OR sum(s.characters) IS NOT c.characters OR max(s.section) <> c.sections
          """),
      AuditRule(
        name: "durations",
        statement: "a transmission takes the time that its characters take on its circuit",
        checked: "SELECT count(*) FROM (\(lengths))",
        violations: """
          WITH RECURSIVE
            length AS (\(lengths)),
            -- What was sent of a copy before an interruption counts where it goes on from there.
            part(id, before, work) AS (
              SELECT id, CASE WHEN scope.resumes THEN previous END, free - held - started
              FROM scope, sending WHERE started IS NOT NULL
              UNION ALL
              SELECT part.id, p.previous, work + p.free - p.held - p.started
              FROM part JOIN sending p ON p.id = part.before WHERE p.outcome IN ('interrupted', 'cut')),
            total AS (SELECT id, max(work) AS work FROM part GROUP BY id)
          SELECT 'transmission', s.id, 'takes ' || work || ' microseconds instead of ' || span
          FROM length JOIN sending s USING (id) JOIN total USING (id)
          WHERE CASE WHEN s.outcome IN ('sent', 'garbled') OR s.held > 0 THEN abs(work - span) > slack
            ELSE work > span + slack END
          """),
      AuditRule(
        name: "routing lines",
        statement: "a routing line calls addressees of its cable, or collectives, each once, in order",
        checked: "SELECT count(DISTINCT id) FROM word",
        violations: """
          SELECT 'transmission', w.id, word || ' is nobody whom the cable is for'
          FROM scope, word w
          WHERE scope.expansion = 'members' AND NOT EXISTS (
            SELECT 1 FROM recipient a WHERE a.run_id = scope.run_id AND a.message_id = w.message
              AND word IN (a.routing_indicator, a.via_collective))
            AND (EXISTS (SELECT 1 FROM main.station p
              WHERE p.topology_id = scope.topology_id AND p.routing_indicator = word)
              OR instr((SELECT source FROM main.topology t WHERE t.topology_id = scope.topology_id), word) = 0)
          UNION ALL
          SELECT 'transmission', id, word || ' does not follow ' || before
          FROM (SELECT id, word, lag(word) OVER (PARTITION BY id ORDER BY rowid) AS before FROM word), scope
          WHERE word <= before AND scope.expansion = 'members'
          UNION ALL
          SELECT 'transmission', s.id, 'calls others than transmission ' || p.id || ' before'
          FROM sending s JOIN sending p ON p.id = s.previous
          WHERE p.outcome <> 'diverted' AND s.routing_line IS NOT p.routing_line
          """),
      AuditRule(
        name: "segregation",
        statement:
          "whom an incoming copy calls is called by one outgoing copy, served at the station, or refused",
        checked: "SELECT count(*) FROM (\(calls))",
        violations: """
          WITH call AS MATERIALIZED (\(calls))
          SELECT CASE WHEN call.id = 0 THEN 'message' ELSE 'transmission' END,
            CASE WHEN call.id = 0 THEN call.message ELSE call.id END,
            coalesce(call.indicator, '-') || ' of section ' || call.section || ' is called by '
              || call.onward || ' copies from there'
          FROM call
          WHERE call.onward > call.namesakes
            OR call.onward = 0 AND NOT is_here AND NOT is_refused AND NOT via_onward AND NOT is_called_elsewhere
            OR call.onward > 0 AND is_here
          """),
      AuditRule(
        name: "nobody added",
        statement:
          "an outgoing copy calls only those whom the incoming copy called, or members of its collectives",
        checked:
          "SELECT count(*) FROM word JOIN sending s USING (id) WHERE cause IS NOT NULL OR previous IS NOT NULL",
        violations: """
          SELECT 'transmission', s.id, w.word || ' was not called by transmission ' || f.id
          FROM scope, sending s JOIN sending f ON f.id = coalesce(s.previous, s.cause)
          JOIN word w ON w.id = s.id
          WHERE scope.expansion = 'members'
            AND NOT EXISTS (SELECT 1 FROM word v WHERE v.id = f.id AND v.word = w.word)
            AND (s.previous IS NOT NULL OR NOT EXISTS (
              SELECT 1 FROM word v WHERE v.id = f.id AND NOT EXISTS (
                SELECT 1 FROM recipient a WHERE a.run_id = scope.run_id AND a.message_id = s.message
                  AND a.routing_indicator = v.word)))
          """),
    ]
  }

  /// How long the transmissions take whose length the rows tell, with what rounding may change.
  private static let lengths = """
    SELECT s.id, CASE WHEN c.traffic IS NULL THEN 0
        ELSE CAST(0.5 / c.sections * 1e6 / l.speed AS INTEGER) + 2 END AS slack,
      CAST((coalesce(n.characters, c.characters * 1.0 / c.sections) + scope.overhead) * 1e6 / l.speed + 0.5
        AS INTEGER) AS span
    FROM scope, sending s JOIN line l USING (circuit) JOIN cable c USING (message)
    LEFT JOIN main.section n ON n.run_id = scope.run_id AND n.message_id = s.message AND n.section = s.section
    WHERE s.started IS NOT NULL AND (c.traffic IS NULL OR scope.keeps_lengths)
    """

  /// Each addressee and section with each copy that called it and has been dealt with, and what became of it.
  ///
  /// Copies that call a collective inside a collective, or one without members, are left out: who its members
  /// are is not in the rows.
  private static let calls = """
    WITH
      odd AS (
        SELECT DISTINCT w.message FROM scope, word w WHERE NOT EXISTS (
          SELECT 1 FROM recipient a WHERE a.run_id = scope.run_id AND a.message_id = w.message
            AND w.word IN (a.routing_indicator, a.via_collective))),
      -- id 0: the cable as it was filed
      incoming(id, message, section, station) AS (
        SELECT s.id, s.message, s.section, l.to_station FROM scope, sending s JOIN line l USING (circuit)
        WHERE s.arrives AND s.routing_line IS NOT NULL AND s.received <= scope.ended_at
        UNION ALL
        SELECT DISTINCT 0, s.message, s.section, l.from_station FROM sending s JOIN line l USING (circuit)
        WHERE s.cause IS NULL AND s.previous IS NULL AND s.routing_line IS NOT NULL),
      dealt AS (
        SELECT i.* FROM incoming i, scope
        WHERE scope.expansion = 'members' AND i.message NOT IN (SELECT message FROM odd) AND NOT EXISTS (
          SELECT 1 FROM stay h WHERE h.message = i.message AND h.section = i.section AND h.station = i.station
            AND h.cause IS nullif(i.id, 0) AND h.ended IS NULL))
    SELECT d.id, d.message, d.section, a.routing_indicator AS indicator,
      (SELECT count(*) FROM sending s JOIN word w USING (id)
        WHERE s.cause = d.id AND s.previous IS NULL AND w.word = a.routing_indicator)
        + (d.id = 0) * (SELECT count(*) FROM word w JOIN sending s USING (id)
          WHERE w.message = d.message AND w.word = a.routing_indicator AND s.section = d.section
            AND s.cause IS NULL AND s.previous IS NULL) AS onward,
      EXISTS (SELECT 1 FROM sending s JOIN word w USING (id)
        WHERE s.cause = d.id AND s.previous IS NULL AND w.word = a.via_collective)
        OR d.id = 0 AND EXISTS (SELECT 1 FROM word w JOIN sending s USING (id)
          WHERE w.message = d.message AND w.word = a.via_collective AND s.section = d.section
            AND s.cause IS NULL AND s.previous IS NULL) AS via_onward,
      (SELECT count(*) FROM recipient b WHERE b.run_id = a.run_id AND b.message_id = a.message_id
        AND b.routing_indicator = a.routing_indicator) AS namesakes,
      -- A collective that is called twice has its members in one copy only.
      a.via_collective IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM word w WHERE w.id = d.id AND w.word = a.routing_indicator)
        AND (a.received_at IS NOT NULL OR EXISTS (SELECT 1 FROM word w JOIN sending s USING (id)
          WHERE w.message = d.message AND w.word = a.routing_indicator AND s.section = d.section))
        AS is_called_elsewhere,
      coalesce(a.station_id = d.station, 0) AS is_here, a.status IN ('rejected', 'unreachable') AS is_refused
    FROM dealt d JOIN scope JOIN recipient a ON a.run_id = scope.run_id AND a.message_id = d.message
    WHERE d.id = 0 OR EXISTS (
      SELECT 1 FROM word w WHERE w.id = d.id AND w.word IN (a.routing_indicator, a.via_collective))
    """
}
