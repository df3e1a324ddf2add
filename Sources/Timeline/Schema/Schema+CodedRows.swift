extension Schema {
  /// The views that say in words what the coded rows hold, under the names that other programs ask for; what is
  /// changed in them is changed in the rows.
  static let codedRows = [message, transmission, addressee].joined(separator: "\n")

  /// The time of file as `strftime` wants it; moments before 1970 are counted from the year 1, for division rounds
  /// toward zero.
  private static let filed = "(filed_at + 62135596800000000) / 1000000 - 62135596800, 'unixepoch'"
  private static let dateTimeGroup = """
    strftime('%d%H%M', \(filed)) || 'Z '
      || substr('JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC', 3 * strftime('%m', \(filed)) - 2, 3) || ' '
      || substr(strftime('%Y', \(filed)), 3)
    """

  /// A station of a row's run, by its number.
  private static func station(_ column: String, of row: String) -> String {
    """
    (SELECT s.\(column) FROM run r JOIN station s ON s.topology_id = r.topology_id AND s.station_id = \(row).station_id
      WHERE r.run_id = \(row).run_id)
    """
  }

  /// A column that is worked out, of the type that it would have in a table: without one, SQLite finds nothing of
  /// a copy of the view by an index.
  private static func integer(_ expression: String) -> String { "CAST(\(expression) AS INTEGER)" }

  // MARK: Cables

  private static let message = """
    CREATE VIEW message AS
    SELECT
      run_id, message_id, \(station("routing_indicator", of: "message_row")) AS originator,
      coalesce(ssn, iif(serial IS NULL, NULL, printf('%04d', serial))) AS ssn, mrn, coalesce(dtg, \(dateTimeGroup)) AS dtg, filed_at,
      \(MessageCodes.precedence.word) AS precedence,
      \(MessageCodes.infoPrecedence.word) AS info_precedence,
      \(MessageCodes.classification.word) AS classification,
      sections, characters, subject,
      (SELECT t.name FROM traffic_source t WHERE t.run_id = message_row.run_id AND t.source_id = message_row.source_id)
        AS traffic,
      heading
    FROM message_row;
    """
    + triggers(
      on: "message", key: ["run_id", "message_id"],
      columns: [
        ("run_id", "NEW.run_id"), ("message_id", "NEW.message_id"),
        (
          "station_id",
          """
          (SELECT s.station_id FROM run r JOIN station s USING (topology_id)
            WHERE r.run_id = NEW.run_id AND s.routing_indicator = NEW.originator)
          """
        ),
        ("ssn", "NEW.ssn"), ("mrn", "NEW.mrn"), ("dtg", "NEW.dtg"), ("filed_at", "NEW.filed_at"),
        (
          "codes",
          [
            MessageCodes.precedence.digits(of: "NEW.precedence"),
            MessageCodes.infoPrecedence.digits(of: "NEW.info_precedence"),
            MessageCodes.classification.digits(of: "NEW.classification"),
          ].joined(separator: " | ")
        ), ("sections", "NEW.sections"), ("characters", "NEW.characters"), ("subject", "NEW.subject"),
        (
          "source_id",
          "(SELECT source_id FROM traffic_source t WHERE t.run_id = NEW.run_id AND t.name = NEW.traffic)"
        ), ("heading", "NEW.heading"),
      ])

  // MARK: Transmissions

  private static let transmission = """
    CREATE VIEW transmission AS
    SELECT
      run_id, transmission_id, message_id, \(integer("(codes >> \(TransmissionCodes.section)) + 1")) AS section,
      circuit_id,
      \(integer("nullif(codes >> \(TransmissionCodes.channelNumber) & 16383, 0)")) AS channel_number,
      \(TransmissionCodes.precedence.word) AS precedence, routing_line,
      \(integer("transmission_id - behind")) AS cause, previous,
      \(integer("(codes >> \(TransmissionCodes.attempt)) + 1 & 65535")) AS attempt,
      \(TransmissionCodes.marking.word) AS marking,
      queued_at, \(integer("queued_at + waited")) AS started_at,
      \(integer("queued_at + coalesce(waited, 0) + sent_in")) AS ended_at,
      \(integer("coalesce(held, 0)")) AS held,
      \(integer("queued_at + coalesce(waited, 0) + sent_in + travelled")) AS received_at,
      \(TransmissionCodes.outcome.word) AS outcome
    FROM transmission_row;
    """
    + triggers(
      on: "transmission", key: ["run_id", "transmission_id"],
      columns: [
        ("run_id", "NEW.run_id"), ("transmission_id", "NEW.transmission_id"),
        ("message_id", "NEW.message_id"), ("circuit_id", "NEW.circuit_id"),
        (
          "codes",
          [
            TransmissionCodes.outcome.digits(of: "NEW.outcome"),
            TransmissionCodes.precedence.digits(of: "NEW.precedence"),
            TransmissionCodes.marking.digits(of: "NEW.marking"),
            "(coalesce(NEW.channel_number, 0) << \(TransmissionCodes.channelNumber))",
            "((NEW.attempt - 1 & 65535) << \(TransmissionCodes.attempt))",
            "((NEW.section - 1) << \(TransmissionCodes.section))",
          ].joined(separator: " | ")
        ), ("behind", span("NEW.cause", "NEW.transmission_id")), ("queued_at", "NEW.queued_at"),
        ("waited", span("NEW.queued_at", "NEW.started_at")),
        ("sent_in", span("coalesce(NEW.started_at, NEW.queued_at)", "NEW.ended_at")),
        ("travelled", span("NEW.ended_at", "NEW.received_at")), ("previous", "NEW.previous"),
        ("held", "nullif(NEW.held, 0)"), ("routing_line", "NEW.routing_line"),
      ])

  // MARK: Addressees

  private static let addressee = """
    CREATE VIEW addressee AS
    SELECT
      run_id, message_id, addressee_id,
      coalesce(routing_indicator, \(station("routing_indicator", of: "addressee_row"))) AS routing_indicator,
      coalesce(name, \(station("name", of: "addressee_row"))) AS name, station_id,
      \(AddresseeCodes.role.word) AS role, \(AddresseeCodes.precedence.word) AS precedence, via_collective,
      \(AddresseeCodes.status.word) AS status, \(AddresseeCodes.reason.word) AS reason,
      received_at, \(integer("received_at + kept")) AS delivered_at, last_transmission
    FROM addressee_row;
    """
    + triggers(
      on: "addressee", key: ["run_id", "message_id", "addressee_id"],
      columns: [
        ("run_id", "NEW.run_id"), ("message_id", "NEW.message_id"), ("addressee_id", "NEW.addressee_id"),
        ("station_id", "NEW.station_id"), ("routing_indicator", "NEW.routing_indicator"),
        ("name", "NEW.name"),
        (
          "codes",
          [
            AddresseeCodes.role.digits(of: "NEW.role"),
            AddresseeCodes.precedence.digits(of: "NEW.precedence"),
            AddresseeCodes.status.digits(of: "NEW.status"),
            AddresseeCodes.reason.digits(of: "NEW.reason"),
          ].joined(separator: " | ")
        ), ("via_collective", "NEW.via_collective"), ("received_at", "NEW.received_at"),
        ("kept", span("NEW.received_at", "NEW.delivered_at")), ("last_transmission", "NEW.last_transmission"),
      ])

  // MARK: Changes

  /// What lies between two numbers; the largest there is where that is larger.
  private static func span(_ from: String, _ to: String) -> String { integer("\(to) - \(from)") }

  /// Triggers that write into the rows what somebody writes into their view.
  private static func triggers(
    on view: String, key: [String], columns: [(name: String, value: String)]
  ) -> String {
    let own = key.map { "\($0) = OLD.\($0)" }.joined(separator: " AND ")
    let assignments = columns.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    let names = columns.map(\.name).joined(separator: ", ")
    let values = columns.map(\.value).joined(separator: ", ")
    return """

      CREATE TRIGGER \(view)_insert INSTEAD OF INSERT ON \(view) BEGIN
        INSERT INTO \(view)_row (\(names)) VALUES (\(values));
      END;
      CREATE TRIGGER \(view)_update INSTEAD OF UPDATE ON \(view) BEGIN
        UPDATE \(view)_row SET \(assignments) WHERE \(own);
      END;
      CREATE TRIGGER \(view)_delete INSTEAD OF DELETE ON \(view) BEGIN
        DELETE FROM \(view)_row WHERE \(own);
      END;
      """
  }
}
