package import CableFormat
package import EventKernel

/// A copy that waited for a circuit.
package struct WaitingRow: Sendable {
  package var transmission: Int
  package var message: Int
  package var section: Int
  package var sections: Int
  package var precedence: Precedence
  package var originator: String
  package var serialNumber: String?
  package var dateTimeGroup: String
  package var queuedAt: Instant

  /// When it was begun, or left for another way; `nil` if the run ended before.
  package var leftAt: Instant?
}

extension TimelineReader {
  /// What waited for a circuit at a moment, in the order in which it was to be sent.
  ///
  /// - Parameter circuit: its name, such as `RUEH>RUEHC`.
  /// - Throws: also if the run's topology has no such circuit.
  package func queue(run: Int, circuit: String, at moment: Instant) throws(TimelineError) -> [WaitingRow] {
    let number = try self.circuit(circuit, run: run)
    let waiting = try rows(
      """
      SELECT t.transmission_id, t.message_id, t.section, m.sections, t.precedence, m.originator, m.ssn, m.dtg,
        t.queued_at, coalesce(t.started_at, t.ended_at),
        t.attempt > (t.started_at IS NOT NULL) AND t.marking IS NOT 'ZDK'
      FROM transmission t JOIN message m USING (run_id, message_id)
      WHERE t.run_id = ?1 AND t.circuit_id = ?2 AND t.queued_at <= ?3
        AND coalesce(t.started_at, t.ended_at, 9223372036854775807) > ?3
      ORDER BY t.queued_at, t.transmission_id
      """, [.integer(run), .integer(number), .integer(Int(moment.microseconds))]
    ) { row in
      let copy = WaitingRow(
        transmission: row.integer(0), message: row.integer(1), section: row.integer(2),
        sections: row.integer(3), precedence: Precedence(name: row.text(4)) ?? .routine,
        originator: row.text(5), serialNumber: row.optionalText(6), dateTimeGroup: row.text(7),
        queuedAt: row.instant(8), leftAt: row.optionalInstant(9))
      return (copy, wasBegun: row.integer(10) == 1)
    }
    // One that was interrupted is at the head of its class.
    return Precedence.allCases.flatMap { precedence in
      let line = waiting.filter { $0.0.precedence == precedence }
      return (line.filter(\.wasBegun) + line.filter { !$0.wasBegun }).map(\.0)
    }
  }

  /// How many copies waited for a circuit, from each change on.
  ///
  /// - Throws: also if the run's topology has no such circuit.
  package func queueLengths(
    run: Int, circuit: String
  ) throws(TimelineError) -> [(at: Instant, waiting: Int)] {
    let number = try self.circuit(circuit, run: run)
    return try rows(
      "SELECT at, waiting FROM queue_depth WHERE run_id = ?1 AND circuit_id = ?2 ORDER BY at", [run, number]
    ) { ($0.instant(0), $0.integer(1)) }
  }

  /// The number of a circuit in a run's topology.
  private func circuit(_ name: String, run: Int) throws(TimelineError) -> Int {
    let circuits = try rows(
      """
      SELECT c.circuit_id, c.name FROM run r JOIN circuit c USING (topology_id)
      WHERE r.run_id = ? ORDER BY c.circuit_id
      """, [run]
    ) { ($0.integer(0), $0.text(1)) }
    guard let circuit = circuits.first(where: { $0.1 == name }) else {
      throw .unknown("circuit", name, among: circuits.map(\.1))
    }
    return circuit.0
  }
}
