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
  private var insert: Inserts

  /// The run under way: its scenario and its number.
  private var scenario: Scenario
  private var run: Int

  /// Which filing each message is, by its number less 1; `nil` for background load.
  private var filings: [Int?] = []

  /// The numbers of the topologies in the file, by the hash of their text.
  private var topologies: [String: Int]

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
    var topologies: [String: Int] = [:]
    try TimelineWriter.begin(run: 1, of: scenario, facts, &topologies, connection)
    try connection.execute("COMMIT")
    let insert = try Inserts(connection)
    self.connection = connection
    self.insert = insert
    self.scenario = scenario
    self.topologies = topologies
    run = 1
  }

  /// Begins the next run, when the one before has ended.
  package mutating func beginRun(of scenario: Scenario, _ facts: RunFacts) throws(DatabaseError) {
    self.scenario = scenario
    run += 1
    filings.removeAll(keepingCapacity: true)
    try connection.execute("BEGIN")
    try TimelineWriter.begin(run: run, of: scenario, facts, &topologies, connection)
    try connection.execute("COMMIT")
  }

  /// Writes the rows that a run begins with.
  private static func begin(
    run: Int, of scenario: Scenario, _ facts: RunFacts, _ topologies: inout [String: Int],
    _ connection: borrowing Connection
  ) throws(DatabaseError) {
    let hash = SHA256.hexadecimal(scenario.topology.source.utf8)
    let topology = topologies[hash] ?? topologies.count + 1
    if topologies.updateValue(topology, forKey: hash) == nil {
      try TimelineWriter.insert(scenario.topology, number: topology, hash: hash, into: connection)
    }
    try TimelineWriter.insert(run: run, of: scenario, topology: topology, facts, into: connection)
    try TimelineWriter.insert(rulesOf: scenario, run: run, into: connection)
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

  /// Ends the run under way.
  package mutating func endRun(
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
    try connection.execute("COMMIT")
  }

  /// Makes the file ready for its readers and closes it.
  package consuming func finish() throws(DatabaseError) {
    try connection.execute(Schema.indexes)
  }

  /// Ends the run and closes the file.
  package consuming func finish(
    status: String, stopReason: StopReason, endedAt: Instant, ties: Int, fingerprint: UInt64
  ) throws(DatabaseError) {
    try endRun(
      status: status, stopReason: stopReason, endedAt: endedAt, ties: ties, fingerprint: fingerprint)
    try finish()
  }

  // MARK: Rows

  private mutating func write(_ record: MessageRecord) throws(DatabaseError) {
    filings.append(record.filing)
    let filing = record.filing.map { scenario.filings[$0] }
    insert.message.bind(run)
    insert.message.bind(record.message)
    insert.message.bind(scenario.topology[record.originator].indicator.description)
    insert.message.bind((filing?.serialNumber ?? record.serialNumber)?.description)
    insert.message.bind(filing?.messageReference?.description)
    insert.message.bind((filing?.dateTimeGroup ?? DateTimeGroup(record.filedAt)).description)
    insert.message.bind(record.filedAt.microseconds)
    insert.message.bind(record.precedence.name)
    insert.message.bind(record.infoPrecedence.name)
    insert.message.bind(record.classification.name)
    insert.message.bind(record.sections)
    insert.message.bind(record.characters)
    insert.message.bind(filing?.subject)
    insert.message.bind(record.isService ? "service" : record.source.map { scenario.traffic[$0].name })
    insert.message.bind(filing?.header?.lines.joined(separator: "\n"))
    try insert.message.execute()
    if let filing { try write(sectionsOf: filing, record) }
  }

  private mutating func write(sectionsOf filing: Filing, _ record: MessageRecord) throws(DatabaseError) {
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
    let called = records.routingIndicators[record.routingIndicators]
    let line =
      called.isEmpty
      ? nil : RoutingLine(precedence: record.precedence, routingIndicators: Array(called)).description
    insert.transmission.bind(run)
    insert.transmission.bind(record.transmission)
    insert.transmission.bind(record.message)
    insert.transmission.bind(record.section)
    insert.transmission.bind(Int(record.circuit.index))
    insert.transmission.bind(record.channelNumber?.value)
    insert.transmission.bind(record.precedence.name)
    insert.transmission.bind(line)
    insert.transmission.bind(record.cause)
    insert.transmission.bind(record.previous)
    insert.transmission.bind(record.attempt)
    insert.transmission.bind(record.marking?.rawValue)
    insert.transmission.bind(record.queuedAt.microseconds)
    insert.transmission.bind(record.startedAt)
    insert.transmission.bind(record.endedAt)
    insert.transmission.bind(record.held.microseconds)
    insert.transmission.bind(record.receivedAt)
    insert.transmission.bind(record.outcome.rawValue)
    try insert.transmission.execute()
  }

  private mutating func write(_ record: AddresseeRecord) throws(DatabaseError) {
    let topology = scenario.topology
    let filing = filings[record.message - 1].map { scenario.filings[$0] }
    let name =
      record.party.flatMap { filing?.parties[$0].name } ?? record.station.map { topology[$0].name }
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
    insert.addressee.bind(scenario.recording == .hops ? record.lastTransmission : nil)
    try insert.addressee.execute()
  }

  private mutating func write(_ record: HandlingRecord) throws(DatabaseError) {
    insert.handling.bind(run)
    insert.handling.bind(record.message)
    insert.handling.bind(record.section)
    insert.handling.bind(Int(record.station.index))
    insert.handling.bind(record.cause)
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
    insert.incident.bind(record.section)
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
    let transmission = try Inserts.rows(of: "transmission", columns: 18, connection)
    let handling = try Inserts.rows(of: "handling", columns: 8, connection)
    let incident = try Inserts.rows(of: "incident", columns: 8, connection)
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
