import Diagnostics
import RelayNetwork

/// Reads GraphML with the names of data that the Internet Topology Zoo uses.
struct GraphMLReader {
  /// A declaration of data: `<key attr.name="Latitude" for="node" id="d29"/>`.
  private struct Key {
    var name: String
    var owner: String
    var fallback: String?
    var line: Int
    var isUsed = false
  }

  private let source: SourceText
  private var network: ImportedNetwork
  private var findings: Findings

  /// By their ids, and in the order of the file.
  private var keys: [String: Key] = [:]
  private var keyOrder: [String] = []
  private var stations: [String: Int] = [:]

  /// The network of a text, and what was found.
  static func read(_ source: SourceText) throws(InvalidInput) -> (ImportedNetwork, Findings) {
    let root = try MarkupReader.read(source)
    guard root.name == "graphml" else {
      throw source.invalid(
        "not-graphml", at: root, "this is <\(root.name)>, not <graphml>",
        hint: root.name == "network" ? "SNDlib is read with --from sndlib" : nil)
    }
    guard let graph = root.child("graph") else {
      throw source.invalid("no-graph", at: root, "there is no <graph> in it")
    }
    var reader = GraphMLReader(source)
    for key in root.children("key") { reader.read(key: key) }
    for other in root.children("graph").dropFirst() {
      reader.findings.warn(
        "more-graphs", line: other.line, "only the first graph is read; this one is left out")
    }
    try reader.read(graph)
    return (reader.network, reader.findings)
  }

  private init(_ source: SourceText) {
    self.source = source
    network = ImportedNetwork(name: source.stem)
    findings = Findings(source)
  }

  private mutating func read(key: MarkupElement) {
    guard let id = key.attributes["id"] else { return }
    if keys[id] == nil { keyOrder.append(id) }
    keys[id] = Key(
      name: key.attributes["attr.name"] ?? id, owner: key.attributes["for"] ?? "all",
      fallback: key.text(of: "default"), line: key.line)
  }

  /// The value of an element's data of a name, as the element or the key's default gives it.
  private mutating func value(_ name: String, of element: MarkupElement, as owner: String) -> String? {
    for id in keyOrder {
      guard let key = keys[id], key.owner == owner || key.owner == "all",
        key.name.lowercased() == name.lowercased()
      else { continue }
      keys[id]?.isUsed = true
      let data = element.children.first { $0.name == "data" && $0.attributes["key"] == id }
      let text = data?.trimmedText ?? ""
      if let value = text.isEmpty ? key.fallback : text { return value }
    }
    return nil
  }

  private mutating func read(_ graph: MarkupElement) throws(InvalidInput) {
    if let name = value("Network", of: graph, as: "graph") ?? value("label", of: graph, as: "graph") {
      network.name = name
    }
    for fact in ["GeoLocation", "NetworkDate", "DateType", "Type", "Source"] {
      guard let text = value(fact, of: graph, as: "graph") else { continue }
      network.facts.append("\(fact) \(text)")
    }
    for node in graph.children("node") { try read(node: node) }
    let isDirected = graph.attributes["edgedefault"] == "directed"
    for edge in graph.children("edge") { read(edge: edge, isDirected: isDirected) }
    for other in graph.children where !["node", "edge", "data", "desc"].contains(other.name) {
      findings.warn(
        "not-mapped", line: other.line, "<\(other.name)> is left out: stations and circuits are read")
    }
    reportUnused(graph)
  }

  /// Names the data that has no place in a topology.
  private mutating func reportUnused(_ graph: MarkupElement) {
    for owner in ["graph", "node", "edge"] {
      let unused = keyOrder.compactMap { keys[$0] }.filter { !$0.isUsed && $0.owner == owner }
      guard let first = unused.first else { continue }
      let names = Spelling.list(unused.map(\.name))
      findings.note("not-mapped", line: first.line, "data of the \(owner) is left out: \(names)")
    }
  }

  // MARK: Nodes and edges

  private mutating func read(node: MarkupElement) throws(InvalidInput) {
    guard let id = node.attributes["id"] else {
      throw source.invalid("no-id", at: node, "a node needs an id")
    }
    guard stations[id] == nil else {
      throw source.invalid(
        "repeated-node", at: node, "the node '\(id)' is given twice",
        hint: "line \(network.stations[stations[id] ?? 0].line) has it too")
    }
    let label = value("label", of: node, as: "node") ?? node.drawnLabel
    if label == nil {
      findings.note("no-label", line: node.line, "a node has no label; it is named by its id")
    }
    if !node.children("graph").isEmpty {
      findings.warn("not-mapped", line: node.line, "a graph inside a node is left out")
    }
    stations[id] = network.stations.count
    let position = position(of: node)
    network.stations.append(
      ImportedNetwork.Station(key: id, name: label ?? id, position: position, line: node.line))
  }

