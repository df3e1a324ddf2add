extension AuditRule {
  /// Nothing comes from nothing.
  static var causes: [AuditRule] {
    [
      AuditRule(
        name: "causes of transmissions",
        statement:
          "a copy is queued at the station to which its cause brought it, or where the cable was filed",
        checked: "SELECT count(*) FROM sending",
        violations: """
          SELECT 'transmission', s.id, 'cause ' || coalesce(s.cause, '-') || ' did not bring it to '
            || coalesce(l.name, 'its circuit')
          FROM sending s LEFT JOIN line l USING (circuit) LEFT JOIN cable c USING (message)
          LEFT JOIN sending b ON b.id = s.cause LEFT JOIN line d ON d.circuit = b.circuit
          WHERE NOT coalesce(CASE
            WHEN s.cause IS NULL THEN l.from_station = c.originator
            ELSE b.arrives AND b.message = s.message AND b.section = s.section AND d.to_station = l.from_station
              AND b.received <= s.queued END, 0)
            OR s.section NOT BETWEEN 1 AND c.sections
          """),
      AuditRule(
        name: "beginnings",
        statement: "a copy is queued when it was handled, or at once when what came before came to nothing",
        checked: "SELECT count(*) FROM sending",
        violations: """
          SELECT 'transmission', s.id, 'queued at ' || s.queued || ', attempt ' || s.attempt || ', after '
            || coalesce(s.previous, '-')
          FROM scope, sending s JOIN line l USING (circuit) JOIN cable c USING (message)
          LEFT JOIN sending b ON b.id = s.cause LEFT JOIN sending p ON p.id = s.previous
          LEFT JOIN line m ON m.circuit = p.circuit
          LEFT JOIN stay h ON h.message = s.message AND h.section = s.section AND h.station = l.from_station
            AND h.cause IS s.cause
          WHERE NOT coalesce(CASE
            WHEN s.previous IS NULL
              THEN s.queued = coalesce(h.ended, b.received, c.filed) AND s.attempt = (s.started IS NOT NULL)
            WHEN p.message <> s.message OR p.section <> s.section OR p.cause IS NOT s.cause
              OR m.from_station <> l.from_station OR p.id >= s.id THEN 0
            WHEN p.outcome = 'garbled'
              THEN s.queued = p.received + scope.rerun_delay AND s.circuit = p.circuit
                AND s.class = p.class AND s.attempt = p.attempt + (s.started IS NOT NULL)
            WHEN p.outcome IN ('interrupted', 'cut') THEN s.queued = p.ended AND s.circuit = p.circuit
              AND s.class = p.class AND s.attempt = p.attempt + (s.started IS NOT NULL)
            WHEN s.circuit = p.circuit
              THEN p.outcome = 'diverted' AND s.queued = p.ended
                AND s.attempt = p.attempt + (s.started IS NOT NULL)
            ELSE p.outcome = 'diverted' AND s.queued = p.ended AND s.attempt = (s.started IS NOT NULL) END, 0)
          """),
      AuditRule(
        name: "causes of handling",
        statement:
          "a section is handled where its cause brought it, from then on, or where the cable was filed",
        checked: "SELECT count(*) FROM stay",
        violations: """
          SELECT 'handling', s.id, 'cause ' || coalesce(s.cause, '-') || ', arrived ' || s.arrived
          FROM stay s LEFT JOIN cable c USING (message) LEFT JOIN sending b ON b.id = s.cause
          LEFT JOIN line d ON d.circuit = b.circuit
          WHERE NOT coalesce(CASE
            WHEN s.cause IS NULL THEN s.station = c.originator AND s.arrived = c.filed
            ELSE b.arrives AND b.message = s.message AND b.section = s.section AND d.to_station = s.station
              AND s.arrived = b.received END, 0)
          """),
      AuditRule(
        name: "nothing lost",
        statement: "what came to nothing is tried again, or waits for it when the run ends",
        checked: "SELECT count(*) FROM sending WHERE NOT arrives AND outcome NOT IN ('queued', 'unfinished')",
        violations: """
          SELECT 'transmission', s.id, outcome || ', but nothing follows'
          FROM scope, sending s
          WHERE NOT arrives AND outcome NOT IN ('queued', 'unfinished')
            AND NOT EXISTS (SELECT 1 FROM sending n WHERE n.previous = s.id)
            AND NOT (outcome = 'garbled' AND received + scope.rerun_delay > scope.ended_at)
          """),
      AuditRule(
        name: "precedence of copies",
        statement: "a copy goes at a precedence that its cable has for somebody",
        checked: "SELECT count(*) FROM sending",
        violations: """
          WITH wanted AS (
            SELECT DISTINCT message_id AS message, u.rank AS class
            FROM scope JOIN recipient a USING (run_id) JOIN urgency u ON u.name = a.precedence
            UNION
            SELECT message_id, u.rank FROM scope JOIN main.message m USING (run_id)
            JOIN urgency u ON u.name IN (m.precedence, m.info_precedence))
          SELECT 'transmission', s.id, 'nobody has the cable at its precedence'
          FROM sending s WHERE NOT EXISTS (
            SELECT 1 FROM wanted w WHERE w.message = s.message AND w.class = s.class)
          """),
      AuditRule(
        name: "hop limit",
        statement: "no cable without collectives passes more circuits than it may",
        checked: "SELECT count(*) FROM sending JOIN cable USING (message) WHERE NOT has_collective",
        violations: """
          WITH RECURSIVE hop(id, n) AS (
            SELECT id, 1 FROM sending JOIN cable USING (message) WHERE cause IS NULL AND NOT has_collective
            UNION ALL
            SELECT s.id, n + 1 FROM hop JOIN sending s ON s.cause = hop.id AND s.id > hop.id)
          SELECT 'transmission', id, 'is hop ' || n FROM hop, scope WHERE n > scope.hop_limit
          """),
      AuditRule(
        name: "never back",
        statement: "nothing goes back on the circuit it came by, but to a member of a collective",
        checked: "SELECT count(*) FROM sending WHERE cause IS NOT NULL",
        violations: """
          SELECT 'transmission', s.id, l.name || ' after ' || d.name
          FROM sending s JOIN line l USING (circuit) JOIN sending b ON b.id = s.cause
          JOIN line d ON d.circuit = b.circuit JOIN cable c ON c.message = s.message
          WHERE l.to_station = d.from_station AND (NOT c.has_collective OR EXISTS (
            SELECT 1 FROM word w JOIN word v USING (word) WHERE w.id = s.id AND v.id = b.id
              AND NOT EXISTS (SELECT 1 FROM collective k WHERE k.indicator = w.word)))
          """),
    ]
  }
}
