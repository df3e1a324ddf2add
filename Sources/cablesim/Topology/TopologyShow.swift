import CommandLineInterface
import RelayNetwork
import Report

/// `cablesim topology show`: what a network consists of and how it hangs together.
struct TopologyShow: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show", abstract: "Show the stations and circuits of a network, and its weak points.",
      discussion: """
        Degree counts neighbours, depth the lines to the nearest relay. Without an articulation point, or a
        bridge, the network would fall apart. The other formats are for Graphviz (dot), maps (geojson) and graph
        tools (graphml).

        EXAMPLES:
          cablesim topology show Topologies/state-2008.yaml
          cablesim topology show Topologies/state-2008.yaml --format dot | twopi -Tsvg > network.svg
        """)
  }

  /// How a network is shown.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, dot, geojson, graphml
  }

  @Argument(help: "The network, in YAML; - for standard input.", valueName: "file")
  var file: String

  @Option(help: "How the network is shown.")
  var format = Format.table

  @OptionGroup var look: Look

  mutating func run() throws {
    let report = ShapeReport(try TopologyReader.read(InputFile.read(file)))
    let lines =
      switch format {
      case .table: report.lines(on: look.output)
      case .json: [report.json.text]
      case .dot: report.dot
      case .geojson: [report.geoJSON.text]
      case .graphml: report.graphML
      }
    for line in lines { print(line) }
  }
}