  private mutating func position(of node: MarkupElement) -> GeographicPosition? {
    let latitude = value("Latitude", of: node, as: "node")
    let longitude = value("Longitude", of: node, as: "node")
    guard latitude != nil || longitude != nil else {
      findings.note("no-position", line: node.line, "a node has no coordinates")
      return nil
    }
    let position = GeographicPosition(
      degreesNorth: latitude.flatMap(Double.init), east: longitude.flatMap(Double.init))
    if position == nil {
      findings.warn(
        "not-a-position", line: node.line,
        "a node's coordinates are no latitude and longitude; it has no position")
    }
    return position
  }

  private mutating func read(edge: MarkupElement, isDirected: Bool) {
    let ends = [edge.attributes["source"], edge.attributes["target"]]
    guard let a = ends[0].flatMap({ stations[$0] }), let b = ends[1].flatMap({ stations[$0] }) else {
      let missing = ends.first { $0.flatMap { stations[$0] } == nil } ?? nil
      findings.warn(
        "unknown-node", line: edge.line,
        "an edge is left out: there is no node \(missing.map { "'\($0)'" } ?? "named at one end")")
      return
    }
    guard a != b else {
      findings.warn("loop", line: edge.line, "an edge from a node to itself is left out")
      return
    }
    let isOneWay =
      edge.attributes["directed"].map { $0 == "true" } ?? (isDirected && !edge.isDrawnWithoutArrows)
    let speed = speed(of: edge)
    if speed == nil {
      findings.note("no-speed", line: edge.line, "an edge tells no speed; the default is taken")
    }
    network.circuits.append(
      ImportedNetwork.Circuit(
        from: a, to: b, isBothWays: !isOneWay, speed: speed, line: edge.line))
  }

  /// Bits a second: the raw number, else number and unit, else what the label or type of the line names.
  private mutating func speed(of edge: MarkupElement) -> Double? {
    if let raw = value("LinkSpeedRaw", of: edge, as: "edge") {
      if let speed = Double(raw), speed.isFinite, speed > 0 { return speed }
      findings.warn("not-a-speed", line: edge.line, "LinkSpeedRaw '\(raw)' is no speed")
    }
    let number = value("LinkSpeed", of: edge, as: "edge").flatMap(Double.init)
    let unit = value("LinkSpeedUnits", of: edge, as: "edge")
    if let number, number > 0, let factor = LinkSpeed.factor(ofUnit: unit ?? "") { return number * factor }
    for name in ["LinkLabel", "LinkType", "label"] {
      if let label = value(name, of: edge, as: "edge"), let speed = LinkSpeed.bitsPerSecond(label) {
        return speed
      }
    }
    return nil
  }
}

extension MarkupElement {
  /// The label that yEd draws, somewhere in the data of a node: `<y:NodeLabel>Perth</y:NodeLabel>`.
  fileprivate var drawnLabel: String? {
    let label = firstInData { $0.name == "NodeLabel" && !$0.trimmedText.isEmpty }
    return label?.trimmedText
  }

  /// Whether yEd draws an edge as a plain line: `<y:Arrows source="none" target="none"/>`.
  fileprivate var isDrawnWithoutArrows: Bool {
    let arrows = firstInData { $0.name == "Arrows" }
    return arrows.map { $0.attributes["source"] == "none" && $0.attributes["target"] == "none" } ?? false
  }

  private func firstInData(where isWanted: (MarkupElement) -> Bool) -> MarkupElement? {
    var open = children.filter { $0.name == "data" }[...]
    while let element = open.popFirst() {
      if isWanted(element) { return element }
      open += element.children
    }
    return nil
  }
}

extension GeographicPosition {
  /// A point on the Earth; `nil` unless both numbers are there and in range.
  init?(degreesNorth latitude: Double?, east longitude: Double?) {
    guard let latitude, let longitude, (-90...90).contains(latitude), (-180...180).contains(longitude) else {
      return nil
    }
    self.init(latitude: latitude, longitude: longitude)
  }
}
