import CommandLineInterface
import Diagnostics
import Foundation
import TopologyImport

extension ImportFormat: ExpressibleByArgument {}
extension ImportSettings.Weight: ExpressibleByArgument {}
extension ImportSettings.SpeedUnit: ExpressibleByArgument {}

/// `cablesim topology import`: a network of another tool as a topology.
struct TopologyImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import", abstract: "Make a topology of a network that another tool describes.",
      discussion: """
        FORMATS:
          graphml       GraphML as the Internet Topology Zoo writes it: labels, coordinates, link speeds
          sndlib        SNDlib, native or XML; its demands become the traffic of a scenario
          edgelist      a line for each circuit: FROM TO [WEIGHT], parted by blanks, tabs, commas or semicolons
          contact-plan  contacts and ranges of ION, or HDTN's JSON; they become opening windows of circuits

        Routing indicators are invented from the names: the same file gives the same indicators. What cannot be
        mapped is said on standard error; the topology is complete without it.

        EXAMPLES:
          cablesim topology import Abilene.graphml --from graphml -o abilene.yaml
          cablesim topology import polska.txt --from sndlib -o polska.yaml --scenario polska-demands.yaml
          cablesim topology import roads.csv --from edgelist --weight km
        """)
  }

  /// More than this many bytes are not read.
  private static let sizeLimit = 64 << 20

  @Argument(help: "The file; - for standard input.", valueName: "file")
  var file: String

  @Option(help: "The format of the file.", valueName: "format")
  var from: ImportFormat

  @Option(
    name: .shortAndLong, help: "Where to write the topology. Default: standard output.", valueName: "file")
  var output: String? = nil

  @Option(help: "Where to write the demands, as a scenario.", valueName: "file")
  var scenario: String? = nil

  @Option(help: "What the weights of an edge list are. Default: left out.")
  var weight: ImportSettings.Weight? = nil

  @Option(help: "The unit of speeds in the file. Default: Mbps for SNDlib, bps for edge lists.")
  var unit: ImportSettings.SpeedUnit? = nil

  @Option(help: "Speed of circuits of which the file tells none, in bits a second.", valueName: "bps")
  var speed = 2400.0

  @Flag(help: "Each line of an edge list is one direction only.")
  var oneWay = false

  @Flag(help: "Overwrite outputs that are there already.")
  var force = false

  mutating func run() throws {
    if output == "-" { output = nil }
    let settings = try settings()
    let outputs = [output, scenario].compactMap { $0 }
    for path in outputs { try NewFile(path).check(inputs: [file], force: force) }
    let source = try InputFile.read(file, atMost: Self.sizeLimit)
    let imported = try TopologyImporter(source, format: from, settings: settings)
    for diagnostic in imported.diagnostics { standardError(diagnostic.description) }
    guard scenario == nil || imported.hasDemands else {
      throw InvalidInput(
        code: "no-demands", file: source.name, "there are no demands in it, so there is no scenario to write",
        hint: "leave out --scenario")
    }
    if let output {
      try NewFile(output).write(imported.topologyText)
    } else {
      print(imported.topologyText, terminator: "")
    }
    if let scenario, let output {
      let text = imported.scenarioText(topology: RelativePath.path(to: output, fromFolderOf: scenario))
      try NewFile(scenario).write(text)
    } else if imported.hasDemands {
      let missing = Diagnostic(
        .warning, code: "demands", at: SourceLocation(file: source.name),
        "the demands (\(imported.demandCount)) are left out",
        hint: "write them with --output FILE --scenario FILE")
      standardError(missing.description)
    }
  }

  /// The options that go together, checked.
  private func settings() throws -> ImportSettings {
    if scenario != nil, output == nil {
      throw ValidationError("--scenario needs --output: the scenario names the topology's file")
    }
    if let output, let scenario, InputFile.isSame(output, scenario) {
      throw ValidationError("--output and --scenario are the same file")
    }
    guard speed > 0, speed <= 1e12 else { throw ValidationError("--speed has to be above 0, up to 1e12") }
    if from != .edgelist, weight != nil || oneWay {
      throw ValidationError("--weight and --one-way are for edge lists")
    }
    if unit != nil, from != .sndlib, from != .edgelist || weight != .speed {
      throw ValidationError("--unit is for SNDlib, and for edge lists with --weight speed")
    }
    var settings = ImportSettings()
    settings.weight = weight
    settings.unit = unit
    settings.speed = speed
    settings.isOneWay = oneWay
    return settings
  }
}
