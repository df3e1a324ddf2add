import CableFormat
import Distribution

extension TimelineWriter {
  /// The tables whose rows belong to a run, each after those that refer to it.
  private static let tables = [
    "circuit_total", "policy", "incident", "handling", "addressee_text_row", "addressee_row",
    "transmission_rest_row", "transmission_row", "section", "message_text_row", "message_row",
    "traffic_source", "run",
  ]

  /// Takes out the runs that were interrupted, failed or never ended.
  static func removeUnfinished(_ connection: borrowing Connection) throws(DatabaseError) {
    for table in tables {
      try connection.execute(
        "DELETE FROM \(table) WHERE run_id IN (SELECT run_id FROM run WHERE status <> 'done')")
    }
  }

  /// The numbers of the topologies in a file, by the hash of their text.
  static func topologies(_ connection: borrowing Connection) throws(DatabaseError) -> [String: Int] {
    var statement = try connection.prepare("SELECT sha256, topology_id FROM topology")
    var numbers: [String: Int] = [:]
    while try statement.step() { numbers[statement.text(0)] = statement.integer(1) }
    return numbers
  }

  /// Writes what the circuits of a run sent, those that sent nothing left out.
  static func insert(
    _ totals: [Tally], run: Int, into connection: borrowing Connection
  ) throws(DatabaseError) {
    var row = try connection.prepare("INSERT INTO circuit_total VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    let precedences = Precedence.allCases
    for (place, total) in totals.enumerated() where total.begun > 0 {
      row.bind(run)
      row.bind(place / precedences.count)
      row.bind(precedences.first { Int($0.rawValue) == place % precedences.count }?.name)
      row.bind(total.begun)
      row.bind(total.sent)
      row.bind(total.waiting)
      row.bind(total.sending)
      row.bind(total.sojourn)
      try row.execute()
    }
  }
}
