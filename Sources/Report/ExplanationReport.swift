package import Analysis
import EventKernel
package import TerminalText
package import Timeline

/// Why a cable took as long as it did, as a story and as numbers.
package struct ExplanationReport: Presentable {
  private let message: MessageRow
  private let explanations: [Explanation]

  package init(_ message: MessageRow, _ explanations: [Explanation]) {
    self.message = message
    self.explanations = explanations
  }

  // MARK: For people

  package func lines(on screen: Screen) -> [String] {
    Array(explanations.map { lines(of: $0, on: screen) }.joined(separator: [""]))
  }

  private func lines(of explanation: Explanation, on screen: Screen) -> [String] {
    let destination = explanation.destination
    let cable = message.reference ?? "cable \(message.message)"
    var heading = "\(cable) from \(message.originator), filed \(Wording.group(message.filedAt))"
    heading += ", to \(destination.name) (\(destination.indicator ?? "-")), \(destination.precedence)"
    guard let latency = explanation.latency else {
      let reason = destination.reason.map { " \($0)" } ?? ""
      let fate = "It did not get there: \(destination.status)\(reason)."
      return screen.wrapped(StyledText(heading, .heading)) + screen.wrapped(StyledText(fate))
    }
    let arrival = Wording.group(explanation.hadAt)
    let fate =
      destination.deliveredAt == nil
      ? "It was received at \(arrival), \(Wording.exact(latency)) after filing; the office has not opened yet."
      : "It was delivered at \(arrival), \(Wording.exact(latency)) after filing."
    return screen.wrapped(StyledText(heading, .heading)) + screen.wrapped(StyledText(fate)) + [""]
      + story(explanation).lines(on: screen) + [""]
      + sums(explanation, latency).lines(on: screen)
  }

  private func story(_ explanation: Explanation) -> TextTable {
    var table = TextTable(
      ["TIME", "TOOK", "WHERE", "WHAT"], numeric: [1],
      picture: TextTable.PictureColumn(after: "TOOK", width: 10),
      concessions: [
        .shorten("WHAT", to: 28), .shorten("TIME", to: 20), .dropPicture, .shorten("WHAT", to: 20),
        .drop("TIME"),
      ])
    let longest = explanation.delays.map(\.span).max() ?? .zero
    for delay in explanation.delays {
      table.append(
        [delay.from.iso8601, Wording.exact(delay.span), delay.place, words(delay)],
        picture: bar(delay.span, of: longest, delay.cause))
    }
    if let end = explanation.hadAt {
      let what = explanation.destination.deliveredAt == nil ? "received" : "delivered"
      table.append([end.iso8601, "", explanation.destination.indicator ?? "", what])
    }
    return table
  }

  private func sums(_ explanation: Explanation, _ latency: TimeSpan) -> TextTable {
    var table = TextTable(
      ["MICROSECONDS", "PART", "WENT TO"], numeric: [0, 1],
      picture: TextTable.PictureColumn(after: "PART", width: 20), concessions: [.dropPicture])
    for (cause, span) in explanation.totals {
      table.append(
        [String(span.microseconds), share(span, of: latency), cause.words],
        picture: bar(span, of: latency, cause))
    }
    table.append([String(latency.microseconds), share(latency, of: latency), "all of it"])
    return table
  }

  private func bar(_ span: TimeSpan, of whole: TimeSpan, _ cause: Delay.Cause) -> Picture {
    guard whole > .zero else { return .nothing }
    return .bar(Bar(full: Double(span.microseconds) / Double(whole.microseconds), style: cause.style))
  }

  private func share(_ span: TimeSpan, of whole: TimeSpan) -> String {
    whole == .zero ? "-" : Wording.percent(Double(span.microseconds) / Double(whole.microseconds))
  }

  private func words(_ delay: Delay) -> String {
    guard let occupant = delay.behind else { return delay.cause.words }
    if delay.cause == .waitingForOtherSections {
      return "waiting for section \(occupant.section) of the same cable"
    }
    return "\(delay.cause.words), behind cable \(occupant.message) (\(occupant.precedence))"
  }

  // MARK: For programs

  /// The document `cablesim-explanation/1`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-explanation/1")), ("message", .integer(message.message)),
      ("messageReference", .text(message.reference)), ("originator", .string(message.originator)),
      ("filedAt", .string(message.filedAt.iso8601)), ("explanations", .array(explanations.map(json(of:)))),
    ])
  }

  private func json(of explanation: Explanation) -> JSON {
    let destination = explanation.destination
    return .object([
      ("routingIndicator", .text(destination.indicator)), ("name", .string(destination.name)),
      ("addressee", .integer(destination.addressee)), ("precedence", .string(destination.precedence)),
      ("status", .string(destination.status)), ("reason", .text(destination.reason)),
      ("receivedAt", .text(destination.receivedAt?.iso8601)),
      ("deliveredAt", .text(destination.deliveredAt?.iso8601)),
      ("latencyMicroseconds", explanation.latency.map { .integer(Int($0.microseconds)) } ?? .null),
      (
        "totals",
        .array(
          explanation.totals.map { cause, span in
            .object([("cause", .string(cause.rawValue)), ("microseconds", .integer(Int(span.microseconds)))])
          })
      ),
      (
        "parts",
        .array(
          explanation.parts.map { part in
            json(
              part.cause, part.place, part.behind, [("microseconds", .integer(Int(part.span.microseconds)))])
          })
      ),
      (
        "story",
        .array(
          explanation.delays.map { delay in
            json(
              delay.cause, delay.place, delay.behind,
              [
                ("from", .string(delay.from.iso8601)), ("to", .string(delay.to.iso8601)),
                ("microseconds", .integer(Int(delay.span.microseconds))),
              ])
          })
      ),
    ])
  }

  private func json(
    _ cause: Delay.Cause, _ place: String, _ behind: Delay.Occupant?, _ rest: [(key: String, value: JSON)]
  ) -> JSON {
    let occupant = behind.map { occupant in
      JSON.object([
        ("message", .integer(occupant.message)), ("section", .integer(occupant.section)),
        ("precedence", .string(occupant.precedence)), ("transmission", .integer(occupant.transmission)),
      ])
    }
    return .object(
      [("cause", .string(cause.rawValue)), ("place", .string(place)), ("behind", occupant ?? .null)] + rest)
  }
}

