/// Holds a run against the rules, by what its rows say and nothing else.
package struct Audit {
  /// What came of a rule.
  package struct Finding: Sendable {
    package var rule: String

    /// The rule in a sentence.
    package var statement: String

    /// How many rows were looked at.
    package var checked: Int

    /// How many broke it, and the first of them.
    package var violationCount: Int
    package var violations: [Violation]
  }

  /// A row that breaks a rule.
  package struct Violation: Hashable, Sendable {
    package var table: String

    /// The row's number in its run: `message/addressee` for an addressee, the rowid for handling and incidents.
    package var row: String
    package var detail: String
  }

  /// How many rows that break a rule are named.
  package static let named = 100

  /// Checks a run by every rule.
  ///
  /// - Parameter tell: is told by which rule it is checked, and the part of all rules that it has been checked by.
  package static func findings(
    run: Int, in reader: borrowing TimelineReader, tell: (String, Double) -> Void = { _, _ in }
  ) throws(TimelineError) -> [Finding] {
    do throws(DatabaseError) {
      try prepare(run: run, reader.connection)
      var findings: [Finding] = []
      for rule in AuditRule.all {
        tell(rule.name, Double(findings.count) / Double(AuditRule.all.count))
        findings.append(try finding(by: rule, reader.connection))
      }
      return findings
    } catch {
      throw .database(error)
    }
  }

  private static func finding(
    by rule: AuditRule, _ connection: borrowing Connection
  ) throws(DatabaseError) -> Finding {
    var finding = Finding(
      rule: rule.name, statement: rule.statement, checked: try connection.number(rule.checked) ?? 0,
      violationCount: 0, violations: [])
    var rows = try connection.prepare(rule.violations)
    while try rows.step() {
      finding.violationCount += 1
      if finding.violations.count < named {
        finding.violations.append(
          Violation(table: rows.text(0), row: rows.text(1), detail: rows.text(2)))
      }
    }
    return finding
  }

  /// Makes the tables that the rules look at.
  private static func prepare(run: Int, _ connection: borrowing Connection) throws(DatabaseError) {
    try connection.execute(
      """
      PRAGMA cache_size = -200000;
      DROP TABLE IF EXISTS temp.scope; DROP TABLE IF EXISTS temp.urgency; DROP TABLE IF EXISTS temp.secrecy;
      DROP TABLE IF EXISTS temp.line; DROP TABLE IF EXISTS temp.cable; DROP TABLE IF EXISTS temp.sending;
      DROP TABLE IF EXISTS temp.stay; DROP TABLE IF EXISTS temp.pause; DROP TABLE IF EXISTS temp.standstill;
      DROP TABLE IF EXISTS temp.turn; DROP TABLE IF EXISTS temp.word; DROP TABLE IF EXISTS temp.collective;
      DROP TABLE IF EXISTS temp.recipient;
      CREATE TEMP TABLE urgency(name TEXT PRIMARY KEY, rank INTEGER) WITHOUT ROWID;
      INSERT INTO urgency VALUES ('FLASH OVERRIDE', 0), ('FLASH', 1), ('NIACT IMMEDIATE', 2), ('IMMEDIATE', 2),
        ('PRIORITY', 3), ('ROUTINE', 4);
      CREATE TEMP TABLE secrecy(name TEXT PRIMARY KEY, rank INTEGER) WITHOUT ROWID;
      INSERT INTO secrecy VALUES ('UNCLASSIFIED', 0), ('UNCLASSIFIED EFTO', 1), ('LIMITED OFFICIAL USE', 2),
        ('CONFIDENTIAL', 3), ('SECRET', 4), ('TOP SECRET', 5);
      CREATE TEMP TABLE scope AS
      WITH rule(name, value) AS (SELECT name, value FROM main.policy WHERE run_id = \(run))
      SELECT run_id, topology_id, started_at, coalesce(ended_at, 9223372036854775807) AS ended_at,
        (SELECT value FROM rule WHERE name = 'record') AS record,
        (SELECT value FROM rule WHERE name = 'expansion') AS expansion,
        (SELECT CASE value WHEN 'none' THEN -1 WHEN 'yOnly' THEN 0 WHEN 'flash' THEN 1 ELSE 2 END
          FROM rule WHERE name = 'preemption') AS interrupting,
        (SELECT value = 'resume' FROM rule WHERE name = 'interrupted') AS resumes,
        (SELECT count(*) = 2 FROM rule WHERE name = 'lengthPerHop' AND value = 'kept'
          OR name = 'interrupted' AND value <> 'resample') AS keeps_lengths,
        (SELECT CAST(value AS INTEGER) FROM rule WHERE name = 'overheadCharacters') AS overhead,
        (SELECT CAST(value AS INTEGER) FROM rule WHERE name = 'hopLimit') AS hop_limit,
        (SELECT CAST(value AS INTEGER) FROM rule WHERE name = 'rerunDelay') AS rerun_delay
      FROM main.run WHERE run_id = \(run);
      """)
    try connection.execute(Schema.auditWorkspace)
  }
}
