extension AuditRule {
  /// Who is sent first.
  static var order: [AuditRule] {
    [
      AuditRule(
        name: "first come, first served",
        statement:
          "copies of a precedence are sent in the order in which they joined the line of the circuit",
        checked: "SELECT count(*) FROM turn WHERE NOT is_first",
        violations: """
          SELECT 'transmission', id, 'joined at ' || joined || ', after one that joined at ' || latest
          FROM (SELECT *, max(CASE WHEN NOT is_first THEN joined END) OVER (
            PARTITION BY circuit, class ORDER BY started RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS latest
            FROM turn)
          WHERE NOT is_first AND joined < latest
          """),
      AuditRule(
        name: "back to the head",
        statement: "a copy that was interrupted or cut is sent before all others of its precedence",
        checked: "SELECT count(*) FROM turn WHERE is_first",
        violations: """
          SELECT 'transmission', x.id, 'came after transmission ' || y.id
          FROM turn x JOIN turn y ON y.circuit = x.circuit AND y.class = x.class AND y.started > x.joined
            AND y.started < x.started
          WHERE x.is_first AND NOT (y.is_first AND y.joined >= x.joined)
          """),
      AuditRule(
        name: "no inversion",
        statement: "nothing is begun on a circuit while a higher precedence waits for it",
        checked: "SELECT count(*) FROM sending WHERE started IS NOT NULL",
        violations: """
          WITH
            event(circuit, at, rank, class, step, id) AS (
              SELECT circuit, away, 0, class, -1, id FROM sending WHERE away > queued
              UNION ALL
              SELECT circuit, started, 1, class, 0, id FROM sending WHERE started IS NOT NULL
              UNION ALL
              SELECT circuit, queued, 2, class, 1, id FROM sending WHERE away > queued),
            waiting AS (
              SELECT id, class, rank, at, circuit,
                sum(step * (class = 0)) OVER line_of_circuit AS overrides,
                sum(step * (class <= 1)) OVER line_of_circuit AS flashes,
                sum(step * (class <= 2)) OVER line_of_circuit AS immediates,
                sum(step * (class <= 3)) OVER line_of_circuit AS priorities
              FROM event
              WINDOW line_of_circuit AS (PARTITION BY circuit ORDER BY at, rank ROWS UNBOUNDED PRECEDING))
          SELECT 'transmission', id, 'begun at ' || at || ' on ' || name
          FROM waiting JOIN line USING (circuit)
          WHERE rank = 1 AND CASE class WHEN 0 THEN 0 WHEN 1 THEN overrides WHEN 2 THEN flashes
            WHEN 3 THEN immediates ELSE priorities END > 0
          """),
      AuditRule(
        name: "interruptions",
        statement:
          "a copy is interrupted for one of a precedence that may interrupt it, which is begun at once",
        checked: "SELECT count(*) FROM sending WHERE outcome = 'interrupted'",
        violations: """
          SELECT 'transmission', v.id, 'interrupted at ' || v.ended || ' for nobody' FROM scope, sending v
          WHERE v.outcome = 'interrupted' AND NOT EXISTS (
            SELECT 1 FROM sending s WHERE s.circuit = v.circuit AND s.started = v.ended AND s.class < v.class
              AND s.class <= scope.interrupting)
          """),
      AuditRule(
        name: "interruptions missed",
        statement: "a precedence that may interrupt does not wait while a lower one is being sent",
        checked: "SELECT count(*) FROM scope, sending WHERE class <= scope.interrupting",
        violations: """
          WITH
            event(circuit, at, rank, class, step, id) AS (
              SELECT circuit, free - held, 0, class, -1, id FROM sending WHERE started IS NOT NULL
              UNION ALL
              SELECT circuit, started, 1, class, 1, id FROM sending WHERE started IS NOT NULL
              UNION ALL
              SELECT circuit, queued, 2, class, 0, id FROM scope, sending
              WHERE class <= scope.interrupting AND away > queued),
            busy AS (
              SELECT id, class, rank, at, circuit,
                sum(step * (class > 0)) OVER channels_of_circuit AS below_override,
                sum(step * (class > 1)) OVER channels_of_circuit AS below_flash,
                sum(step * (class > 2)) OVER channels_of_circuit AS below_immediate
              FROM event
              WINDOW channels_of_circuit AS (PARTITION BY circuit ORDER BY at, rank ROWS UNBOUNDED PRECEDING))
          SELECT 'transmission', id, 'queued at ' || at || ' on ' || name
          FROM busy JOIN line USING (circuit)
          WHERE rank = 2 AND CASE class WHEN 0 THEN below_override WHEN 1 THEN below_flash
            ELSE below_immediate END > 0
          """),
    ]
  }
}
