import CableFormat
import CommandLineInterface
import Diagnostics
import RelayNetwork
import Report

/// `cablesim topology route`: the way to whom a cable calls, and why it is that way.
struct TopologyRoute: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "route", abstract: "Show the way to addressees, and what decides it at every station.",
      discussion: """
        At every station it says whether an entry of its table decided, and on which line, or the best way by the
        topology's metric; and what would be taken if that circuit were down. Collectives are replaced by their
        members where they are held. Then come the copies, each with its routing line.

        EXIT CODES:
          0    every indicator is reached
          1    one is not

        EXAMPLES:
          cablesim topology route Topologies/state-2008.yaml --from RUEHTA --to RUEHBI,RUCNCLS
          cablesim topology route Topologies/state-2008.yaml --from RUEH --to RUEKJCS --down RUEO
        """)
  }

  @Argument(help: "The network, in YAML; - for standard input.", valueName: "file")
  var file: String

  @Option(help: "The station that files the cable.", valueName: "routing-indicator")
  var from: String

  @Option(
    help: "Whom it calls: stations and collectives, with commas or one by one.",
    valueName: "routing-indicators")
  var to: [String] = []

  @Option(help: "The cable's classification.")
  var classification = Classification.unclassified

  @Option(help: "The cable's precedence, for the routing lines.")
  var precedence = Precedence.routine

  @Option(help: "A circuit (one direction, such as A>B) or a station that is down.", valueName: "name")
  var down: [String] = []

  @OptionGroup var result: ResultOptions

  mutating func run() throws {
    let words = to.flatMap { $0.split(separator: ",").map(String.init) }
    guard !words.isEmpty else { throw ValidationError("--to is missing") }
    let topology = try TopologyReader.read(InputFile.read(file))
    let origin = try topology.station(word: from)
    let indicators = try words.map(Topology.indicator)
    let unavailable = try CircuitSet(down.flatMap(topology.circuits(downWith:)))
    noteUnknown(indicators, in: topology)
    var finder = RouteFinder(topology, unavailable: unavailable)
    let trace = CableTrace(from: origin, to: indicators, classification: classification, by: &finder)
    let report = RouteReport(
      trace, in: topology, from: origin,
      RouteReport.Question(
        from: topology[origin].indicator, to: indicators, classification: classification,
        precedence: precedence, down: down))
    result.show(report)
    if report.unreached > 0 { throw ExitCode.answerIsNo }
  }

  private func noteUnknown(_ indicators: [RoutingIndicator], in topology: Topology) {
    for indicator in indicators where topology.owner(of: indicator) == nil {
      let known = topology.indicators.map(\.description)
      let nearest = Spelling.nearest(to: indicator.description, among: known)
      standardError(
        "note: no station or collective has the indicator \(indicator)"
          + (nearest.map { "; did you mean \($0)?" } ?? ""))
    }
  }
}
