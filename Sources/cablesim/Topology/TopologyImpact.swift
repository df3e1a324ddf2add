import CableFormat
import CommandLineInterface
import Diagnostics
import RelayNetwork
import Report
import Scenario

/// `cablesim topology impact`: what failures do to the ways in a network.
struct TopologyImpact: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "impact", abstract: "Let every circuit or station fail, and rank what that does.",
      discussion: """
        Every indicator is followed from every station, as the relays would send it while something is down: by
        the next circuit of a table's list, or the best way that is left.

        A circuit fails with its other direction, as when a line is cut; 'direction' lets each direction fail
        alone. Pairs that begin or end at a failed station are not counted. Cut off is an indicator that most of
        the stations which reached it reach no more. Added circuits and seconds are means of the rerouted ways,
        for 1000 characters that meet no queue.

        EXAMPLES:
          cablesim topology impact Topologies/state-2008.yaml --each station
          cablesim topology impact ring.yaml --k 2 --format json
        """)
  }

  @Argument(help: "The network, in YAML; - for standard input.", valueName: "file")
  var file: String

  @Option(help: "What fails.")
  var each = FailureUnit.Kind.line

  @Option(help: "How many fail at once: 1 or 2.", valueName: "1|2")
  var k = 1

  @Option(help: "The classification of what is sent.")
  var classification = Classification.unclassified

  @Option(
    help: "A scenario whose traffic weighs the ways: failures are ranked by the cables an hour they stop.",
    valueName: "scenario")
  var traffic: String? = nil

  @Option(help: "How many of the worst failures the table shows; 0 for all.", valueName: "number")
  var top = 20

  @OptionGroup var result: ResultOptions

  mutating func run() throws {
    guard (1...2).contains(k) else { throw ValidationError("'\(k)' is no value for '--k'; use 1 or 2") }
    guard top >= 0 else { throw ValidationError("'\(top)' is no value for '--top'; it is at least 0") }
    let topology = try TopologyReader.read(InputFile.read(file))
    let units = FailureUnit.all(each, in: topology)
    let count = ImpactStudy.count(of: units.count, atATime: k)
    guard count <= ImpactStudy.limit else {
      throw ValidationError(
        "\(count) failures are too many to study at once; the limit is \(ImpactStudy.limit)")
    }
    var line = ProgressLine()
    let study = ImpactStudy(
      of: topology, failing: units, atATime: k, classification: classification,
      weight: try weight(in: topology)
    ) { line.show("\(count) failures", part: $0) }
    line.clear()
    let report = ImpactReport(
      study,
      ImpactReport.Question(
        each: each.rawValue, atATime: k, classification: classification, traffic: traffic,
        top: top == 0 ? nil : top))
    result.show(report)
  }

  /// How much traffic the scenario sends each way, if one is given.
  private func weight(in topology: Topology) throws(InvalidInput) -> ImpactStudy.Weight? {
    guard let traffic else { return nil }
    let flow = TrafficFlow(try ScenarioFile.resolve(traffic).scenario)
    if flow.isEmpty { standardError("note: \(traffic) has no traffic: every way weighs nothing") }
    return { flow.cablesPerHour(from: topology[$0].indicator, to: $1) }
  }
}

extension FailureUnit.Kind: ExpressibleByArgument {}
