import CommandLineInterface
import Diagnostics
import Foundation
import Report
import Timeline

/// `cablesim export`: a timeline for other programs.
struct Export: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Write a timeline in a form that other programs read.",
      discussion: """
        FORMS:
          perfetto  a trace for the viewer at ui.perfetto.dev: stations are processes, circuits are tracks,
                    transmissions and handlings are slices, arrows lead from hop to hop
          csv       a folder with a file for each table, as RFC 4180 has it
          mermaid   the ladder of one cable as a Mermaid sequence diagram, to standard output unless -o is given

        EXAMPLES:
          cablesim export day.db --to perfetto
          cablesim export astana-2147.db --to perfetto --message 1 -o astana.pftrace
          cablesim export day.db --to csv -o day-tables
          cablesim export astana-2147.db --to mermaid
        """)
  }

  /// What a timeline is written as.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case perfetto, csv, mermaid
  }

  @Argument(help: "The timeline database.", valueName: "database")
  var database: String

  @Option(help: "The form.")
  var to: Form

  @Option(
    name: .shortAndLong, help: "Where to write it. Default: named after the database.", valueName: "path")
  var output: String? = nil

  @OptionGroup var which: RunOption

  @Option(help: "Only this cable: its number in the run.", valueName: "number")
  var message: Int? = nil

  @Flag(help: "Overwrite the output if it is there.")
  var force = false

  mutating func run() throws {
    if to == .csv, message != nil || which.number != nil {
      throw ValidationError("--to csv writes whole tables; --run and --message do not go with it")
    }
    do {
      let reader = try TimelineReader(database)
      let run = try reader.run(which.number)
      if run.status != "done" {
        standardError("note: the run is marked '\(run.status)': its timeline may end early")
      }
      switch to {
      case .perfetto: try writeTrace(of: run, from: reader)
      case .csv: try writeTables(from: reader)
      case .mermaid: try writeDiagram(of: run, from: reader)
      }
    } catch let error as TimelineError {
      throw InvalidInput(code: "timeline", file: database, error.description)
    }
  }

  /// The path of the output where the user gives none: the database's, with another ending.
  private func path(ending: String) -> String {
    output ?? URL(fileURLWithPath: database).deletingPathExtension().lastPathComponent + ending
  }

  private func place(_ path: String) throws(InvalidInput) -> NewFile {
    let file = NewFile(path)
    try file.check(inputs: [database], force: force)
    return file
  }

  // MARK: Forms

  private func writeTrace(of run: RunRow, from reader: borrowing TimelineReader) throws {
    // Ask before anything is made.
    if let message { _ = try reader.message(message, run: run.run) }
    let message = message
    let path = path(ending: ".pftrace")
    var count = RowCount(path)
    defer { count.clear() }
    try place(path).write { file in
      var trace = PerfettoTrace(of: run, try reader.stations(run: run.run))
      try reader.forEachHandling(run: run.run, message: message) { row in
        trace.add(row)
        try file.append(trace.takeBytes())
        count.add()
      }
      try reader.forEachTransmission(run: run.run, message: message) { row in
        trace.add(row)
        try file.append(trace.takeBytes())
        count.add()
      }
      try file.append(trace.takeBytes())
    }
    print("The trace is in \(path); open it at https://ui.perfetto.dev")
  }

  private func writeTables(from reader: borrowing TimelineReader) throws {
    let folder = path(ending: "-csv")
    try makeFolder(folder)
    let tables = try reader.tables()
    let places = try tables.map { try place("\(folder)/\($0).csv") }
    for (table, place) in zip(tables, places) {
      var count = RowCount("\(folder)/\(table).csv")
      defer { count.clear() }
      try place.write { file in
        try file.append(CSV(try reader.columns(of: table)).text.utf8)
        try reader.forEachRow(of: table) { row in
          try file.append(CSV(row).text.utf8)
          count.add()
        }
      }
    }
    print("The tables are in \(folder): \(tables.map { $0 + ".csv" }.joined(separator: ", "))")
  }

  private func makeFolder(_ path: String) throws(InvalidInput) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw InvalidInput(
        code: "output-failed", file: path,
        "the folder cannot be made: \((error as NSError).localizedDescription)")
    }
  }

  private func writeDiagram(of run: RunRow, from reader: borrowing TimelineReader) throws {
    let cable = try cable(of: run, from: reader)
    var diagram = SequenceDiagram(of: cable, try reader.stations(run: run.run))
    try reader.forEachTransmission(run: run.run, message: cable.message) { row in diagram.add(row) }
    for row in try reader.deliveries(run: run.run, message: cable.message) { diagram.add(row) }
    let text = diagram.lines.joined(separator: "\n") + "\n"
    guard let output else { return print(text, terminator: "") }
    try place(output).write(text)
  }

  /// The cable that is asked for, or the only one.
  private func cable(of run: RunRow, from reader: borrowing TimelineReader) throws -> MessageRow {
    if let message { return try reader.message(message, run: run.run) }
    let messages = try reader.messages(run: run.run)
    guard messages.count == 1, let only = messages.first else {
      throw ValidationError("there are \(messages.count) cables; choose one with --message")
    }
    return only
  }
}

/// How many rows have been written, shown while they are.
private struct RowCount {
  private var line = ProgressLine()
  private let file: String
  private var rows = 0

  init(_ file: String) {
    self.file = file
  }

  mutating func add() {
    rows += 1
    // The clock is not asked for every row.
    guard rows.isMultiple(of: 4096) else { return }
    line.show("writing \(file)", part: nil) { [rows] _ in ["\(rows) rows"] }
  }

  mutating func clear() { line.clear() }
}
