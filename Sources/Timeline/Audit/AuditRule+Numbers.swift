extension AuditRule {
  /// Channel sequence numbers.
  static var numbers: [AuditRule] {
    [
      AuditRule(
        name: "channel numbers",
        statement: "the numbers of a circuit follow each other without a gap, and begin with 1 each day",
        checked: "SELECT count(*) FROM sending WHERE started IS NOT NULL",
        violations: """
          WITH
            numbered AS (
              SELECT id, circuit, number, started, number_limit,
                (started - (started % 86400000000 + 86400000000) % 86400000000) / 86400000000 AS day,
                -- of those that begin at one instant, some may be past the last number and begin anew
                max(number) OVER (PARTITION BY circuit, started) - number > number_limit / 2 AS is_anew
              FROM sending JOIN line USING (circuit) WHERE started IS NOT NULL),
            following AS (
              SELECT *, lag(number) OVER in_order AS before, lag(day) OVER in_order AS day_before
              FROM numbered WINDOW in_order AS (PARTITION BY circuit ORDER BY started, is_anew, number))
          SELECT 'transmission', id, 'number ' || coalesce(number, '-') || ' after ' || before
          FROM following
          WHERE before IS NOT NULL AND number IS NOT CASE
            WHEN day <> day_before THEN 1 WHEN before + 1 = number_limit THEN 1 ELSE before + 1 END
            OR number NOT BETWEEN 1 AND number_limit - 1
          """),
      AuditRule(
        name: "number gaps",
        statement: "a number that came to nothing is noted as a gap, and no other",
        checked: "SELECT count(*) FROM sending WHERE outcome IN ('interrupted', 'cut')",
        violations: """
          WITH gap(circuit, message, section, at, vain, noted, id) AS (
            SELECT circuit, message, section, ended, 1, 0, id FROM sending WHERE outcome IN ('interrupted', 'cut')
            UNION ALL
            SELECT circuit_id, message_id, section, at, 0, 1, i.rowid
            FROM scope JOIN main.incident i USING (run_id) WHERE kind = 'gap' AND scope.record = 'hops')
          SELECT CASE WHEN max(vain) THEN 'transmission' ELSE 'incident' END, coalesce(min(CASE WHEN vain THEN id END), min(id)),
            sum(vain) || ' gaps, ' || sum(noted) || ' noted'
          FROM gap GROUP BY circuit, message, section, at HAVING sum(vain) <> sum(noted)
          """),
    ]
  }
}
