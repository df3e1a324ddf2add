extension Schema {
  /// The views of the coded rows.
  static let codedRows = [message, transmission, addressee].map(\.sql).joined()

  /// The time of file as `strftime` wants it; moments before 1970 are counted from the year 1, for division rounds
  /// toward zero.
  private static let filed = "(filed_at + 62135596800000000) / 1000000 - 62135596800, 'unixepoch'"
  private static let dateTimeGroup = """
    strftime('%d%H%M', \(filed)) || 'Z '
      || substr('JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC', 3 * strftime('%m', \(filed)) - 2, 3) || ' '
      || substr(strftime('%Y', \(filed)), 3)
    """

  /// A station of a row's run, by its number.
  private static func station(_ column: String, _ number: String, of row: String) -> String {
    """
    (SELECT s.\(column) FROM run r JOIN station s ON s.topology_id = r.topology_id AND s.station_id = \(number)
      WHERE r.run_id = \(row).run_id)
    """
  }

  /// A column that is worked out, of the type that it would have in a table: without one, SQLite finds nothing of
  /// a copy of the view by an index.
  private static func integer(_ expression: String) -> String { "CAST(\(expression) AS INTEGER)" }

  /// What lies between two numbers; the largest there is where that is larger, and NULL where one is missing.
  private static func span(_ from: String, _ to: String) -> String { integer("\(to) - \(from)") }

  // MARK: Cables

  private static var message: CodedView {
    let text = CodedView.Rest(
      table: "message_text_row", isThere: MessageCodes.hasText.number(in: "message_row.codes"),
      key: [("run_id", "message_row.run_id"), ("message_id", "message_row.message_id")],
      columns: ["ssn", "mrn", "dtg", "subject", "heading"].map { ($0, "NEW.\($0)") })
    let station = MessageCodes.station.number(in: "message_row.origin")
    let serial = MessageCodes.serial.number(in: "origin")
    let source = MessageCodes.source.number(in: "message_row.origin")
    let originator = """
      (SELECT s.station_id FROM run r JOIN station s USING (topology_id)
        WHERE r.run_id = NEW.run_id AND s.routing_indicator = NEW.originator)
      """
    let traffic = """
      coalesce((SELECT source_id + 2 FROM traffic_source t WHERE t.run_id = NEW.run_id AND t.name = NEW.traffic), 0)
      """
    let codes = [
      MessageCodes.precedence.digits(of: "NEW.precedence"),
      MessageCodes.infoPrecedence.digits(of: "NEW.info_precedence"),
      MessageCodes.classification.digits(of: "NEW.classification"),
      MessageCodes.hasText.digits(of: text.isNeeded), MessageCodes.sections.digits(of: "NEW.sections"),
    ]
    return CodedView(
      name: "message",
      columns: """
        run_id, message_id, \(self.station("routing_indicator", station, of: "message_row")) AS originator,
          coalesce(\(text.value("ssn")), iif(\(serial), printf('%04d', \(serial)), NULL)) AS ssn, \(text.value("mrn")) AS mrn,
          coalesce(\(text.value("dtg")), \(dateTimeGroup)) AS dtg, filed_at,
          \(MessageCodes.precedence.word) AS precedence,
          \(MessageCodes.infoPrecedence.word) AS info_precedence,
          \(MessageCodes.classification.word) AS classification,
          \(integer(MessageCodes.sections.number(in: "codes"))) AS sections, characters, \(text.value("subject")) AS subject,
          (SELECT t.name FROM traffic_source t WHERE t.run_id = message_row.run_id AND t.source_id = \(source) - 2)
            AS traffic,
          \(text.value("heading")) AS heading
        """,
      row: [
        ("run_id", "NEW.run_id"), ("message_id", "NEW.message_id"), ("filed_at", "NEW.filed_at"),
        (
          "origin",
          [MessageCodes.station.digits(of: originator), MessageCodes.source.digits(of: traffic)]
            .joined(separator: " | ")
        ), ("codes", codes.joined(separator: " | ")), ("characters", "NEW.characters"),
      ],
      optional: [], numbers: ["run_id", "message_id", "filed_at", "sections", "characters"],
      rest: text,
      limits: [
        MessageCodes.sections.fits("NEW.sections"),
        """
        (NEW.traffic IS NULL
          OR EXISTS (SELECT 1 FROM traffic_source t WHERE t.run_id = NEW.run_id AND t.name = NEW.traffic))
        """,
      ])
  }

  // MARK: Transmissions

  private static var transmission: CodedView {
    let rest = CodedView.Rest(
      table: "transmission_rest_row",
      isThere: TransmissionCodes.hasRest.number(in: "transmission_row.codes"),
      key: [
        ("run_id", "transmission_row.run_id"), ("transmission_id", "transmission_row.transmission_id"),
      ],
      columns: [
        ("previous", "NEW.previous"), ("held", "nullif(NEW.held, 0)"),
        ("routing_line", "NEW.routing_line"),
      ])
    let hasCause = TransmissionCodes.hasCause.number(in: "way")
    let way = [
      TransmissionCodes.circuit.digits(of: "NEW.circuit_id"),
      TransmissionCodes.hasCause.digits(of: "NEW.cause IS NOT NULL"),
      TransmissionCodes.behind.digits(of: "coalesce(NEW.transmission_id - NEW.cause, 0)"),
    ]
    let codes = [
      TransmissionCodes.outcome.digits(of: "NEW.outcome"),
      TransmissionCodes.precedence.digits(of: "NEW.precedence"),
      TransmissionCodes.marking.digits(of: "NEW.marking"),
      TransmissionCodes.channelNumber.digits(of: "coalesce(NEW.channel_number, 0)"),
      TransmissionCodes.attempt.digits(of: "NEW.attempt - 1 & 65535"),
      TransmissionCodes.hasRest.digits(of: rest.isNeeded),
      TransmissionCodes.section.digits(of: "NEW.section - 1"),
    ]
    return CodedView(
      name: "transmission",
      columns: """
        run_id, transmission_id, message_id,
          \(integer("\(TransmissionCodes.section.number(in: "codes")) + 1")) AS section,
          \(integer(TransmissionCodes.circuit.number(in: "way"))) AS circuit_id,
          \(integer("nullif(\(TransmissionCodes.channelNumber.number(in: "codes")), 0)")) AS channel_number,
          \(TransmissionCodes.precedence.word) AS precedence, \(rest.value("routing_line")) AS routing_line,
          \(integer("iif(\(hasCause), transmission_id - \(TransmissionCodes.behind.number(in: "way")), NULL)")) AS cause,
          \(rest.value("previous")) AS previous,
          \(integer("\(TransmissionCodes.attempt.number(in: "codes")) + 1 & 65535")) AS attempt,
          \(TransmissionCodes.marking.word) AS marking,
          queued_at, \(integer("queued_at + waited")) AS started_at,
          \(integer("queued_at + coalesce(waited, 0) + sent_in")) AS ended_at,
          \(integer("coalesce(\(rest.value("held")), 0)")) AS held,
          \(integer("queued_at + coalesce(waited, 0) + sent_in + travelled")) AS received_at,
          \(TransmissionCodes.outcome.word) AS outcome
        """,
      row: [
        ("run_id", "NEW.run_id"), ("transmission_id", "NEW.transmission_id"),
        ("message_id", "NEW.message_id"), ("way", way.joined(separator: " | ")),
        ("codes", codes.joined(separator: " | ")), ("queued_at", "NEW.queued_at"),
        ("waited", span("NEW.queued_at", "NEW.started_at")),
        ("sent_in", span("coalesce(NEW.started_at, NEW.queued_at)", "NEW.ended_at")),
        ("travelled", span("NEW.ended_at", "NEW.received_at")),
      ],
      optional: ["waited", "sent_in", "travelled"],
      numbers: [
        "run_id", "transmission_id", "message_id", "section", "circuit_id", "channel_number", "cause",
        "previous",
        "attempt", "queued_at", "started_at", "ended_at", "held", "received_at",
      ],
      rest: rest,
      limits: [
        TransmissionCodes.circuit.fits("NEW.circuit_id"),
        TransmissionCodes.behind.fits("coalesce(NEW.transmission_id - NEW.cause, 0)"),
        TransmissionCodes.channelNumber.fits("coalesce(NEW.channel_number, 0)"),
        "NEW.attempt BETWEEN 0 AND 65535",
        TransmissionCodes.section.fits("NEW.section - 1"),
      ])
  }

  // MARK: Addressees

  private static var addressee: CodedView {
    let number = integer(AddresseeCodes.number.number(in: "codes"))
    let text = CodedView.Rest(
      table: "addressee_text_row", isThere: AddresseeCodes.hasText.number(in: "addressee_row.codes"),
      key: [
        ("run_id", "addressee_row.run_id"), ("message_id", "addressee_row.message_id"),
        ("addressee_id", integer(AddresseeCodes.number.number(in: "addressee_row.codes"))),
      ],
      columns: ["routing_indicator", "name", "via_collective"].map { ($0, "NEW.\($0)") })
    let station = "\(AddresseeCodes.station.number(in: "addressee_row.codes")) - 1"
    let codes = [
      AddresseeCodes.role.digits(of: "NEW.role"), AddresseeCodes.precedence.digits(of: "NEW.precedence"),
      AddresseeCodes.status.digits(of: "NEW.status"), AddresseeCodes.reason.digits(of: "NEW.reason"),
      AddresseeCodes.station.digits(of: "coalesce(NEW.station_id + 1, 0)"),
      AddresseeCodes.hasText.digits(of: text.isNeeded), AddresseeCodes.number.digits(of: "NEW.addressee_id"),
    ]
    return CodedView(
      name: "addressee",
      columns: """
        run_id, message_id, \(number) AS addressee_id,
          coalesce(\(text.value("routing_indicator")), \(self.station("routing_indicator", station, of: "addressee_row")))
            AS routing_indicator,
          coalesce(\(text.value("name")), \(self.station("name", station, of: "addressee_row"))) AS name,
          \(integer("nullif(\(AddresseeCodes.station.number(in: "codes")), 0) - 1")) AS station_id,
          \(AddresseeCodes.role.word) AS role, \(AddresseeCodes.precedence.word) AS precedence,
          \(text.value("via_collective")) AS via_collective,
          \(AddresseeCodes.status.word) AS status, \(AddresseeCodes.reason.word) AS reason,
          received_at, \(integer("received_at + kept")) AS delivered_at, last_transmission
        """,
      row: [
        ("run_id", "NEW.run_id"), ("message_id", "NEW.message_id"),
        ("codes", codes.joined(separator: " | ")), ("received_at", "NEW.received_at"),
        ("kept", span("NEW.received_at", "NEW.delivered_at")), ("last_transmission", "NEW.last_transmission"),
      ],
      optional: ["received_at", "kept", "last_transmission"],
      numbers: [
        "run_id", "message_id", "addressee_id", "station_id", "received_at", "delivered_at",
        "last_transmission",
      ],
      rest: text,
      limits: [
        AddresseeCodes.station.fits("coalesce(NEW.station_id + 1, 0)"), "NEW.station_id IS NOT -1",
        AddresseeCodes.number.fits("NEW.addressee_id"),
      ])
  }
}
