import CableFormat
package import Diagnostics

/// Makes a topology out of a network that another tool's file describes.
package struct TopologyImporter {
  private let network: ImportedNetwork
  private let indicators: [RoutingIndicator]
  private let format: ImportFormat
  private let settings: ImportSettings
  private let origin: String

  /// What could not be mapped, or had to be guessed, in the order in which it was met.
  package let diagnostics: [Diagnostic]

  /// The network in a text.
  ///
  /// - Throws: a finding with file, line and column if the text is not in the format.
  package init(_ source: SourceText, format: ImportFormat, settings: ImportSettings) throws(InvalidInput) {
    var (network, findings) = try Self.read(source, format, settings)
    guard !network.stations.isEmpty else {
      throw source.invalid("no-station", line: 1, "there is no station in it")
    }
    Self.checkSpeeds(of: &network, in: &findings)
    Self.reportShape(of: network, in: &findings)
    var mint = IndicatorMint()
    indicators = network.stations.map { mint.indicator(for: $0.name) }
    diagnostics = findings.diagnostics
    origin = source.name
    self.network = network
    self.format = format
    self.settings = settings
  }

  private static func read(
    _ source: SourceText, _ format: ImportFormat, _ settings: ImportSettings
  ) throws(InvalidInput) -> (ImportedNetwork, Findings) {
    switch format {
    case .graphml: return try GraphMLReader.read(source)
    case .sndlib: return try SNDlibReader.read(source, settings)
    case .edgelist: return try EdgeListReader.read(source, settings)
    case .contactPlan:
      let isJSON = source.firstByte == UInt8(ascii: "{") || source.firstByte == UInt8(ascii: "[")
      return isJSON ? try HDTNContactPlanReader.read(source) : try IONContactPlanReader.read(source)
    }
  }

  /// Says what is odd about the network as a whole.
  private static func reportShape(of network: ImportedNetwork, in findings: inout Findings) {
    var names: Set<String> = []
    for station in network.stations where !names.insert(station.name).inserted {
      findings.warn(
        "repeated-name", line: station.line,
        "several stations are named '\(station.name)'; their indicators tell them apart")
    }
    let parts = network.parts
    // Where nobody has a circuit, there is no part from which the others are cut off.
    for part in parts.dropFirst(parts[0].size > 1 || parts.count == 1 ? 1 : 0) {
      let station = network.stations[part.first]
      if part.size == 1 {
        findings.warn("alone", line: station.line, of: station.name, "a station has no circuit")
      } else {
        findings.warn(
          "disconnected", line: station.line,
          "no circuit leads from the \(part.size) stations with '\(station.name)' to the \(parts[0].size) of the largest part"
        )
      }
    }
  }

  /// The speeds, in bits a second, that a circuit of a topology can have.
  private static let speeds = 0.001...1e12

  /// Brings speeds that no circuit can have to the nearest that it can.
  private static func checkSpeeds(of network: inout ImportedNetwork, in findings: inout Findings) {
    for index in network.circuits.indices {
      guard let speed = network.circuits[index].speed, !speeds.contains(speed) else { continue }
      let nearest = speed > speeds.upperBound ? speeds.upperBound : speeds.lowerBound
      findings.warn(
        "speed", line: network.circuits[index].line,
        "\(YAMLText.speed(speed)) is no speed of a circuit; \(YAMLText.speed(nearest)) is taken")
      network.circuits[index].speed = nearest
    }
  }

  /// Whether the file told who has how much to send to whom.
  package var hasDemands: Bool { !network.demands.isEmpty }

  /// How many demands it told.
  package var demandCount: Int { network.demands.count }

  /// The topology as a `cablesim-topology/1` file.
  package var topologyText: String {
    TopologyText(network: network, indicators: indicators, format: format, settings: settings, origin: origin)
      .text
  }

  /// The demands as the traffic of a `cablesim-scenario/1` file.
  ///
  /// - Parameter topology: the path by which it is to name the topology.
  package func scenarioText(topology: String) -> String {
    TrafficText(network: network, indicators: indicators, origin: origin, topology: topology).text
  }
}
