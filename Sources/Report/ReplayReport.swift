package import Analysis
import CableFormat
import EventKernel
package import TerminalText
package import Timeline

/// What became of one cable, for people and for programs.
package struct ReplayReport: Presentable {
  private let run: RunRow
  private let message: MessageRow
  private let deliveries: [DeliveryRow]
  private let loads: [CircuitLoadRow]
  private let latencies: [LatencySummary]
  private let database: String

  package init(
    run: RunRow, message: MessageRow, deliveries: [DeliveryRow], loads: [CircuitLoadRow],
    latencies: [LatencySummary], database: String
  ) {
    self.run = run
    self.message = message
    self.deliveries = deliveries
    self.loads = loads
    self.latencies = latencies
    self.database = database
  }

  private var received: Int { deliveries.count { $0.receivedAt != nil } }
  private var delivered: Int { deliveries.count { $0.deliveredAt != nil } }
  private var refused: [DeliveryRow] { deliveries.filter { $0.status == "rejected" } }
  private var unreachable: Int { deliveries.count { $0.status == "unreachable" } }
  private var inFlight: Int { deliveries.count - received - refused.count - unreachable }

  // MARK: For people

  /// The cable in two lines, a table of its addressees, and the sums.
  package func lines(on screen: Screen) -> [String] {
    zip(heading, [Style.heading, .plain]).flatMap { screen.wrapped(StyledText($0, $1)) }
      + [""] + table(on: screen) + [""] + sums(on: screen)
  }

  /// From whom, when, how urgent and how secret; and what about.
  package var heading: [String] {
    let precedence =
      message.precedence == message.infoPrecedence
      ? message.precedence : "\(message.precedence) (info \(message.infoPrecedence))"
    let facts = [
      "\(message.reference.map { "\($0) from " } ?? "From ")\(message.originatorName) (\(message.originator))",
      message.dateTimeGroup, precedence, message.classification, Wording.count(message.sections, "section"),
    ]
    return [facts.joined(separator: ", "), message.subject ?? "(no subject)"]
  }

  private func table(on screen: Screen) -> [String] {
    let scale = scale
    var table = TextTable(
      ["ROLE", "PRECEDENCE", "RI", "NAME", "VIA", "RECEIVED", "DELIVERED", "TOOK", "BY"], numeric: [7],
      picture: TextTable.PictureColumn(
        after: "TOOK", legend: scale.legend(full: "receipt", light: "delivery", on: screen)),
      concessions: [
        .shorten("BY", to: 12), .shorten("NAME", to: 18), .drop("VIA"), .drop("BY"), .drop("ROLE"),
        .drop("DELIVERED"), .shorten("NAME", to: 12), .shorten("PRECEDENCE", to: 5), .dropPicture,
      ])
    for row in deliveries {
      let outcome = row.reason.map { "\(row.status) \($0)" } ?? row.status
      table.append(
        [
          row.role, row.precedence, row.indicator ?? "-", row.name, row.viaCollective ?? "-",
          row.receivedAt == nil ? outcome : Wording.group(row.receivedAt), Wording.group(row.deliveredAt),
          row.howLong ?? "-", row.path.isEmpty ? "-" : row.path.joined(separator: " "),
        ], picture: picture(of: row, scale))
    }
    return table.lines(on: screen)
  }

  /// How long it took until somebody received it, in seconds.
  private func time(to moment: Instant?) -> Double? { moment.map { ($0 - message.filedAt).seconds } }

  private var scale: TimeScale {
    TimeScale(deliveries.flatMap { [time(to: $0.receivedAt), time(to: $0.deliveredAt)] }.compactMap(\.self))
  }

  /// The time to receipt, and behind it the time until the office had it.
  private func picture(of row: DeliveryRow, _ scale: TimeScale) -> Picture {
    guard let received = time(to: row.receivedAt) else { return .nothing }
    let style = Precedence(name: row.precedence)?.style ?? .plain
    return .bar(
      Bar(
        full: scale.part(received), light: time(to: row.deliveredAt).map(scale.part), style: style))
  }

  private func sums(on screen: Screen) -> [String] {
    var counts = ["addressees \(deliveries.count)", "received \(received)", "delivered \(delivered)"]
    if inFlight > 0 { counts.append("in flight \(inFlight)") }
    if unreachable > 0 { counts.append("unreachable \(unreachable)") }
    counts.append("rejected \(refused.count)" + (refused.isEmpty ? "" : " (\(reasons))"))
    counts.append("transmissions \(run.transmissions)")
    let sentences = [
      counts.joined(separator: ", "),
      "The run stopped at \(Wording.group(run.endedAt)) because \(Wording.stop(run.stopReason)).",
    ]
    // A command stays in one piece, so that it can be copied.
    return sentences.flatMap { screen.wrapped(StyledText($0)) } + [
      "The timeline is in \(database); see every step with: cablesim timeline \(database)"
    ]
  }

  /// Who was refused for each reason, the reasons in the order in which they first occur.
  private var reasons: String {
    var groups: [(reason: String, names: [String])] = []
    for row in refused {
      let (reason, name) = (row.reason ?? "?", row.indicator ?? row.name)
      if let known = groups.firstIndex(where: { $0.reason == reason }) {
        groups[known].names.append(name)
      } else {
        groups.append((reason, [name]))
      }
    }
    return groups.map { "\($0.reason) \($0.names.joined(separator: " "))" }.joined(separator: ", ")
  }

  // MARK: For programs

  /// The document `cablesim-result/1`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-result/1")),
      ("runs", .integer(1)),
      ("stopReason", .text(run.stopReason)),
      ("endedAt", .text(run.endedAt?.iso8601)),
      ("fingerprint", .text(run.fingerprint)),
      ("database", .string(database)),
      ("cable", cable),
      (
        "addressees",
        .object([
          ("total", .integer(deliveries.count)), ("received", .integer(received)),
          ("delivered", .integer(delivered)), ("inFlight", .integer(inFlight)),
          ("rejected", .integer(refused.count)), ("unreachable", .integer(unreachable)),
        ])
      ),
      ("transmissions", .integer(run.transmissions)),
      ("latency", .array(latencies.map(\.json))),
      ("circuits", .array(loads.map(\.json))),
      ("deliveries", .array(deliveries.map(\.json))),
    ])
  }

  private var cable: JSON {
    .object([
      ("messageReference", .text(message.reference)), ("from", .string(message.originatorName)),
      ("originatingStation", .string(message.originator)), ("dateTimeGroup", .string(message.dateTimeGroup)),
      ("filedAt", .string(message.filedAt.iso8601)), ("precedence", .string(message.precedence)),
      ("infoPrecedence", .string(message.infoPrecedence)),
      ("classification", .string(message.classification)),
      ("sections", .integer(message.sections)), ("subject", .text(message.subject)),
    ])
  }
}

