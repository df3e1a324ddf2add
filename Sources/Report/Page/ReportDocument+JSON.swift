import Analysis
import CableFormat
import Distribution
import EventKernel
import Timeline

extension ReportDocument {
  /// The document `cablesim-report/1`: moments in its tables are milliseconds after `startedAt`, cut off.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-report/1")),
      ("scenario", .string(run.scenario)), ("topology", .string(run.topology)), ("run", .integer(run.run)),
      ("runs", .integer(runs)), ("status", .string(run.status)), ("stopReason", .text(run.stopReason)),
      ("fingerprint", .text(run.fingerprint)), ("startedAt", .string(run.startedAt.iso8601)),
      ("endedAt", .text(run.endedAt?.iso8601)),
      ("cables", .integer(cableCount)), ("transmissions", .integer(run.transmissions)),
      ("cablesDrawn", .integer(cables.count)), ("transmissionsDrawn", .integer(copies.count)),
      ("precedences", .array(Precedence.allCases.map { .string($0.name) })),
      ("outcomes", .array(TransmissionOutcome.allCases.map { .string($0.rawValue) })),
      ("roles", .array(["action", "info"].map(JSON.string))),
      ("statuses", .array(AddresseeStatus.allCases.map { .string($0.rawValue) })),
      (
        "causes",
        .array(
          Delay.Cause.allCases.map {
            .object([("cause", .string($0.rawValue)), ("words", .string($0.words))])
          })
      ),
      ("marks", .array(Precedence.allCases.map { .string($0.mark) })),
      ("latency", .array(latencies.map(\.json))),
      ("circuits", circuitTable), ("stations", stationTable), ("cableRows", cableTable),
      ("copies", copyTable), ("addressees", addresseeTable),
      (
        "queues",
        .array(
          queues.histories.map { history in
            .object([
              ("circuit", .string(queues.name(history))), ("most", .integer(history.most)),
              ("waitedSeconds", .number(history.waited)), ("changes", .integer(history.levels.count)),
            ])
          })
      ),
      ("differences", contest.map(differences) ?? .null),
      ("explanations", .array(explanations.map(json(of:)))),
    ])
  }

  /// The document in a form that can stand inside a page: no text in it can end its element.
  var embeddedText: String { json.rowText.replacing("<", with: "\\u003c") }

  private func offset(_ moment: Instant?) -> JSON {
    moment.map { .integer(milliseconds($0)) } ?? .null
  }

  private func milliseconds(_ moment: Instant) -> Int { Int((moment - run.startedAt).microseconds) / 1000 }

  private func table(_ columns: [String], _ rows: [[JSON]]) -> JSON {
    .object([("columns", .array(columns.map(JSON.string))), ("rows", .array(rows.map(JSON.array)))])
  }

  private var stationTable: JSON {
    table(
      ["id", "routingIndicator", "name"],
      stations.map { [.integer($0.station), .string($0.indicator), .string($0.name)] })
  }

  private var circuitTable: JSON {
    table(
      [
        "id", "circuit", "from", "to", "designator", "digits", "transmissions", "utilization",
        "maxWaitSeconds",
      ],
      circuits.map { row in
        [
          .integer(row.circuit), .string(row.name), .integer(row.from), .integer(row.to),
          .string(row.designator), .integer(row.digits), .integer(row.transmissions), .real(row.utilization),
          .real(row.maxWait),
        ]
      })
  }

  private var cableTable: JSON {
    table(
      ["message", "name", "precedence", "filed", "transmissions", "addressees", "given"],
      cables.map { row in
        [
          .integer(row.message), .string(shortName(row)), .integer(Int(row.precedence.rawValue)),
          offset(row.filedAt), .integer(row.transmissions), .integer(row.addressees),
          .integer(row.isGiven ? 1 : 0),
        ]
      })
  }

  /// A cable as a list of them names it.
  func name(_ row: CableRow) -> String { "\(shortName(row)), \(row.precedence.name)" }

  /// The same without the precedence.
  private func shortName(_ row: CableRow) -> String {
    let number = row.reference ?? (row.originator + (row.serialNumber.map { " #\($0)" } ?? ""))
    return "\(number), \(row.dateTimeGroup)"
  }

  private var copyTable: JSON {
    // A line that many copies share is written once.
    var lines: [String] = []
    var places: [String: Int] = [:]
    let rows = copies.map { copy -> [JSON] in
      var line = JSON.null
      if let text = copy.routingLine {
        let place = places[text] ?? lines.count
        if place == lines.count {
          lines.append(text)
          places[text] = place
        }
        line = .integer(place)
      }
      return [
        .integer(copy.transmission), .integer(copy.message), .integer(copy.section), .integer(copy.circuit),
        copy.channelNumber.map(JSON.integer) ?? .null, .integer(Int(copy.precedence.rawValue)), line,
        copy.cause.map(JSON.integer) ?? .null, offset(copy.queuedAt), span(copy, copy.startedAt),
        span(copy, copy.endedAt), span(copy, copy.receivedAt), outcome(copy.outcome),
      ]
    }
    return .object([
      (
        "columns",
        .array(
          [
            "transmission", "message", "section", "circuit", "channelNumber", "precedence", "routingLine",
            "cause", "queued", "startedAfter", "endedAfter", "receivedAfter", "outcome",
          ].map(JSON.string))
      ),
      ("routingLines", .array(lines.map(JSON.string))), ("rows", .array(rows.map(JSON.array))),
    ])
  }

  /// How long after it had been queued: shorter to write than a moment.
  private func span(_ copy: CopyRow, _ moment: Instant?) -> JSON {
    moment.map { .integer(milliseconds($0) - milliseconds(copy.queuedAt)) } ?? .null
  }

  private func outcome(_ word: String) -> JSON {
    TransmissionOutcome.allCases.firstIndex { $0.rawValue == word }.map(JSON.integer) ?? .null
  }

  /// The names of addressees are left out where they are those of their stations.
  private var addresseeTable: JSON {
    let places = Dictionary(stations.map { ($0.station, $0) }) { first, _ in first }
    return table(
      [
        "message", "addressee", "station", "role", "precedence", "status", "received", "delivered",
        "routingIndicator", "name",
      ],
      recipients.map { row in
        let station = row.station.flatMap { places[$0] }
        let status = AddresseeStatus.allCases.firstIndex { $0.rawValue == row.status }
        let facts: [JSON] = [
          .integer(row.message), .integer(row.addressee), row.station.map(JSON.integer) ?? .null,
          .integer(row.role == "action" ? 0 : 1), .integer(Int(row.precedence.rawValue)),
          status.map(JSON.integer) ?? .null, offset(row.receivedAt), offset(row.deliveredAt),
        ]
        let isStation = row.indicator == station?.indicator && row.name == station?.name
        return facts + (isStation ? [] : [.text(row.indicator), .string(row.name)])
      })
  }

  private func differences(_ contest: RecordedContest) -> JSON {
    .array(
      contest.comparisons.flatMap { comparison in
        comparison.differences.map { $0.json(arm: comparison.arm, baseline: comparison.baseline) }
      })
  }

  private func json(of bar: ExplanationFigure.Bar) -> JSON {
    let destination = bar.explanation.destination
    return .object([
      ("message", .integer(bar.message)), ("cable", .string(bar.cable)),
      ("addressee", .integer(destination.addressee)), ("routingIndicator", .text(destination.indicator)),
      ("name", .string(destination.name)),
      ("latencyMicroseconds", bar.explanation.latency.map { .integer(Int($0.microseconds)) } ?? .null),
      (
        "parts",
        .array(
          bar.parts.map { part in
            .array([
              Delay.Cause.allCases.firstIndex(of: part.cause).map(JSON.integer) ?? .null,
              .string(part.place),
              part.behind.map { .integer($0.message) } ?? .null, .integer(Int(part.span.microseconds)),
            ])
          })
      ),
    ])
  }
}

