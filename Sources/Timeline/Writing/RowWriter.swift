import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario

/// Writes the rows of runs, a batch at a time.
///
/// What is all numbers goes into the file by one statement a batch; only what has texts is bound row by row.
struct RowWriter: ~Copyable {
  /// The run under way: its scenario and its number.
  private var scenario: Scenario
  private var run: Int

  /// Which filing a cable of the scenario is, by its number in the run.
  private var filings: [Int: Int] = [:]

  private let messages: RowTable<5>
  private let addressees: RowTable<5>
  private let transmissions: RowTable<8>
  private var allMessages: Statement
  private var allAddressees: Statement
  private var allTransmissions: Statement
  private var messageText: Statement
  private var section: Statement
  private var addresseeText: Statement
  private var transmissionRest: Statement
  private var handling: Statement
  private var incident: Statement

  /// The rows of the batch under way, whose memory is kept for the next.
  private var narrowRows: [CodedRow<5>] = []
  private var wideRows: [CodedRow<8>] = []

  /// Makes the statements; the tables are there.
  init(of scenario: Scenario, run: Int, _ connection: borrowing Connection) throws(DatabaseError) {
    let messages = try RowTable<5>("message_batch", in: connection)
    let addressees = try RowTable<5>("addressee_batch", in: connection)
    let transmissions = try RowTable<8>("transmission_batch", in: connection)
    let allMessages = try RowWriter.batch(of: "message", connection)
    let allAddressees = try RowWriter.batch(of: "addressee", connection)
    let allTransmissions = try RowWriter.batch(of: "transmission", connection)
    let messageText = try RowWriter.row(of: "message_text_row", columns: 7, connection)
    let section = try RowWriter.row(of: "section", columns: 5, connection)
    let addresseeText = try RowWriter.row(of: "addressee_text_row", columns: 6, connection)
    let transmissionRest = try RowWriter.row(of: "transmission_rest_row", columns: 5, connection)
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
    self.messageText = messageText
    self.section = section
    self.addresseeText = addresseeText
    self.transmissionRest = transmissionRest
    self.handling = handling
    self.incident = incident
  }

  /// Takes in a batch of rows of the run that is bound.
  private static func batch(
    of table: String, _ connection: borrowing Connection
  ) throws(DatabaseError) -> Statement {
    // A failure ends the run: that SQLite could undo the statement alone would cost a copy of every page.
    try connection.prepare("INSERT OR FAIL INTO \(table)_row SELECT ?, * FROM \(table)_batch")
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
    try write(records.messages)
    try write(records.transmissions, records)
    try write(records.addressees)
    for record in records.handlings { try write(record) }
    for record in records.incidents { try write(record) }
  }

  private mutating func write(_ records: [MessageRecord]) throws(DatabaseError) {
    narrowRows.removeAll(keepingCapacity: true)
    for record in records { narrowRows.append(record.row) }
    allMessages.bind(run)
    try messages.execute(&allMessages, reading: narrowRows)
    for record in records {
      if let filing = record.filing { try writeText(of: record, filing) }
    }
  }

  private mutating func write(
    _ records: [TransmissionRecord], _ all: borrowing Records
  ) throws(DatabaseError) {
    wideRows.removeAll(keepingCapacity: true)
    for record in records { wideRows.append(record.row) }
    allTransmissions.bind(run)
    try transmissions.execute(&allTransmissions, reading: wideRows)
    for record in records where record.hasRest { try writeRest(of: record, all) }
  }

  private mutating func write(_ records: [AddresseeRecord]) throws(DatabaseError) {
    narrowRows.removeAll(keepingCapacity: true)
    for record in records { narrowRows.append(record.row) }
    allAddressees.bind(run)
    try addressees.execute(&allAddressees, reading: narrowRows)
    for record in records where record.hasText { try writeText(of: record) }
  }

  // MARK: Rows with texts

  /// What a cable of the scenario has besides numbers, and its sections.
  private mutating func writeText(of record: MessageRecord, _ index: Int) throws(DatabaseError) {
    let filing = scenario.filings[index]
    filings[record.message] = index
    messageText.bind(run)
    messageText.bind(record.message)
    messageText.bind(filing.serialNumber?.description)
    messageText.bind(filing.messageReference?.description)
    messageText.bind(filing.dateTimeGroup.description)
    messageText.bind(filing.subject)
    messageText.bind(filing.heading(in: scenario.topology).joined(separator: "\n"))
    try messageText.execute()
    for (index, characters) in filing.sectionLengths.enumerated() {
      section.bind(run)
      section.bind(record.message)
      section.bind(index + 1)
      section.bind(characters)
      section.bind(filing.originatingLine(section: index + 1, in: scenario.topology))
      try section.execute()
    }
  }

  private mutating func writeRest(
    of record: TransmissionRecord, _ records: borrowing Records
  ) throws(DatabaseError) {
    let called = records.routingIndicators[record.routingIndicators]
    let line =
      called.isEmpty
      ? nil : RoutingLine(precedence: record.precedence, routingIndicators: Array(called)).description
    transmissionRest.bind(run)
    transmissionRest.bind(record.transmission)
    transmissionRest.bind(record.previous)
    transmissionRest.bind(record.held.microseconds == 0 ? nil : record.held.microseconds)
    transmissionRest.bind(line)
    try transmissionRest.execute()
  }

  private mutating func writeText(of record: AddresseeRecord) throws(DatabaseError) {
    let filing = filings[record.message].map { scenario.filings[$0] }
    let name =
      record.party.flatMap { filing?.parties[$0].name }
      ?? (record.station == nil ? record.indicator?.description ?? "" : nil)
    let indicator = record.isStation ? nil : record.indicator
    addresseeText.bind(run)
    addresseeText.bind(record.message)
    addresseeText.bind(record.addressee)
    addresseeText.bind(indicator?.description)
    addresseeText.bind(name)
    addresseeText.bind(record.collective.map { scenario.topology.collectives[$0].indicator.description })
    try addresseeText.execute()
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