extension DeliveryRow {
  fileprivate var json: JSON {
    .object([
      ("routingIndicator", .text(indicator)), ("name", .string(name)), ("role", .string(role)),
      ("precedence", .string(precedence)), ("viaCollective", .text(viaCollective)),
      ("status", .string(status)),
      ("reason", .text(reason)), ("receivedAt", .text(receivedAt?.iso8601)),
      ("deliveredAt", .text(deliveredAt?.iso8601)), ("path", .array(path.map(JSON.string))),
    ])
  }
}

extension LatencySummary {
  var json: JSON {
    .object([
      ("precedence", .string(precedence)), ("role", .string(role)), ("measure", .string(measure)),
      ("count", .integer(count)), ("meanSeconds", .number(mean)), ("halfWidthSeconds", .null),
      ("p50Seconds", .number(p50)), ("p90Seconds", .number(p90)), ("p95Seconds", .number(p95)),
      ("p99Seconds", .number(p99)), ("maxSeconds", .number(max)), ("objectiveSeconds", .real(objective)),
      ("metFraction", .real(metFraction)),
    ])
  }
}

extension CircuitLoadRow {
  fileprivate var json: JSON {
    .object([
      ("circuit", .string(circuit)), ("precedence", .string(precedence)),
      ("transmissions", .integer(transmissions)), ("utilization", .real(utilization)),
      ("meanWaitSeconds", .number(meanWait)), ("halfWidthSeconds", .null),
    ])
  }
}
