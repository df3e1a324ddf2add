import Diagnostics
import RelayNetwork

/// Reads SNDlib networks, in the native format or in XML: the words differ, the parts are the same.
struct SNDlibReader {
  let source: SourceText
  let unit: ImportSettings.SpeedUnit
  var network: ImportedNetwork
  var findings: Findings
  var stations: [String: Int] = [:]

  /// The network of a text, and what was found.
  static func read(_ source: SourceText, _ settings: ImportSettings) throws(InvalidInput) -> (
    ImportedNetwork, Findings
  ) {
    let unit = settings.unit ?? .mbps
    var reader = SNDlibReader(
      source: source, unit: unit, network: ImportedNetwork(name: source.stem), findings: Findings(source))
    if source.firstByte == UInt8(ascii: "<") {
      try reader.readMarkup()
    } else {
      try reader.readNative()
    }
    reader.network.assumptions += [
      "capacities and demands are in \(unit.rawValue), which the file does not say",
      "every link carries as much in the one direction as in the other",
    ]
    return (reader.network, reader.findings)
  }

  // MARK: What both formats have

  /// Takes a node; its coordinates may be those of a drawing.
  mutating func add(
    node id: String, x: Double?, y: Double?, isDrawing: Bool = false, line: Int, column: Int = 1
  ) throws(InvalidInput) {
    guard stations[id] == nil else {
      throw source.invalid(
        "repeated-node", line: line, column: column, "the node '\(id)' is given twice",
        hint: "line \(network.stations[stations[id] ?? 0].line) has it too")
    }
    let position = isDrawing ? nil : GeographicPosition(degreesNorth: y, east: x)
    if position == nil {
      findings.note(
        "no-position", line: line,
        x == nil || y == nil
          ? "a node has no coordinates" : "a node's coordinates are those of a drawing; it has no position")
    }
    stations[id] = network.stations.count
    network.stations.append(ImportedNetwork.Station(key: id, name: id, position: position, line: line))
  }

  /// Takes a link: what is installed already counts, else the largest module that may be.
  mutating func add(
    link id: String, _ source: String, _ target: String, installed: Double?, modules: [Double], line: Int
  ) {
    guard let (a, b) = ends(source, target, of: "a link", line: line) else { return }
    let preinstalled = installed.flatMap { $0 > 0 ? $0 : nil }
    let largest = modules.filter { $0 > 0 }.max()
    if preinstalled != nil, largest != nil {
      findings.note("module", line: line, "capacity is installed already; modules are left out")
    } else if modules.count > 1 {
      findings.note("module", line: line, "of several modules the largest is taken")
    }
    let capacity = preinstalled ?? largest
    if capacity == nil {
      findings.note("no-speed", line: line, "a link tells no capacity; the default speed is taken")
    }
    network.circuits.append(
      ImportedNetwork.Circuit(from: a, to: b, speed: capacity.map { $0 * unit.factor }, line: line))
  }

  /// Takes a demand of so many routing units.
  mutating func add(
    demand id: String, _ source: String, _ target: String, value: Double?, units: Double?, line: Int
  ) {
    guard let (a, b) = ends(source, target, of: "a demand", line: line) else { return }
    guard let value, value.isFinite, value >= 0 else {
      findings.warn("not-a-demand", line: line, "a demand without a value is left out")
      return
    }
    guard value > 0 else {
      findings.note("no-demand", line: line, "a demand of nothing is left out")
      return
    }
    network.demands.append(
      ImportedNetwork.Demand(name: id, from: a, to: b, rate: value * (units ?? 1) * unit.factor))
  }

  private mutating func ends(_ source: String, _ target: String, of what: String, line: Int) -> (Int, Int)? {
    for name in [source, target] where stations[name] == nil {
      findings.warn("unknown-node", line: line, "\(what) is left out: there is no node '\(name)'")
      return nil
    }
    guard let a = stations[source], let b = stations[target], a != b else {
      findings.warn("loop", line: line, "\(what) from a node to itself is left out")
      return nil
    }
    return (a, b)
  }
}