extension JSON {
  /// The document with each member of its lists on one line, as a file with many rows is read best.
  var rowText: String {
    var text = ""
    writeRows(to: &text, depth: 0)
    return text
  }

  private func writeRows(to text: inout String, depth: Int) {
    let isOpen = depth == 0 || (depth <= 2 && holdsLists)
    switch self {
    case .null, .bool, .integer, .number, .string: write(to: &text)
    case .array(let members):
      text += "["
      for (index, member) in members.enumerated() {
        text += index > 0 ? (isOpen ? ",\n" : ",") : (isOpen ? "\n" : "")
        member.writeRows(to: &text, depth: depth + 1)
      }
      text += isOpen && !members.isEmpty ? "\n]" : "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        text += index > 0 ? (isOpen ? ",\n" : ",") : (isOpen ? "\n" : "")
        JSON.quote(member.key, to: &text)
        text += ":"
        member.value.writeRows(to: &text, depth: depth + 1)
      }
      text += isOpen && !members.isEmpty ? "\n}" : "}"
    }
  }

  /// Whether it has lists or objects in it.
  private var holdsLists: Bool {
    func isList(_ value: JSON) -> Bool {
      switch value {
      case .array, .object: true
      case .null, .bool, .integer, .number, .string: false
      }
    }
    switch self {
    case .array(let members): return members.contains(where: isList)
    case .object(let members): return members.contains { isList($0.value) }
    case .null, .bool, .integer, .number, .string: return false
    }
  }

  private func write(to text: inout String) { text += self.text }
}
