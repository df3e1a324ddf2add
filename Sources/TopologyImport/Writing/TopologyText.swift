import CableFormat
import Configuration
import Diagnostics
import RelayNetwork

/// Writes an imported network as a `cablesim-topology/1` file with comments.
struct TopologyText {
  let network: ImportedNetwork
  let indicators: [RoutingIndicator]
  let format: ImportFormat
  let settings: ImportSettings

  /// The name of the file that it came from.
  let origin: String

  /// The whole file.
  var text: String {
    var lines = head
    lines += ["", "stations:"]
    let degrees = network.degrees
    for index in network.stations.indices { lines.append(station(index, degree: degrees[index])) }
    if !network.circuits.isEmpty {
      lines += ["", "circuits:"]
      var names = CircuitNames()
      for circuit in network.circuits { lines.append(self.circuit(circuit, &names)) }
    }
    lines += [
      "", "routing:", "  # The least time for a thousand characters: speed and distance both count.",
      "  metric: time",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    let fact =
      ([
        "the names and positions of stations, which circuits there are, and a circuit's speed, distance and windows "
          + "where the file has them"
      ] + network.facts).joined(separator: "; ")
    let assumed =
      (network.assumptions + [
        "a station with two neighbours or more is a relay",
        "a copy takes a station 5 seconds, at any hour",
        "\(YAMLText.speed(settings.speed)) where no speed is told, and eight bits to the character",
        "where the file tells no distance, a signal goes straight from place to place at 200 000 km a second",
      ]).joined(separator: "; ")
    let paragraphs = [
      "Imported from \(origin), format \(format.rawValue).", "Fact, as far as that file is right: \(fact).",
      "Invented: the routing indicators, out of the letters of the names; RV is no nation's.",
      "Assumed: \(assumed).",
    ]
    var lines = [
      "# Written by cablesim topology import. It is yours now: edit it.", "format: cablesim-topology/1",
      "name: \(YAMLScalar.inline(network.name))", "about: |",
    ]
    for (index, paragraph) in paragraphs.enumerated() {
      if index > 0 { lines.append("") }
      lines += YAMLText.wrapped(paragraph, indent: "  ")
    }
    lines += [
      "defaults:", "  station: {handling: 5 s, hours: always}",
      "  circuit: {speed: \(YAMLText.speed(settings.speed)), unitsPerCharacter: 8}",
    ]
    return lines
  }

  private func station(_ index: Int, degree: Int) -> String {
    let station = network.stations[index]
    var fields = ["id: \(indicators[index])", "name: \(YAMLScalar.inline(station.name))"]
    if degree > 1 { fields.append("kind: relay") }
    if let position = station.position {
      fields.append(
        "position: [\(YAMLText.number(position.latitude)), \(YAMLText.number(position.longitude))]")
    }
    let key = station.key == station.name ? nil : YAMLText.line(station.key)
    return line(fields, comment: [key, station.line > 0 ? "line \(station.line)" : nil])
  }

  private func circuit(_ circuit: ImportedNetwork.Circuit, _ names: inout CircuitNames) -> String {
    let (from, to) = (indicators[circuit.from], indicators[circuit.to])
    var fields = circuit.isBothWays ? ["between: [\(from), \(to)]"] : ["from: \(from)", "to: \(to)"]
    if let id = names.id(of: circuit, from, to) { fields.append("id: \(YAMLScalar.quoted(id))") }
    if let speed = circuit.speed { fields.append("speed: \(YAMLText.speed(speed))") }
    if let seconds = propagation(of: circuit), seconds > 0 {
      fields.append("propagation: \(YAMLText.span(seconds: seconds))")
    }
    if !circuit.windows.isEmpty {
      let windows = circuit.windows.map { window in
        "[\(YAMLText.time(ofMinute: window.lowerBound)), \(YAMLText.time(ofMinute: window.upperBound % 1440))]"
      }
      fields.append("windows: [\(windows.joined(separator: ", "))]")
    }
    return line(fields, comment: [circuit.line > 0 ? "line \(circuit.line)" : nil])
  }

  private func line(_ fields: [String], comment: [String?]) -> String {
    let comment = comment.compactMap { $0 }.joined(separator: ", ")
    return "  - {\(fields.joined(separator: ", "))}" + (comment.isEmpty ? "" : "  # \(comment)")
  }

  /// Seconds: as the file tells, else as far as the places are apart.
  private func propagation(of circuit: ImportedNetwork.Circuit) -> Double? {
    if let told = circuit.propagation { return told }
    guard let from = network.stations[circuit.from].position, let to = network.stations[circuit.to].position
    else {
      return nil
    }
    return Double(from.metres(to: to)) / 1000 / ImportedNetwork.kilometresPerSecond
  }
}

/// The names that circuits have got, so that no two get the same.
private struct CircuitNames {
  private var used: Set<String> = []

  /// What has to be said as `id` to tell a circuit from those before it; `nil` where its ends suffice.
  mutating func id(of circuit: ImportedNetwork.Circuit, _ from: RoutingIndicator, _ to: RoutingIndicator)
    -> String?
  {
    let names = circuit.isBothWays ? ["\(from)>\(to)", "\(to)>\(from)"] : ["\(from)>\(to)"]
    var (number, suffix) = (1, "")
    while names.contains(where: { used.contains($0 + suffix) }) {
      number += 1
      suffix = "/\(number)"
    }
    for name in names { used.insert(name + suffix) }
    guard number > 1 else { return nil }
    // Of two directions the id is what follows each one's name; of one direction it is the name.
    return circuit.isBothWays ? String(number) : names[0] + suffix
  }
}
