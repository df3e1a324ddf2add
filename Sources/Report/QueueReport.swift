import CableFormat
package import EventKernel
package import Timeline

/// What waited for a circuit at a moment: how long, and each copy in the order in which it was to be sent.
package struct QueueReport {
  private let circuit: String
  private let run: Int
  private let moment: Instant
  private let waiting: [WaitingRow]

  package init(circuit: String, run: Int, at moment: Instant, _ waiting: [WaitingRow]) {
    self.circuit = circuit
    self.run = run
    self.moment = moment
    self.waiting = waiting
  }

  /// Two tables: ages by precedence, and the copies.
  package var lines: [String] {
    let heading =
      "\(circuit) at \(Wording.group(moment)) (\(moment.iso8601)): \(Wording.copies(waiting.count)) waiting"
    guard !waiting.isEmpty else { return [heading] }
    return [heading, ""] + ageTable.lines + [""] + copyTable.lines
  }

  private var ageTable: TextTable {
    let ages = QueueAges(waiting, at: moment)
    var table = TextTable(
      ["WAITED", "ALL"] + ages.titles, numeric: Set(1...ages.titles.count + 1))
    for (precedence, counts) in ages.rows {
      table.append([precedence.name] + ([counts.reduce(0, +)] + counts).map(String.init))
    }
    let sums = ages.titles.indices.map { place in ages.rows.reduce(0) { $0 + $1.counts[place] } }
    table.append(["all"] + ([waiting.count] + sums).map(String.init))
    return table
  }

  private var copyTable: TextTable {
    var table = TextTable(
      ["NEXT", "PRECEDENCE", "CABLE", "MESSAGE", "SECTION", "QUEUED", "TIME", "WAITED"], numeric: [0, 3])
    for (index, copy) in waiting.enumerated() {
      table.append([
        String(index + 1), copy.precedence.name, name(copy), String(copy.message),
        "\(copy.section)/\(copy.sections)", Wording.group(copy.queuedAt), copy.queuedAt.iso8601,
        Wording.duration((moment - copy.queuedAt).seconds),
      ])
    }
    return table
  }

  private func name(_ copy: WaitingRow) -> String {
    ([copy.originator] + [copy.serialNumber.map { "#" + $0 }, copy.dateTimeGroup].compactMap(\.self))
      .joined(separator: " ")
  }

  /// The copies, for spreadsheets.
  package var csv: String {
    var csv = CSV([
      "position", "precedence", "cable", "message", "section", "transmission", "queued_dtg", "queued", "left",
      "waited_seconds",
    ])
    for (index, copy) in waiting.enumerated() {
      csv.append([
        String(index + 1), copy.precedence.name, name(copy), String(copy.message), String(copy.section),
        String(copy.transmission), Wording.group(copy.queuedAt), copy.queuedAt.iso8601, copy.leftAt?.iso8601,
        String((moment - copy.queuedAt).seconds),
      ])
    }
    return csv.text
  }

  /// The document `cablesim-queue/1`.
  package var json: JSON {
    let ages = QueueAges(waiting, at: moment)
    return .object([
      ("schema", .string("cablesim-queue/1")), ("run", .integer(run)), ("circuit", .string(circuit)),
      ("at", .string(moment.iso8601)), ("dateTimeGroup", .string(Wording.group(moment))),
      ("count", .integer(waiting.count)), ("ageBoundsSeconds", .array(ages.bounds.map(JSON.integer))),
      (
        "ages",
        .array(
          ages.rows.map { row in
            .object([
              ("precedence", .string(row.precedence.name)), ("counts", .array(row.counts.map(JSON.integer))),
            ])
          })
      ),
      (
        "waiting",
        .array(
          waiting.map { copy in
            .object([
              ("precedence", .string(copy.precedence.name)), ("cable", .string(name(copy))),
              ("message", .integer(copy.message)), ("section", .integer(copy.section)),
              ("transmission", .integer(copy.transmission)),
              ("queuedAt", .string(copy.queuedAt.iso8601)),
              ("dateTimeGroup", .string(Wording.group(copy.queuedAt))),
              ("leftAt", .text(copy.leftAt?.iso8601)),
              ("waitedSeconds", .number((moment - copy.queuedAt).seconds)),
            ])
          })
      ),
    ])
  }
}

extension Wording {
  fileprivate static func copies(_ number: Int) -> String { number == 1 ? "1 copy" : "\(number) copies" }
}
