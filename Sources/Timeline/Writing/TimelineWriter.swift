import CableFormat
package import Distribution
package import EventKernel
import RelayNetwork
package import Scenario

/// Writes runs into a timeline database, a batch of rows at a time.
///
/// Each batch is one transaction. A process that dies leaves a valid file whose run says `running`.
package struct TimelineWriter: ~Copyable {
  /// What a run is called and by what it was made.
  package struct RunFacts: Sendable {
    package var arm: String
    package var replication: Int
    package var engineVersion: String

    /// The command, as a JSON list.
    package var arguments: String

    /// The scenario as it is run.
    package var scenarioText: String

    package init(
      arm: String, replication: Int, engineVersion: String, arguments: String, scenarioText: String
    ) {
      self.arm = arm
      self.replication = replication
      self.engineVersion = engineVersion
      self.arguments = arguments
      self.scenarioText = scenarioText
    }
  }

  private let connection: Connection
  private let scenario: Scenario
  private let run: Int

  /// Which filing each message is, by its number less 1.
  private var filings: [Int] = []
  private var insert: Inserts

  /// Makes a new file and begins a run in it.
  ///
  /// - Throws: what SQLite says if the file cannot be written; a timeline that is there already stays as it is.
  package init(creating path: String, for scenario: Scenario, _ facts: RunFacts) throws(DatabaseError) {
    let connection = try Connection(path, .creating)
    // The page cache of the system survives the death of a process; against a power cut a run is run again.
    try connection.execute(
      """
      PRAGMA locking_mode = exclusive; PRAGMA synchronous = off; PRAGMA secure_delete = off;
      BEGIN;
      PRAGMA application_id = \(TimelineFile.applicationID); PRAGMA user_version = \(TimelineFile.schemaVersion);
      """)
    try connection.execute(Schema.tables)
    try connection.execute(Schema.views)
    try TimelineWriter.insert(scenario, into: connection)
    try TimelineWriter.insert(run: 1, of: scenario, facts, into: connection)
    try connection.execute("COMMIT")
    let insert = try Inserts(connection)
    self.connection = connection
    self.insert = insert
    self.scenario = scenario
    run = 1
  }

  /// Writes a batch.
  package mutating func write(_ records: Records) throws(DatabaseError) {
    try connection.execute("BEGIN")
    for record in records.messages { try write(record) }
    for record in records.transmissions { try write(record, records) }
    for record in records.addressees { try write(record) }
    for record in records.handlings { try write(record) }
    for record in records.incidents { try write(record) }
    try connection.execute("COMMIT")
  }

  /// Ends the run and closes the file.
  package consuming func finish(
    status: String, stopReason: StopReason, endedAt: Instant, ties: Int, fingerprint: UInt64
  ) throws(DatabaseError) {
    try connection.execute("BEGIN")
    var update = try connection.prepare(
      "UPDATE run SET status = ?, stop_reason = ?, ended_at = ?, ties = ?, fingerprint = ? WHERE run_id = ?")
    update.bind(status)
    update.bind(stopReason.rawValue)
    update.bind(endedAt.microseconds)
    update.bind(ties)
    update.bind(hexadecimal(fingerprint))
    update.bind(run)
    try update.execute()
    try connection.execute(Schema.indexes)
    try connection.execute("COMMIT")
  }

  // MARK: Rows

  private mutating func write(_ record: MessageRecord) throws(DatabaseError) {
    let filing = scenario.filings[record.filing]
    filings.append(record.filing)
    insert.message.bind(run)
    insert.message.bind(record.message)
    insert.message.bind(scenario.topology[filing.originator].indicator.description)
    insert.message.bind(filing.serialNumber?.description)
    insert.message.bind(filing.messageReference?.description)
    insert.message.bind(filing.dateTimeGroup.description)
    insert.message.bind(record.filedAt.microseconds)
    insert.message.bind(filing.precedence.name)
    insert.message.bind(filing.infoPrecedence.name)
    insert.message.bind(filing.classification.name)
    insert.message.bind(filing.sectionLengths.count)
    insert.message.bind(filing.sectionLengths.reduce(0, +))
    insert.message.bind(filing.subject)
    insert.message.bindNull()
    insert.message.bind(filing.header?.lines.joined(separator: "\n"))
    try insert.message.execute()
    for (index, characters) in filing.sectionLengths.enumerated() {
      insert.section.bind(run)
      insert.section.bind(record.message)
      insert.section.bind(index + 1)
      insert.section.bind(characters)
      insert.section.bind(originatingLine(of: filing, section: index + 1)?.description)
      try insert.section.execute()
    }
  }

  /// Format line 3 of a section, `nil` where the cable has no serial number.
  private func originatingLine(of filing: Filing, section: Int) -> OriginatingLine? {
    guard let number = filing.serialNumber else { return nil }
    return OriginatingLine(
      station: scenario.topology[filing.originator].indicator, serialNumber: number,
      sectionSuffix: filing.sectionLengths.count > 1 ? section : filing.header?.soleSectionSuffix,
      timeOfFile: filing.filedAt)
  }

  private mutating func write(_ record: TransmissionRecord, _ records: Records) throws(DatabaseError) {
    let line = RoutingLine(
      precedence: record.precedence,
      routingIndicators: Array(records.routingIndicators[record.routingIndicators]))
    insert.transmission.bind(run)
    insert.transmission.bind(record.transmission)
    insert.transmission.bind(record.message)
    insert.transmission.bind(record.section)
    insert.transmission.bind(Int(record.circuit.index))
    insert.transmission.bind(record.channelNumber?.value)
    insert.transmission.bind(record.precedence.name)
    insert.transmission.bind(line.description)
    insert.transmission.bind(record.cause)
    insert.transmission.bind(record.queuedAt.microseconds)
    insert.transmission.bind(record.startedAt)
    insert.transmission.bind(record.endedAt)
    insert.transmission.bind(record.receivedAt)
    insert.transmission.bind(record.outcome.rawValue)
    try insert.transmission.execute()
  }

  private mutating func write(_ record: AddresseeRecord) throws(DatabaseError) {
    let topology = scenario.topology
    let filing = scenario.filings[filings[record.message - 1]]
    let name =
      record.party.map { filing.parties[$0].name } ?? record.station.map { topology[$0].name }
      ?? record.indicator?.description ?? ""
    insert.addressee.bind(run)
    insert.addressee.bind(record.message)
    insert.addressee.bind(record.addressee)
    insert.addressee.bind(record.indicator?.description)
    insert.addressee.bind(name)
    insert.addressee.bind(record.station.map { Int($0.index) })
    insert.addressee.bind(record.role.rawValue)
    insert.addressee.bind(record.precedence.name)
    insert.addressee.bind(record.collective.map { topology.collectives[$0].indicator.description })
    insert.addressee.bind(record.status.rawValue)
    insert.addressee.bind(record.reason?.rawValue)
    insert.addressee.bind(record.receivedAt)
    insert.addressee.bind(record.deliveredAt)
    insert.addressee.bind(record.lastTransmission)
    try insert.addressee.execute()
  }

  private mutating func write(_ record: HandlingRecord) throws(DatabaseError) {
    insert.handling.bind(run)
    insert.handling.bind(record.message)
    insert.handling.bind(record.section)
    insert.handling.bind(Int(record.station.index))
    insert.handling.bind(record.arrivedAt.microseconds)
    insert.handling.bind(record.startedAt)
    insert.handling.bind(record.endedAt)
    try insert.handling.execute()
  }

  private mutating func write(_ record: IncidentRecord) throws(DatabaseError) {
    insert.incident.bind(run)
    insert.incident.bind(record.at.microseconds)
    insert.incident.bind(record.kind.rawValue)
    insert.incident.bind(record.station.map { Int($0.index) })
    insert.incident.bind(record.circuit.map { Int($0.index) })
    insert.incident.bind(record.message)
    insert.incident.bind(record.detail)
    try insert.incident.execute()
  }
}

