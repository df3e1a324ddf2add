import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario

/// Writes the rows of runs, a batch at a time.
///
/// What is all numbers goes into the file by one statement a batch; only rows with texts are bound one by one.
struct RowWriter: ~Copyable {
  /// The run under way: its scenario and its number.
  private var scenario: Scenario
  private var run: Int

  /// Which filing a cable of the scenario is, by its number in the run.
  private var filings: [Int: Int] = [:]

  private let messages: RowTable<MessageRecord>
  private let addressees: RowTable<AddresseeRecord>
  private let transmissions: RowTable<TransmissionRecord>
  private var allMessages: Statement
  private var allAddressees: Statement
  private var allTransmissions: Statement
  private var message: Statement
  private var section: Statement
  private var addressee: Statement
  private var transmission: Statement
  private var handling: Statement
  private var incident: Statement

  /// Makes the statements; the tables are there.
  init(of scenario: Scenario, run: Int, _ connection: borrowing Connection) throws(DatabaseError) {
    let messages = try RowTable<MessageRecord>("message_batch", in: connection)
    let addressees = try RowTable<AddresseeRecord>("addressee_batch", in: connection)
    let transmissions = try RowTable<TransmissionRecord>("transmission_batch", in: connection)
    // A failure ends the run: that SQLite could undo the statement alone would cost a copy of every page.
    let allMessages = try connection.prepare(
      """
      INSERT OR FAIL INTO message_row
      SELECT ?, message, station, serial, NULL, NULL, NULL, filed, codes, sections, characters, NULL, source, NULL
      FROM message_batch
      """)
    let allAddressees = try connection.prepare(
      """
      INSERT OR FAIL INTO addressee_row
      SELECT ?, message, addressee, station, NULL, NULL, codes, NULL, received, kept, transmission
      FROM addressee_batch
      """)
    let allTransmissions = try connection.prepare(
      """
      INSERT OR FAIL INTO transmission_row
      SELECT ?, transmission, message, circuit, codes, behind, queued, waited, sent, travelled, NULL, NULL, NULL
      FROM transmission_batch
      """)
    let message = try RowWriter.row(of: "message_row", columns: 14, connection)
    let section = try RowWriter.row(of: "section", columns: 5, connection)
    let addressee = try RowWriter.row(of: "addressee_row", columns: 11, connection)
    let transmission = try RowWriter.row(of: "transmission_row", columns: 13, connection)
    let handling = try RowWriter.row(of: "handling", columns: 8, connection)
    let incident = try RowWriter.row(of: "incident", columns: 8, connection)
    // A value that cannot be copied is set as a whole or not at all.
    self.scenario = scenario
    self.run = run
    self.messages = messages
    self.addressees = addressees
    self.transmissions = transmissions
    self.allMessages = allMessages
    self.allAddressees = allAddressees
    self.allTransmissions = allTransmissions
    self.message = message
    self.section = section
    self.addressee = addressee
    self.transmission = transmission
    self.handling = handling
    self.incident = incident
  }

  private static func row(
    of table: String, columns: Int, _ connection: borrowing Connection
  ) throws(DatabaseError) -> Statement {
    let places = Array(repeating: "?", count: columns).joined(separator: ", ")
    return try connection.prepare("INSERT INTO \(table) VALUES (\(places))")
  }

  /// Goes on to another run.
  mutating func begin(run: Int, of scenario: Scenario) {
    self.scenario = scenario
    self.run = run
    filings.removeAll(keepingCapacity: true)
  }

  /// Writes a batch.
  mutating func write(_ records: Records) throws(DatabaseError) {
    allMessages.bind(run)
    try messages.execute(&allMessages, reading: records.messages)
    for record in records.messages {
      if let filing = record.filing { try write(record, filing) }
    }
    if !records.transmissions.isEmpty {
      allTransmissions.bind(run)
      try transmissions.execute(&allTransmissions, reading: records.transmissions)
      for record in records.transmissions where !record.isPlain { try write(record, records) }
    }
    allAddressees.bind(run)
    try addressees.execute(&allAddressees, reading: records.addressees)
    for record in records.addressees where !record.isPlain { try write(record) }
    for record in records.handlings { try write(record) }
    for record in records.incidents { try write(record) }
  }

