import CableFormat
package import EventKernel
package import TerminalText
package import Timeline

/// What waited for a circuit at a moment: how long, and each copy in the order in which it was to be sent.
package struct QueueReport: Presentable {
  private let circuit: String
  private let run: Int
  private let moment: Instant
  private let waiting: [WaitingRow]
  private let length: QueueLength?

  /// - Parameter length: how many waited before and after, where that is drawn.
  package init(
    circuit: String, run: Int, at moment: Instant, _ waiting: [WaitingRow], length: QueueLength? = nil
  ) {
    self.circuit = circuit
    self.run = run
    self.moment = moment
    self.waiting = waiting
    self.length = length
  }

  /// Two tables: ages by precedence, and the copies.
  package func lines(on screen: Screen) -> [String] {
    let heading =
      "\(circuit) at \(Wording.group(moment)) (\(moment.iso8601)): \(Wording.copies(waiting.count)) waiting"
    let top = [StyledText(heading, .heading).text(on: screen)] + drawing(on: screen)
    guard !waiting.isEmpty else { return top }
    return top + [""] + ageTable.lines(on: screen) + [""] + copyTable.lines(on: screen)
  }

  /// The line over the whole run in small bars, with a mark below the moment.
  private func drawing(on screen: Screen) -> [String] {
    guard screen.isTerminal, let length, length.longest > 0 else { return [] }
    let parts = min((screen.columns ?? 80) - 2, 72)
    let mark = String(repeating: " ", count: length.place(of: moment, parts)) + (screen.hasBlocks ? "▲" : "^")
    let words =
      "from \(Wording.group(length.span.lowerBound)) to \(Wording.group(length.span.upperBound)),"
      + " at most \(Wording.copies(length.longest))"
    return [
      "",
      StyledText(Sparkline(length.longest(inEachOf: parts)).text(on: screen), Style(.blue)).text(on: screen),
      mark, StyledText(words, .quiet).text(on: screen),
    ]
  }

  private var ageTable: TextTable {
    let ages = QueueAges(waiting, at: moment)
    let sums = ages.titles.indices.map { place in ages.rows.reduce(0) { $0 + $1.counts[place] } }
    // The ages that no copy has are needed least.
    let empty = zip(ages.titles, sums).filter { $1 == 0 }.map { TextTable.Concession.drop($0.0) }
    var table = TextTable(
      ["WAITED", "ALL"] + ages.titles, numeric: Set(1...ages.titles.count + 1), concessions: empty)
    for (precedence, counts) in ages.rows {
      table.append([precedence.name] + ([counts.reduce(0, +)] + counts).map(String.init))
    }
    table.append(["all"] + ([waiting.count] + sums).map(String.init))
    return table
  }

  private var copyTable: TextTable {
    var table = TextTable(
      ["NEXT", "PRECEDENCE", "CABLE", "MESSAGE", "SECTION", "QUEUED", "TIME", "WAITED"], numeric: [0, 3],
      concessions: [
        .drop("QUEUED"), .shorten("TIME", to: 20), .drop("MESSAGE"), .shorten("PRECEDENCE", to: 6),
        .drop("TIME"),
      ])
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
