import CableFormat
import Configuration
import Diagnostics

/// Writes the demands of an imported network as the traffic of a `cablesim-scenario/1` file.
struct TrafficText {
  /// The mean length of a cable in characters of eight bits.
  private static let length = 3600.0

  /// How many cables the scenario is long enough for.
  private static let cables = 2000.0

  let network: ImportedNetwork
  let indicators: [RoutingIndicator]
  let origin: String

  /// The path of the topology, as the scenario has to name it.
  let topology: String

  /// The whole file.
  var text: String {
    let total = network.demands.reduce(0) { $0 + $1.rate } / (Self.length * 8)
    let duration = min(max(Self.cables / total, 60), 48 * 3600)
    var lines = [
      "# Written by cablesim topology import from the demands of \(YAMLText.line(origin)). It is yours now: edit it.",
      "format: cablesim-scenario/1", "name: \(YAMLScalar.inline("Demands of \(network.name)"))",
      "topology: \(YAMLScalar.quoted(topology))", "start: 2000-01-01T00:00:00Z",
      "# Long enough for \(YAMLText.number(Self.cables)) cables, between a minute and two days.",
      "duration: \(YAMLText.span(seconds: duration))", "seed: 1", "",
      "# A demand of so many bits a second is cables of \(YAMLText.number(Self.length)) characters on average, filed at",
      "# random as often as makes the same load; eight bits to the character. All else about them is assumed.",
      "traffic:",
    ]
    for demand in network.demands { lines.append(contentsOf: traffic(demand)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func traffic(_ demand: ImportedNetwork.Demand) -> [String] {
    let interval = Self.length * 8 / demand.rate
    return [
      "  - {name: \(YAMLScalar.inline(demand.name)), from: [\(indicators[demand.from])], to: [\(indicators[demand.to])],"
        + " interval: {exponential: \(YAMLText.span(seconds: interval))}, mix: {ROUTINE: 1},"
        + " characters: {exponential: \(YAMLText.number(Self.length))}}"
    ]
  }
}
