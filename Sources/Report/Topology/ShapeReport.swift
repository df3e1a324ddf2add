import CableFormat
import EventKernel
package import RelayNetwork
package import TerminalText

/// What a network consists of and how it hangs together, for people and for programs.
///
/// How it is drawn by other programs is in the extensions: DOT, GeoJSON and GraphML.
package struct ShapeReport: Presentable {
  let topology: Topology
  let shape: NetworkShape

  package init(_ topology: Topology) {
    self.topology = topology
    shape = NetworkShape(topology)
  }

  var stations: [StationID] { topology.stations.indices.map(StationID.init) }

  func depth(_ station: StationID) -> Int? { shape.depths[Int(station.index)] }

  func degree(_ station: StationID) -> Int { shape.degrees[Int(station.index)] }

  /// Characters a second of all channels of all circuits that leave a station.
  private func capacity(from station: StationID) -> Double {
    topology.circuits(from: station).reduce(0) { $0 + capacity(of: topology[$1]) }
  }

  /// Characters a second of all channels of a circuit.
  func capacity(of circuit: Circuit) -> Double { circuit.charactersPerSecond * Double(circuit.channels) }

  // MARK: For people

  package func lines(on screen: Screen) -> [String] {
    [topology.name, ""] + stationTable(on: screen) + [""] + circuitTable(on: screen) + [""] + summary
  }

  private func stationTable(on screen: Screen) -> [String] {
    let weak = Set(shape.articulationPoints)
    var table = TextTable(
      ["STATION", "NAME", "KIND", "CIRCUITS OUT", "IN", "DEGREE", "DEPTH", "CHAR/S OUT", "NOTE"],
      numeric: [3, 4, 5, 6, 7],
      concessions: [
        .shorten("NAME", to: 16), .drop("CHAR/S OUT"), .drop("DEPTH"), .shorten("NOTE", to: 8), .drop("IN"),
      ])
    for station in stations {
      table.append([
        topology.word(station), topology[station].name, topology[station].kind.rawValue,
        String(topology.circuits(from: station).count), String(topology.circuits(to: station).count),
        String(degree(station)), depth(station).map(String.init) ?? "-",
        Wording.decimal(capacity(from: station)), weak.contains(station) ? "articulation point" : "",
      ])
    }
    return table.lines(on: screen)
  }

  private func circuitTable(on screen: Screen) -> [String] {
    let bridges = self.bridges
    var table = TextTable(
      ["CIRCUIT", "DESIGNATOR", "CHAR/S", "CHANNELS", "1000 CHAR", "CLEARANCE", "NOTE"], numeric: [2, 3, 4],
      concessions: [.drop("CLEARANCE"), .drop("DESIGNATOR"), .drop("1000 CHAR")])
    for (index, circuit) in topology.circuits.enumerated() {
      table.append([
        circuit.name, circuit.designator, Wording.decimal(circuit.charactersPerSecond),
        String(circuit.channels), Wording.decimal(circuit.leastTime.seconds) + " s", circuit.clearance.name,
        bridges.contains(CircuitID(index)) ? "bridge" : "",
      ])
    }
    return table.lines(on: screen)
  }

  /// The circuits of lines without which the network would fall apart.
  var bridges: Set<CircuitID> {
    Set(
      shape.bridges.flatMap { line in
        topology.circuits(from: line.a).filter { topology[$0].to == line.b }
          + topology.circuits(from: line.b).filter { topology[$0].to == line.a }
      })
  }

  private var summary: [String] {
    let capacity = topology.circuits.reduce(0) { $0 + self.capacity(of: $1) }
    let parts = shape.parts == 1 ? "in one part" : "in \(shape.parts) parts"
    let hubs = shape.hubs.map(topology.word)
    let shown = hubs.prefix(8).joined(separator: " ") + (hubs.count > 8 ? " and \(hubs.count - 8) more" : "")
    return [
      "\(Wording.count(topology.stations.count, "station")), "
        + "\(Wording.count(topology.circuits.count, "circuit")) on \(Wording.count(shape.lines.count, "line")), "
        + "\(Wording.count(topology.collectives.count, "collective")); \(parts)",
      "capacity \(Wording.decimal(capacity)) characters a second; diameter \(diameter);"
        + " depth at most \(shape.depths.compactMap(\.self).max() ?? 0) from the hubs (\(shown))",
      "\(Wording.count(shape.articulationPoints.count, "articulation point")),"
        + " \(Wording.count(shape.bridges.count, "bridge"))",
    ]
  }

  private var diameter: String {
    let bounds = shape.diameter
    guard bounds.count > 1 else { return Wording.count(bounds.lowerBound, "line") }
    return "\(bounds.lowerBound) to \(bounds.upperBound) lines"
  }

  // MARK: For programs

  /// The document `cablesim-topology-shape/1`.
  package var json: JSON {
    let weak = Set(shape.articulationPoints)
    let bridges = self.bridges
    return .object([
      ("schema", .string("cablesim-topology-shape/1")), ("name", .string(topology.name)),
      ("metric", .string(topology.metric.rawValue)), ("parts", .integer(shape.parts)),
      ("diameter", .integer(shape.diameter.lowerBound)),
      ("diameterAtMost", .integer(shape.diameter.upperBound)),
      ("hubs", .array(shape.hubs.map { .string(topology.word($0)) })),
      ("articulationPoints", .array(shape.articulationPoints.map { .string(topology.word($0)) })),
      (
        "bridges",
        .array(
          shape.bridges.map { line in
            .array([.string(topology.word(line.a)), .string(topology.word(line.b))])
          })
      ),
      ("stations", .array(stations.map { json(of: $0, isWeak: weak.contains($0)) })),
      (
        "circuits",
        .array(
          topology.circuits.enumerated().map { index, circuit in
            json(of: circuit, isBridge: bridges.contains(CircuitID(index)))
          })
      ),
    ])
  }

  private func json(of id: StationID, isWeak: Bool) -> JSON {
    let station = topology[id]
    return .object([
      ("id", .string(station.indicator.description)), ("name", .string(station.name)),
      ("kind", .string(station.kind.rawValue)),
      (
        "position",
        station.position.map { .array([.number($0.latitude), .number($0.longitude)]) } ?? .null
      ),
      ("guards", .array(station.guards.map { .string($0.description) })),
      ("clearance", .string(station.clearance.name)),
      ("circuitsOut", .integer(topology.circuits(from: id).count)),
      ("circuitsIn", .integer(topology.circuits(to: id).count)), ("degree", .integer(degree(id))),
      ("depth", depth(id).map(JSON.integer) ?? .null),
      ("charactersPerSecondOut", .number(capacity(from: id))), ("articulationPoint", .bool(isWeak)),
    ])
  }

  private func json(of circuit: Circuit, isBridge: Bool) -> JSON {
    .object([
      ("id", .string(circuit.name)), ("from", .string(topology.word(circuit.from))),
      ("to", .string(topology.word(circuit.to))), ("designator", .string(circuit.designator)),
      ("charactersPerSecond", .number(circuit.charactersPerSecond)),
      ("channels", .integer(circuit.channels)),
      ("propagationSeconds", .number(circuit.propagation.seconds)),
      ("minimumSeconds", .number(circuit.leastTime.seconds)), ("clearance", .string(circuit.clearance.name)),
      ("bridge", .bool(isBridge)),
    ])
  }
}
