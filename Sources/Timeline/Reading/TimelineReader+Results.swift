package import CableFormat
package import Distribution
package import EventKernel
package import Scenario

/// How a run ended, as its row tells it.
package struct EndedRun: Sendable {
  package var run: Int
  package var key: String
  package var endedAt: Instant
  package var stopReason: StopReason
  package var ties: Int
  package var fingerprint: UInt64
  package var cables: Int

  /// When its warm-up was over.
  package var countedFrom: Instant
}

/// What became of a cable for an addressee, as far as results need it.
package struct Outcome: Sendable {
  package var role: Filing.Role
  package var precedence: Precedence
  package var filedAt: Instant
  package var status: AddresseeStatus
  package var receivedAt: Instant?
  package var deliveredAt: Instant?

  package init(
    role: Filing.Role, precedence: Precedence, filedAt: Instant, status: AddresseeStatus,
    receivedAt: Instant?,
    deliveredAt: Instant?
  ) {
    self.role = role
    self.precedence = precedence
    self.filedAt = filedAt
    self.status = status
    self.receivedAt = receivedAt
    self.deliveredAt = deliveredAt
  }
}

extension TimelineReader {
  /// The runs that came to their end.
  package func endedRuns() throws(TimelineError) -> [EndedRun] {
    try rows(
      """
      SELECT run_id, run_key, ended_at, stop_reason, ties, fingerprint, coalesce(counted_from, started_at),
        (SELECT count(*) FROM message m WHERE m.run_id = run.run_id)
      FROM run WHERE status = 'done' ORDER BY run_id
      """
    ) { row in
      EndedRun(
        run: row.integer(0), key: row.text(1), endedAt: row.instant(2),
        stopReason: StopReason(rawValue: row.text(3)) ?? .interrupted, ties: row.integer(4),
        fingerprint: UInt64(row.text(5), radix: 16) ?? 0, cables: row.integer(7), countedFrom: row.instant(6))
    }
  }

  /// What became of the cables of a run, in the order of filing and of headers.
  package func outcomes(run: Int) throws(TimelineError) -> [Outcome] {
    let precedences = Dictionary(uniqueKeysWithValues: Precedence.allCases.map { ($0.name, $0) })
    return try rows(
      """
      SELECT a.role, a.precedence, m.filed_at, a.status, a.received_at, a.delivered_at
      FROM addressee a JOIN message m USING (run_id, message_id) WHERE run_id = ?
      ORDER BY message_id, addressee_id
      """, [run]
    ) { row in
      Outcome(
        role: Filing.Role(rawValue: row.text(0)) ?? .info, precedence: precedences[row.text(1)] ?? .routine,
        filedAt: row.instant(2), status: AddresseeStatus(rawValue: row.text(3)) ?? .unreachable,
        receivedAt: row.optionalInstant(4), deliveredAt: row.optionalInstant(5))
    }
  }

  /// What the circuits of a run sent, six precedences a circuit.
  package func totals(run: Int, circuits: Int) throws(TimelineError) -> [Tally] {
    let precedences = Dictionary(
      uniqueKeysWithValues: Precedence.allCases.map { ($0.name, Int($0.rawValue)) })
    var totals = [Tally](repeating: Tally(), count: circuits * precedences.count)
    let found = try rows(
      """
      SELECT circuit_id, precedence, begun, sent, waiting, sending, sojourn FROM circuit_total WHERE run_id = ?
      """, [run]
    ) { row in
      var total = Tally()
      total.begun = row.integer(2)
      total.sent = row.integer(3)
      total.waiting = Int64(row.integer(4))
      total.sending = Int64(row.integer(5))
      total.sojourn = Int64(row.integer(6))
      return (place: row.integer(0) * precedences.count + (precedences[row.text(1)] ?? 0), total: total)
    }
    for row in found where totals.indices.contains(row.place) { totals[row.place] = row.total }
    return totals
  }
}