  // MARK: Rows with texts

  /// A cable of the scenario.
  private mutating func write(_ record: MessageRecord, _ index: Int) throws(DatabaseError) {
    let filing = scenario.filings[index]
    filings[record.message] = index
    message.bind(run)
    message.bind(record.message)
    message.bind(Int(record.originator.index))
    message.bindNull()
    message.bind(filing.serialNumber?.description)
    message.bind(filing.messageReference?.description)
    message.bind(filing.dateTimeGroup.description)
    message.bind(record.filedAt.microseconds)
    message.bind(record.codes)
    message.bind(record.sections)
    message.bind(record.characters)
    message.bind(filing.subject)
    message.bindNull()
    message.bind(filing.heading(in: scenario.topology).joined(separator: "\n"))
    try message.execute()
    for (index, characters) in filing.sectionLengths.enumerated() {
      section.bind(run)
      section.bind(record.message)
      section.bind(index + 1)
      section.bind(characters)
      section.bind(filing.originatingLine(section: index + 1, in: scenario.topology))
      try section.execute()
    }
  }

  private mutating func write(_ record: TransmissionRecord, _ records: Records) throws(DatabaseError) {
    let called = records.routingIndicators[record.routingIndicators]
    let line =
      called.isEmpty
      ? nil : RoutingLine(precedence: record.precedence, routingIndicators: Array(called)).description
    transmission.bind(run)
    transmission.bind(record.transmission)
    transmission.bind(record.message)
    transmission.bind(Int(record.circuit.index))
    transmission.bind(record.codes)
    transmission.bind(record.behind)
    transmission.bind(record.queuedAt.microseconds)
    transmission.bind(record.waited)
    transmission.bind(record.sentIn)
    transmission.bind(record.travelled)
    transmission.bind(record.previous)
    transmission.bind(record.held.microseconds == 0 ? nil : record.held.microseconds)
    transmission.bind(line)
    try transmission.execute()
  }

  private mutating func write(_ record: AddresseeRecord) throws(DatabaseError) {
    let topology = scenario.topology
    let filing = filings[record.message].map { scenario.filings[$0] }
    let name =
      record.party.flatMap { filing?.parties[$0].name }
      ?? (record.station == nil ? record.indicator?.description ?? "" : nil)
    addressee.bind(run)
    addressee.bind(record.message)
    addressee.bind(record.addressee)
    addressee.bind(record.station.map { Int($0.index) })
    addressee.bind(record.isStation ? nil : record.indicator?.description)
    addressee.bind(name)
    addressee.bind(record.codes)
    addressee.bind(record.collective.map { topology.collectives[$0].indicator.description })
    addressee.bind(record.receivedAt?.microseconds)
    addressee.bind(record.kept)
    addressee.bind(record.lastTransmission)
    try addressee.execute()
  }

  private mutating func write(_ record: HandlingRecord) throws(DatabaseError) {
    handling.bind(run)
    handling.bind(record.message)
    handling.bind(record.section)
    handling.bind(Int(record.station.index))
    handling.bind(record.cause)
    handling.bind(record.arrivedAt.microseconds)
    handling.bind(record.startedAt?.microseconds)
    handling.bind(record.endedAt?.microseconds)
    try handling.execute()
  }

  private mutating func write(_ record: IncidentRecord) throws(DatabaseError) {
    incident.bind(run)
    incident.bind(record.at.microseconds)
    incident.bind(record.kind.rawValue)
    incident.bind(record.station.map { Int($0.index) })
    incident.bind(record.circuit.map { Int($0.index) })
    incident.bind(record.message)
    incident.bind(record.section)
    incident.bind(record.detail)
    try incident.execute()
  }
}