extension Delay.Cause {
  /// Work as work, waiting as waiting, and what went wrong as that.
  fileprivate var style: Style {
    switch self {
    case .handling, .transmission, .propagation: .good
    case .waitingForPosition, .waitingForCircuit, .waitingForOtherSections, .officeClosed, .closedWindow:
      Style(.blue)
    case .interruptedWork, .held, .circuitDown, .stationDown, .rerun: .alarm
    }
  }

  /// The cause as a person would say it.
  var words: String {
    switch self {
    case .handling: "handling"
    case .waitingForPosition: "waiting for a position"
    case .waitingForCircuit: "waiting for the circuit"
    case .waitingForOtherSections: "waiting for other sections"
    case .transmission: "transmission"
    case .propagation: "propagation"
    case .interruptedWork: "transmission in vain, interrupted"
    case .held: "no room at the next station"
    case .circuitDown: "circuit down"
    case .closedWindow: "window closed"
    case .stationDown: "station down"
    case .rerun: "garbled, sent again"
    case .officeClosed: "office closed"
    }
  }
}

extension Wording {
  /// A span to the microsecond, such as `4.25 s` or `1 h 2 min 4.25 s`.
  static func exact(_ span: TimeSpan) -> String {
    var words: [String] = []
    var rest = span.microseconds.magnitude
    for (unit, length) in [("d", 86_400_000_000), ("h", 3_600_000_000), ("min", 60_000_000)]
      as [(String, UInt64)]
    where rest >= length {
      words.append("\(rest / length) \(unit)")
      rest %= length
    }
    if rest > 0 || words.isEmpty {
      var decimals = String(rest % 1_000_000 + 1_000_000).dropFirst()
      while decimals.last == "0" { decimals.removeLast() }
      words.append("\(rest / 1_000_000)\(decimals.isEmpty ? "" : "." + decimals) s")
    }
    return (span < .zero ? "-" : "") + words.joined(separator: " ")
  }
}
