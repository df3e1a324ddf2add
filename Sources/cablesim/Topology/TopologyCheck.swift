import CommandLineInterface
import Diagnostics
import RelayNetwork
import Report

/// `cablesim topology check`: what is wrong with a network.
struct TopologyCheck: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check", abstract: "Find what is wrong with networks.",
      discussion: """
        The text is checked, then its tables and collectives, and if these are sound every indicator is followed
        from every station as the relays would send it: those that would circulate, be lost, or not be let through
        are reported where the text sends them astray.

        EXIT CODES:
          0    no errors (with --strict: no warnings either)
          1    something is wrong
          3    a file cannot be read as a topology

        EXAMPLE:
          cablesim topology check Topologies/state-2008.yaml
        """)
  }

  @Argument(help: "The networks, in YAML; - for standard input.", valueName: "file")
  var files: [String] = []

  @Flag(help: "Let warnings count as errors.")
  var strict = false

  @Option(help: "How the findings are printed.")
  var format = OutputFormat.table

  mutating func run() throws {
    guard !files.isEmpty else { throw ValidationError("<file> is missing") }
    var reports: [TopologyChecker.Report] = []
    var unreadable: [Diagnostic] = []
    for file in files {
      do throws(InvalidInput) {
        let report = try TopologyChecker.check(InputFile.read(file))
        reports.append(report)
        if format == .table { show(report, of: file) }
      } catch {
        unreadable += error.diagnostics
        if format == .table { standardError(error.description) }
      }
    }
    let diagnostics = reports.flatMap(\.diagnostics) + unreadable
    if format == .json {
      let facts: [(key: String, value: JSON)] = [
        ("files", .array(files.map(JSON.string))),
        ("pairsFollowed", .integer(reports.reduce(0) { $0 + ($1.pairs ?? 0) })),
      ]
      print(DiagnosticReport(diagnostics).json(facts).text)
    }
    guard unreadable.isEmpty else { throw ExitCode.invalidInput }
    let isWrong = diagnostics.contains { $0.severity == .error || strict && $0.severity == .warning }
    if isWrong { throw ExitCode.answerIsNo }
  }

  private func show(_ report: TopologyChecker.Report, of file: String) {
    for diagnostic in report.diagnostics { print(diagnostic) }
    let size =
      "\(Wording.count(report.stations, "station")), \(Wording.count(report.circuits, "circuit"))"
    let pairs =
      report.pairs.map { "every indicator followed from every station (\($0) ways)" }
      ?? "no way followed while the text has errors"
    print("\(file): \(DiagnosticReport(report.diagnostics).summary): \(size), \(pairs)")
  }
}