/// The statements that write the rows of a run.
private struct Inserts: ~Copyable {
  var message: Statement
  var section: Statement
  var addressee: Statement
  var transmission: Statement
  var handling: Statement
  var incident: Statement

  init(_ connection: borrowing Connection) throws(DatabaseError) {
    let message = try Inserts.rows(of: "message", columns: 15, connection)
    let section = try Inserts.rows(of: "section", columns: 5, connection)
    let addressee = try Inserts.rows(of: "addressee", columns: 14, connection)
    let transmission = try Inserts.rows(of: "transmission", columns: 14, connection)
    let handling = try Inserts.rows(of: "handling", columns: 7, connection)
    let incident = try Inserts.rows(of: "incident", columns: 7, connection)
    self.message = message
    self.section = section
    self.addressee = addressee
    self.transmission = transmission
    self.handling = handling
    self.incident = incident
  }

  private static func rows(
    of table: String, columns: Int, _ connection: borrowing Connection
  ) throws(DatabaseError) -> Statement {
    let places = Array(repeating: "?", count: columns).joined(separator: ", ")
    return try connection.prepare("INSERT INTO \(table) VALUES (\(places))")
  }
}

extension Statement {
  fileprivate mutating func bind(_ instant: Instant?) {
    bind(instant.map { Int($0.microseconds) })
  }
}

/// Sixteen hexadecimal digits.
func hexadecimal(_ number: UInt64) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
