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

    /// What tells it from other runs, empty where nothing is ever added to it.
    package var key: String

    package init(
      arm: String, replication: Int, engineVersion: String, arguments: String, scenarioText: String,
      key: String = ""
    ) {
      self.arm = arm
      self.replication = replication
      self.engineVersion = engineVersion
      self.arguments = arguments
      self.scenarioText = scenarioText
      self.key = key
    }
  }

  private let place: OutputPlace
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
  /// - Parameter replacing: whether a file that is there may be replaced; it stays as it is until the new one is
  ///   finished.
  /// - Throws: what SQLite says if the file cannot be written, or another process is writing to it.
  package init(
    creating path: String, replacing: Bool = false, for scenario: Scenario, _ facts: RunFacts
  ) throws(DatabaseError) {
    var place = try OutputPlace(path, replacing: replacing)
    var topologies: [String: Int] = [:]
    try TimelineWriter.makeFile(at: place.path, for: scenario, facts, &topologies)
    try place.begin()
    let connection = try Connection(place.path, .writing)
    // The page cache of the system survives the death of a process; against a power cut a run is run again.
    try connection.execute(
      "PRAGMA locking_mode = exclusive; PRAGMA synchronous = off; PRAGMA secure_delete = off")
    let insert = try Inserts(connection)
    self.place = place
    self.connection = connection
    self.insert = insert
    self.scenario = scenario
    self.topologies = topologies
    run = 1
  }

  /// Makes the tables with the row of the first run; the file is closed again.
  private static func makeFile(
    at path: String, for scenario: Scenario, _ facts: RunFacts, _ topologies: inout [String: Int]
  ) throws(DatabaseError) {
    let connection = try Connection(path, .creating)
    try connection.execute(
      """
      PRAGMA synchronous = off;
      BEGIN;
      PRAGMA application_id = \(TimelineFile.applicationID); PRAGMA user_version = \(TimelineFile.schemaVersion);
      """)
    try connection.execute(Schema.tables)
    try connection.execute(Schema.documentation)
    try connection.execute(Schema.views)
    try TimelineWriter.begin(run: 1, of: scenario, facts, &topologies, connection)
    try connection.execute("COMMIT")
  }

  /// Opens a timeline to add runs to it, and begins one.
  ///
  /// Runs in it that came to no good end are taken out: they are made again.
  ///
  /// - Throws: what SQLite says if the file cannot be written, or another process is writing to it.
  package init(adding path: String, for scenario: Scenario, _ facts: RunFacts) throws(DatabaseError) {
    let place = try OutputPlace(adding: path)
    let connection = try Connection(place.path, .writing)
    try connection.execute(
      """
      PRAGMA locking_mode = exclusive; PRAGMA synchronous = off; PRAGMA secure_delete = off;
      BEGIN IMMEDIATE
      """)
    try TimelineWriter.removeUnfinished(connection)
    var topologies = try TimelineWriter.topologies(connection)
    let run = (try connection.number("SELECT max(run_id) FROM run") ?? 0) + 1
    try TimelineWriter.begin(run: run, of: scenario, facts, &topologies, connection)
    try connection.execute("COMMIT")
    let insert = try Inserts(connection)
    self.place = place
    self.connection = connection
    self.insert = insert
    self.scenario = scenario
    self.topologies = topologies
    self.run = run
  }

  /// Begins the next run, when the one before has ended.
  package mutating func beginRun(of scenario: Scenario, _ facts: RunFacts) throws(DatabaseError) {
    self.scenario = scenario
    run += 1
    filings.removeAll(keepingCapacity: true)
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

  /// Ends the run under way, in one transaction with what follows: the beginning of the next, or the end of the
  /// file.
  ///
  /// A process that dies before that leaves a run that says `running`.
  ///
  /// - Parameters:
  ///   - countedFrom: when its warm-up was over, `nil` where nobody counts.
  ///   - totals: what each circuit sent, six precedences a circuit.
  package mutating func endRun(
    status: String, stopReason: StopReason, endedAt: Instant, ties: Int, fingerprint: UInt64,
    countedFrom: Instant? = nil, totals: [Tally] = []
  ) throws(DatabaseError) {
    try connection.execute("BEGIN")
    try TimelineWriter.insert(totals, run: run, into: connection)
    var update = try connection.prepare(
      """
      UPDATE run SET status = ?, stop_reason = ?, ended_at = ?, ties = ?, fingerprint = ?, counted_from = ?
      WHERE run_id = ?
      """)
    update.bind(status)
    update.bind(stopReason.rawValue)
    update.bind(endedAt.microseconds)
    update.bind(ties)
    update.bind(fingerprint.hexadecimal)
    update.bind(countedFrom)
    update.bind(run)
    try update.execute()
  }

  /// Makes the file ready for its readers, when the last run has ended, and closes it.
  package consuming func finish() throws(DatabaseError) {
    try connection.execute(Schema.indexes)
    if connection.isInTransaction { try connection.execute("COMMIT") }
    let place = self.place
    // SQLite removes its journal when nothing is open any more.
    let insert = self.insert
    let connection = self.connection
    _ = consume insert
    _ = consume connection
    try place.finish()
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
    insert.message.bind(filing?.heading(in: scenario.topology).joined(separator: "\n"))
    try insert.message.execute()
    if let filing { try write(sectionsOf: filing, record) }
  }

  private mutating func write(sectionsOf filing: Filing, _ record: MessageRecord) throws(DatabaseError) {
    for (index, characters) in filing.sectionLengths.enumerated() {
      insert.section.bind(run)
      insert.section.bind(record.message)
      insert.section.bind(index + 1)
      insert.section.bind(characters)
      insert.section.bind(filing.originatingLine(section: index + 1, in: scenario.topology))
      try insert.section.execute()
    }
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
