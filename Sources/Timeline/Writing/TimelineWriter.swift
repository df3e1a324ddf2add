import CableFormat
package import Distribution
package import EventKernel
import RelayNetwork
package import Scenario

/// Writes runs into a timeline database, a batch of rows at a time.
///
/// Some batches make a transaction. A process that dies leaves a valid file whose run says `running`.
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
  private var rows: RowWriter

  /// The number of the run under way.
  private var run: Int

  /// How many rows the transaction under way has.
  private var uncommitted = 0

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
    let rows = try RowWriter(of: scenario, run: 1, connection)
    self.place = place
    self.connection = connection
    self.rows = rows
    self.topologies = topologies
    run = 1
  }

  /// Makes the tables with the row of the first run; the file is closed again.
  private static func makeFile(
    at path: String, for scenario: Scenario, _ facts: RunFacts, _ topologies: inout [String: Int]
  ) throws(DatabaseError) {
    let connection = try Connection(path, .creating)
    // Millions of rows cost less in large pages; of a few, large pages stay empty.
    let pageSize = scenario.traffic.isEmpty ? 4096 : 16384
    try connection.execute(
      """
      PRAGMA page_size = \(pageSize); PRAGMA synchronous = off;
      BEGIN;
      PRAGMA application_id = \(TimelineFile.applicationID); PRAGMA user_version = \(TimelineFile.schemaVersion);
      """)
    try connection.execute(Schema.tables)
    try connection.execute(Schema.codedRows)
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
    let rows = try RowWriter(of: scenario, run: run, connection)
    self.place = place
    self.connection = connection
    self.rows = rows
    self.topologies = topologies
    self.run = run
  }

  /// Begins the next run, when the one before has ended.
  package mutating func beginRun(of scenario: Scenario, _ facts: RunFacts) throws(DatabaseError) {
    run += 1
    rows.begin(run: run, of: scenario)
    try TimelineWriter.begin(run: run, of: scenario, facts, &topologies, connection)
    try connection.execute("COMMIT")
  }

  /// Writes the rows that a run begins with.
  private static func begin(
    run: Int, of scenario: Scenario, _ facts: RunFacts, _ topologies: inout [String: Int],
    _ connection: borrowing Connection
  ) throws(DatabaseError) {
    try TimelineWriter.check(
      stations: scenario.topology.stations.count, circuits: scenario.topology.circuits.count,
      sources: scenario.traffic.count)
    let hash = SHA256.hexadecimal(scenario.topology.source.utf8)
    let topology = topologies[hash] ?? topologies.count + 1
    if topologies.updateValue(topology, forKey: hash) == nil {
      try TimelineWriter.insert(scenario.topology, number: topology, hash: hash, into: connection)
    }
    try TimelineWriter.insert(run: run, of: scenario, topology: topology, facts, into: connection)
    try TimelineWriter.insert(sourcesOf: scenario, run: run, into: connection)
    try TimelineWriter.insert(rulesOf: scenario, run: run, into: connection)
  }

  /// Writes a batch.
  package mutating func write(_ records: Records) throws(DatabaseError) {
    if !connection.isInTransaction { try connection.execute("BEGIN") }
    try rows.write(records)
    uncommitted += records.count
    if uncommitted >= TimelineWriter.transactionRows { try commit() }
  }

  /// How many rows a transaction has, about.
  private static let transactionRows = 65536

  private mutating func commit() throws(DatabaseError) {
    try connection.execute("COMMIT")
    uncommitted = 0
  }

  /// Writes all that happens in a run from here to its end, and how it ended.
  ///
  /// - Parameter look: sees the engine after each batch.
  package mutating func write(
    runOf engine: inout RelayEngine, look: (borrowing RelayEngine) -> Void = { _ in }
  ) throws(DatabaseError) {
    var records = Records()
    while true {
      let reason = engine.advance(&records)
      try write(records)
      records.removeAll()
      look(engine)
      guard let reason else { continue }
      return try endRun(
        status: "done", stopReason: reason, endedAt: engine.now, ties: engine.ties,
        fingerprint: engine.fingerprint)
    }
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
    if connection.isInTransaction { try commit() }
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
    update.bind(countedFrom?.microseconds)
    update.bind(run)
    try update.execute()
  }

  /// How many transmissions or addressees a file may have for the indexes to them to be made: of ten million they
  /// would take more time and room than the rows, and whoever asks about so many reads most of them anyway.
  private static let indexedRows = 250_000

  /// What finds the transmissions and addressees of a file that has so many.
  static func indexes(transmissions: Int, addressees: Int, runs: Int) -> [String] {
    // Of several runs one at a time is read.
    (addressees <= indexedRows || runs > 1 ? [Schema.addresseeIndexes] : [])
      + (transmissions <= indexedRows ? [Schema.transmissionIndexes] : [])
  }

  /// Makes the file ready for its readers, when the last run has ended, and closes it.
  package consuming func finish() throws(DatabaseError) {
    try connection.execute(Schema.indexes)
    let indexes = TimelineWriter.indexes(
      transmissions: try connection.number("SELECT max(rowid) FROM transmission_row") ?? 0,
      addressees: try connection.number("SELECT max(rowid) FROM addressee_row") ?? 0,
      runs: try connection.number("SELECT count(*) FROM run") ?? 0)
    for index in indexes { try connection.execute(index) }
    // Without figures SQLite thinks a run has ten transmissions, and looks through all for those of a cable.
    if !indexes.isEmpty { try connection.execute("PRAGMA analysis_limit = 1000; ANALYZE") }
    if connection.isInTransaction { try connection.execute("COMMIT") }
    let place = self.place
    // SQLite removes its journal when nothing is open any more.
    let rows = self.rows
    let connection = self.connection
    _ = consume rows
    _ = consume connection
    try place.finish()
  }
}
