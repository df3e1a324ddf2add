import CableFormat
import EventKernel
import RelayNetwork

extension ShapeReport {
  /// The network in Graphviz's language: relays as boxes, one edge for each line, bridges in red.
  package var dot: [String] {
    let bridges = Set(shape.bridges)
    let nodes = stations.map { station -> String in
      let label = "\(topology.word(station))\\n\(ShapeReport.escaped(topology[station].name))"
      let form = topology[station].kind == .tributary ? "ellipse" : "box"
      return "  \(topology.word(station)) [label=\"\(label)\", shape=\(form)];"
    }
    let edges = shape.lines.map { line -> String in
      let circuits = topology.circuits(from: line.a).filter { topology[$0].to == line.b }
      let back = topology.circuits(from: line.b).filter { topology[$0].to == line.a }
      let capacity = (circuits + back).map { topology[$0].charactersPerSecond }.max() ?? 0
      let direction = back.isEmpty ? ", dir=forward" : ""
      let color = bridges.contains(line) ? ", color=red" : ""
      let label = Wording.decimal(capacity) + " c/s"
      return
        "  \(topology.word(line.a)) -- \(topology.word(line.b)) [label=\"\(label)\"\(direction)\(color)];"
    }
    return ["graph \"\(ShapeReport.escaped(topology.name))\" {"] + nodes + edges + ["}"]
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  // MARK: GeoJSON

  /// The network on the map (RFC 7946); what has no position has no geometry.
  package var geoJSON: JSON {
    let points = stations.map { id -> JSON in
      let station = topology[id]
      let geometry = station.position.map { position in
        JSON.object([("type", .string("Point")), ("coordinates", ShapeReport.coordinates(position))])
      }
      return feature(
        geometry,
        [
          ("id", .string(station.indicator.description)), ("name", .string(station.name)),
          ("kind", .string(station.kind.rawValue)), ("degree", .integer(degree(id))),
        ])
    }
    let bridges = Set(shape.bridges)
    let lines = shape.lines.map { line -> JSON in
      feature(
        geometry(of: line),
        [
          ("from", .string(topology.word(line.a))), ("to", .string(topology.word(line.b))),
          ("circuits", .integer(line.circuits)), ("bridge", .bool(bridges.contains(line))),
        ])
    }
    return .object([("type", .string("FeatureCollection")), ("features", .array(points + lines))])
  }

  private func feature(_ geometry: JSON?, _ properties: [(key: String, value: JSON)]) -> JSON {
    .object([
      ("type", .string("Feature")), ("geometry", geometry ?? .null), ("properties", .object(properties)),
    ])
  }

  private static func coordinates(_ position: GeographicPosition) -> JSON {
    .array([.number(position.longitude), .number(position.latitude)])
  }

  /// A line on the map, cut where it crosses the antimeridian (RFC 7946, section 3.1.9).
  private func geometry(of line: NetworkShape.Line) -> JSON? {
    guard let a = topology[line.a].position, let b = topology[line.b].position else { return nil }
    guard abs(a.longitude - b.longitude) > 180 else {
      return .object([
        ("type", .string("LineString")),
        ("coordinates", .array([ShapeReport.coordinates(a), ShapeReport.coordinates(b)])),
      ])
    }
    let side: Double = a.longitude > 0 ? 180 : -180
    let part = (side - a.longitude) / (b.longitude + 2 * side - a.longitude)
    let latitude = a.latitude + part * (b.latitude - a.latitude)
    func end(_ longitude: Double) -> JSON { .array([.number(longitude), .number(latitude)]) }
    return .object([
      ("type", .string("MultiLineString")),
      (
        "coordinates",
        .array([
          .array([ShapeReport.coordinates(a), end(side)]), .array([end(-side), ShapeReport.coordinates(b)]),
        ])
      ),
    ])
  }

  // MARK: GraphML

  /// The network in GraphML, with the keys by which the Internet Topology Zoo gives names and places.
  package var graphML: [String] {
    let keys = [
      ("label", "node", "string"), ("Latitude", "node", "double"), ("Longitude", "node", "double"),
      ("name", "node", "string"), ("kind", "node", "string"), ("id", "edge", "string"),
      ("charactersPerSecond", "edge", "double"), ("channels", "edge", "int"),
      ("propagationSeconds", "edge", "double"),
    ]
    let declarations = keys.map { name, owner, type in
      "  <key id=\"\(owner)-\(name)\" for=\"\(owner)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>"
    }
    let nodes = stations.flatMap { id -> [String] in
      let station = topology[id]
      var data = [("label", station.indicator.description)]
      if let position = station.position {
        data += [("Latitude", String(position.latitude)), ("Longitude", String(position.longitude))]
      }
      data += [("name", station.name), ("kind", station.kind.rawValue)]
      return element("node", "id=\"\(station.indicator)\"", data)
    }
    let edges = topology.circuits.flatMap { circuit -> [String] in
      element(
        "edge", "source=\"\(topology.word(circuit.from))\" target=\"\(topology.word(circuit.to))\"",
        [
          ("id", circuit.name), ("charactersPerSecond", String(circuit.charactersPerSecond)),
          ("channels", String(circuit.channels)), ("propagationSeconds", String(circuit.propagation.seconds)),
        ])
    }
    return [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">",
    ] + declarations + ["  <graph edgedefault=\"directed\">"] + nodes + edges + ["  </graph>", "</graphml>"]
  }

  private func element(_ name: String, _ attributes: String, _ data: [(key: String, value: String)])
    -> [String]
  {
    ["    <\(name) \(attributes)>"]
      + data.map { "      <data key=\"\(name)-\($0.key)\">\(ShapeReport.xml($0.value))</data>" }
      + ["    </\(name)>"]
  }

  /// A text between tags; what XML 1.0 cannot hold becomes a blank.
  private static func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case _ where scalar.value < 0x20 && scalar != "\t" && scalar != "\n": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
