import EventKernel
package import Timeline

/// The ladder of one cable as a Mermaid sequence diagram: stations side by side, transmissions as arrows between
/// them, from top to bottom in the order of time.
package struct SequenceDiagram {
  private struct Rung {
    var at: Instant
    var line: String
  }

  private let message: MessageRow
  private var rungs: [Rung] = []
  private var stations: [String]
  private let names: [String: String]

  /// A diagram without any transmission.
  package init(of message: MessageRow, _ stations: [StationRow]) {
    self.message = message
    self.stations = [message.originator]
    names = Dictionary(stations.map { ($0.indicator, $0.name) }) { first, _ in first }
  }

  /// Adds a transmission; they come in the order of their beginning.
  package mutating func add(_ row: TransmissionRow) {
    for station in [row.fromIndicator, row.toIndicator] where !stations.contains(station) {
      stations.append(station)
    }
    var words = [SequenceDiagram.clock(row.startedAt), row.channel]
    if message.sections > 1 { words.append("section \(row.section)") }
    if let marking = row.marking { words.append(marking) }
    var arrow = "->>"
    if row.receivedAt == nil {
      arrow = "-x"
      words.append(row.outcome)
    } else if row.outcome != "sent" {
      arrow = "-->>"
      words.append(row.outcome)
    }
    rungs.append(
      Rung(
        at: row.startedAt,
        line: "\(row.fromIndicator)\(arrow)\(row.toIndicator): " + words.joined(separator: " ")))
  }

  /// Adds what became of the cable for an addressee.
  ///
  /// - Parameter station: the station that serves it, `nil` where no station does.
  package mutating func add(_ row: DeliveryRow) {
    guard let moment = row.deliveredAt ?? row.receivedAt, let station = row.path.last else { return }
    let word = row.deliveredAt == nil ? "received" : "delivered"
    rungs.append(
      Rung(
        at: moment,
        line: "Note over \(station): \(SequenceDiagram.clock(moment)) \(word) to \(row.name)"))
  }

  /// The diagram, line by line.
  package var lines: [String] {
    let filed =
      "Note over \(message.originator): \(SequenceDiagram.clock(message.filedAt)) filed "
      + "\(message.precedence), \(Wording.count(message.sections, "section"))"
    let participants = stations.map { station in
      "participant \(station)" + (names[station].map { " as \(station) \($0)" } ?? "")
    }
    let ordered = rungs.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    return ["sequenceDiagram"]
      + (participants + [filed] + ordered.map(\.element.line)).map { "  " + SequenceDiagram.escaped($0) }
  }

  /// The time of day to the second: `301102:05Z OCT 08`.
  private static func clock(_ moment: Instant) -> String {
    let words = Wording.group(moment).split(separator: " ")
    let seconds = CivilTime(moment).second.padded(2)
    return ([words[0].dropLast() + ":" + seconds + "Z"] + words.dropFirst()).joined(separator: " ")
  }

  /// The line with what Mermaid would take for its own.
  private static func escaped(_ line: String) -> String {
    line.map { character in
      switch character {
      case "#": "#35;"
      case ";": "#59;"
      default: String(character)
      }
    }.joined()
  }
}
