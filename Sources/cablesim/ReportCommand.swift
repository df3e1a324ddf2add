import CommandLineInterface
import Diagnostics
import Foundation
import Report
import Timeline

/// `cablesim report`: a run to look at.
struct ReportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report", abstract: "Draw a run, as one web page or as single figures.",
      discussion: """
        The page needs nothing else: it opens from a file manager, without a network. It shows the network with the
        copies that move in it, every transmission on a line of time, how long cables took, what waited, how arms
        differ where the database has several, and what the time went to. Every drawing has a table beside it.

        FIGURES, each also by itself as SVG:
          map      stations and circuits, and how busy these were
          ladder   every transmission, circuit by circuit, on a line of time
          latency  how large a part of the cables was there after how long
          queues   what waited for the ten circuits that had most waiting
          compare  how the arms of a comparison differ, and which posts gain and lose
          explain  what the time of the slowest went to

        EXAMPLES:
          cablesim report astana-2147.db
          cablesim report day.db --run 3 -o day.html
          cablesim report day.db --figure latency -o latency.svg
          cablesim report day.db --vega latency.json
        """)
  }

  @Argument(help: "The timeline database.", valueName: "database")
  var database: String

  @Option(
    name: .shortAndLong,
    help: "Where to write it. Default: the page beside the database; a figure to standard output.",
    valueName: "file")
  var output: String? = nil

  @Option(
    name: .customLong("run"), help: "Which run: its number in the database. Default: the first.",
    valueName: "number")
  var runNumber: Int? = nil

  @Option(help: "One figure instead of the page.", valueName: "name")
  var figure: FigureName? = nil

  @Option(help: "Write the latency curves as a Vega-Lite 5 specification instead.", valueName: "file")
  var vega: String? = nil

  @Flag(help: "Overwrite the output if it is there.")
  var force = false

  mutating func run() throws {
    if vega != nil, figure != nil || output != nil {
      throw ValidationError("--vega writes a file of its own; --figure and --output do not go with it")
    }
    let path = vega ?? output ?? (figure == nil ? ReportFile.path(beside: database) : nil)
    // What must not be overwritten is said before the work, not after it.
    if let path { try NewFile(path).check(inputs: [database], force: force) }
    let document = try TimelineInput.open(database, run: runNumber) { reader, run in
      try ReportDocument(run, in: reader)
    }
    let text = try self.text(of: document)
    guard let path else { return print(text, terminator: "") }
    try NewFile(path).write(text)
    print(vega == nil && figure == nil ? "The page is in \(path)" : "The figure is in \(path)")
  }

  private func text(of document: ReportDocument) throws -> String {
    if vega != nil {
      if let reason = document.reasonAgainst(.latency) { throw refusal(reason) }
      return VegaLatency(document).json.text + "\n"
    }
    guard let figure else { return ReportPage(document).html }
    guard let drawing = document.drawing(figure) else {
      throw refusal("\(figure.rawValue): \(document.reasonAgainst(figure) ?? "there is nothing to draw")")
    }
    return drawing
  }

  private func refusal(_ reason: String) -> InvalidInput {
    InvalidInput(code: "nothing-to-draw", file: database, reason)
  }
}

extension FigureName: ExpressibleByArgument {}

/// The page of a run that another command has just made.
enum ReportFile {
  /// Where the page of a database is written if nobody says where.
  static func path(beside database: String) -> String {
    let url = URL(fileURLWithPath: database)
    let folder = database.contains("/") ? url.deletingLastPathComponent().path + "/" : ""
    return folder + url.deletingPathExtension().lastPathComponent + ".html"
  }

  /// Makes sure that a page may be written, before the run.
  static func check(_ path: String?, inputs: [String], force: Bool) throws(InvalidInput) {
    guard let path else { return }
    try NewFile(path).check(inputs: inputs, force: force)
  }

  /// Writes the page of the first run of a database.
  static func write(_ path: String?, of database: String) throws {
    guard let path else { return }
    let document = try TimelineInput.open(database, run: nil) { reader, run in
      try ReportDocument(run, in: reader)
    }
    try NewFile(path).write(ReportPage(document).html)
    standardError("note: the page is in \(path)")
  }
}
