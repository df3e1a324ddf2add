package import CableFormat
package import EventKernel

/// A run as one of several that are compared.
package struct ArmRun: Sendable {
  package var run: Int
  package var arm: String
  package var replication: Int
}

/// What became of a cable for an addressee, with what tells the cable in other runs too.
package struct ArmOutcome: Sendable {
  package var cable: CableIdentityRow
  package var cablePrecedence: Precedence
  package var station: String?
  package var role: String
  package var precedence: Precedence
  package var filedAt: Instant
  package var receivedAt: Instant?
  package var deliveredAt: Instant?
}

/// What is known of a cable before anything happens to it.
package struct CableIdentityRow: Hashable, Sendable {
  package var originator: String
  package var filedAt: Instant
  package var serialNumber: String?

  /// Whether the scenario describes it.
  package var isGiven: Bool
}

extension TimelineReader {
  /// The runs that came to their end, in the order of their numbers.
  package func armRuns() throws(TimelineError) -> [ArmRun] {
    try rows("SELECT run_id, arm, replication FROM run WHERE status = 'done' ORDER BY run_id") { row in
      ArmRun(run: row.integer(0), arm: row.text(1), replication: row.integer(2))
    }
  }

  /// What became of the cables of a run that were filed after its warm-up.
  package func armOutcomes(run: Int) throws(TimelineError) -> [ArmOutcome] {
    try rows(
      """
      SELECT m.originator, m.filed_at, m.ssn, m.traffic IS NULL, m.precedence, s.routing_indicator, a.role,
        a.precedence, a.received_at, a.delivered_at
      FROM run r JOIN message m USING (run_id) JOIN addressee a USING (run_id, message_id)
      LEFT JOIN station s ON s.topology_id = r.topology_id AND s.station_id = a.station_id
      WHERE r.run_id = ? AND m.filed_at >= coalesce(r.counted_from, r.started_at)
      ORDER BY a.message_id, a.addressee_id
      """, [run]
    ) { row in
      ArmOutcome(
        cable: CableIdentityRow(
          originator: row.text(0), filedAt: row.instant(1), serialNumber: row.optionalText(2),
          isGiven: row.integer(3) == 1),
        cablePrecedence: Precedence(name: row.text(4)) ?? .routine, station: row.optionalText(5),
        role: row.text(6), precedence: Precedence(name: row.text(7)) ?? .routine, filedAt: row.instant(1),
        receivedAt: row.optionalInstant(8), deliveredAt: row.optionalInstant(9))
    }
  }
}

extension TimelineReader {
  /// When the warm-up of a run was over, `nil` where nobody counted.
  package func countedFrom(run: Int) throws(TimelineError) -> Instant? {
    try rows("SELECT counted_from FROM run WHERE run_id = ?", [run]) { $0.optionalInstant(0) }.first ?? nil
  }
}
