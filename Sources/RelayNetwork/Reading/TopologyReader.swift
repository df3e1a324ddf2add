import CableFormat
import Configuration
package import Diagnostics

/// Reads a topology in the format `cablesim-topology/1`.
///
/// Everything that is wrong is reported at once, but for several faults of one station, circuit, table entry or
/// collective: of these, the first.
package struct TopologyReader {
  static let format = "cablesim-topology/1"

  /// The texts that positions are in.
  let texts: SourceTexts
  var parts: Topology.Parts
  var places = TopologyPlaces()
  var diagnostics: [Diagnostic] = []

  /// The number of each station, by its own indicator.
  var stationIDs: [RoutingIndicator: StationID] = [:]

  /// Where who already has an indicator got it, to say so when another claims it.
  var claims: [RoutingIndicator: Position] = [:]
  var circuitIDs: [String: CircuitID] = [:]

  /// The circuits that leave each station, in the order of the file; known when tables are read.
  var leaving: [[CircuitID]] = []

  private init(_ texts: SourceTexts, source: String) {
    self.texts = texts
    parts = Topology.Parts(name: "")
    parts.source = source
  }

  /// The topology in a text.
  ///
  /// - Throws: all that is wrong with it, with file, line and column.
  package static func read(_ source: SourceText) throws(InvalidInput) -> Topology {
    try TopologyDocument(source).topology()
  }

  /// The topology of a tree whose positions are in the given texts.
  ///
  /// - Parameter source: the text that tells the topology.
  /// - Throws: all that is wrong with it.
  static func read(_ root: Node, in texts: SourceTexts, source: String) throws(InvalidInput) -> Topology {
    let examination = try examine(root, in: texts, source: source)
    guard examination.diagnostics.isEmpty else { throw InvalidInput(examination.diagnostics) }
    return examination.topology
  }

  /// A topology as far as it can be read, with all that is wrong in the text.
  ///
  /// - Throws: if the text is not YAML, or not in a topology's format.
  package static func examine(_ source: SourceText) throws(InvalidInput) -> Examination {
    let document = try TopologyDocument(source)
    return try examine(document.root, in: document.texts, source: document.source)
  }

  private static func examine(
    _ root: Node, in texts: SourceTexts, source: String
  ) throws(InvalidInput) -> Examination {
    var reader = TopologyReader(texts, source: source)
    do throws(ConfigurationError) {
      try reader.read(root)
    } catch {
      throw InvalidInput([texts.diagnostic(error)])
    }
    return Examination(
      topology: Topology(reader.parts), places: reader.places, diagnostics: reader.diagnostics.sorted())
  }

  /// What reading a topology gave.
  package struct Examination: Sendable {
    /// All that could be read; where there are findings, not all that was meant.
    package let topology: Topology
    package let places: TopologyPlaces

    /// What is wrong, in the order of the text.
    package let diagnostics: [Diagnostic]
  }

  private mutating func read(_ root: Node) throws(ConfigurationError) {
    var fields = try Fields(root, of: "a topology")
    try TopologyReader.check(&fields)
    attempt { (reader) throws(ConfigurationError) in reader.parts.name = try fields.required("name") }
    attempt { (reader) throws(ConfigurationError) in reader.parts.about = try fields.optional("about") ?? "" }
    let defaults = fields.node("defaults")
    let routing = fields.node("routing")
    let (stations, circuits) = (fields.node("stations"), fields.node("circuits"))
    let collectives = fields.node("collectives")
    attempt { (_) throws(ConfigurationError) in try fields.finish() }
    let (station, circuit) = try templates(defaults)
    let (stationNodes, circuitNodes) = (list(stations, of: "stations"), list(circuits, of: "circuits"))
    reserve(stations: stationNodes.count, circuits: 2 * circuitNodes.count)
    for node in stationNodes { read(station: node, template: station) }
    for node in circuitNodes { read(circuit: node, template: circuit) }
    for node in list(collectives, of: "collectives") { read(collective: node) }
    if let routing { attempt { (reader) throws(ConfigurationError) in try reader.read(routing: routing) } }
    checkMembers()
    if parts.stations.isEmpty, diagnostics.isEmpty {
      report(
        ConfigurationError("no-station", at: root.position, "a topology has at least one station"))
    }
  }

  /// Makes room, for growing step by step copies much.
  private mutating func reserve(stations: Int, circuits: Int) {
    parts.stations.reserveCapacity(stations)
    places.stations.reserveCapacity(stations)
    stationIDs.reserveCapacity(stations)
    claims.reserveCapacity(stations)
    parts.circuits.reserveCapacity(circuits)
    places.circuits.reserveCapacity(circuits)
    circuitIDs.reserveCapacity(circuits)
  }

  /// What stations and circuits are like that do not say otherwise.
  private mutating func templates(
    _ node: Node?
  ) throws(ConfigurationError) -> (Station, CircuitTemplate) {
    var station = try Station(defaults: nil)
    var circuit = try CircuitTemplate(defaults: nil)
    guard let node else { return (station, circuit) }
    attempt { (reader) throws(ConfigurationError) in
      var fields = try Fields(node, of: "the section of defaults")
      let (stationNode, circuitNode) = (fields.node("station"), fields.node("circuit"))
      reader.attempt { (_) throws(ConfigurationError) in station = try Station(defaults: stationNode) }
      reader.attempt { (_) throws(ConfigurationError) in circuit = try CircuitTemplate(defaults: circuitNode)
      }
      try fields.finish()
    }
    return (station, circuit)
  }

  /// The members of a list that may be left out.
  private mutating func list(_ node: Node?, of what: String) -> [Node] {
    var members: [Node] = []
    attempt { (_) throws(ConfigurationError) in members = try node?.sequence("a list of \(what)") ?? [] }
    return members
  }

  /// Does a part of the reading; what is wrong there is reported, and the reading goes on.
  mutating func attempt(
    _ part: (inout TopologyReader) throws(ConfigurationError) -> Void
  ) {
    do throws(ConfigurationError) {
      try part(&self)
    } catch {
      report(error)
    }
  }

  /// Makes sure that the format is the one that is read here.
  static func check(_ fields: inout Fields) throws(ConfigurationError) {
    guard let format = fields.node("format") else {
      throw ConfigurationError(
        "no-format", at: fields.position, "no format is named", hint: "begin with format: \(self.format)")
    }
    guard try format.scalar() == self.format else {
      throw ConfigurationError(
        "unknown-format", at: format.position, "this is no topology that can be read",
        hint: "the format is \(self.format)")
    }
  }

  mutating func report(_ error: ConfigurationError) {
    diagnostics.append(texts.diagnostic(error))
  }

  /// Claims an indicator for the thing at a place; no two can have it.
  mutating func claim(_ indicator: RoutingIndicator, at position: Position) throws(ConfigurationError) {
    if let earlier = claims[indicator] {
      throw ConfigurationError(
        "repeated-indicator", at: position, "\(indicator) is given twice", hint: has(earlier, from: position))
    }
    claims[indicator] = position
  }

  /// Says where an indicator is that somebody claims at another place.
  private func has(_ earlier: Position, from position: Position) -> String {
    let place =
      earlier.source == position.source ? "line \(earlier.line)" : texts.location(earlier).description
    return "\(place) has it too"
  }

  /// The station that a node names.
  func station(_ node: Node) throws(ConfigurationError) -> StationID {
    let indicator = try RoutingIndicator(node)
    if let id = stationIDs[indicator] { return id }
    let known = parts.stations.map(\.indicator.description)
    throw ConfigurationError(
      "unknown-station", at: node.position, "there is no station \(indicator)",
      hint: nearest(to: indicator.description, among: known))
  }

  /// What somebody may have meant who wrote a name that is unknown.
  func nearest(to name: String, among known: [String]) -> String? {
    Spelling.nearest(to: name, among: known).map { "did you mean \($0)?" }
  }

  // MARK: Stations

  private mutating func read(station node: Node, template: Station) {
    attempt { (reader) throws(ConfigurationError) in
      var fields = try Fields(node, of: "a station")
      guard let id = fields.node("id") else {
        // Says what is missing, or what was written in its place.
        _ = try Station(node, template: template)
        return
      }
      var station = template
      station.indicator = try RoutingIndicator(id)
      // A station with a fault is known all the same: what refers to it is not wrong for that.
      reader.attempt { (_) throws(ConfigurationError) in station = try Station(node, template: template) }
      reader.attempt { (reader) throws(ConfigurationError) in
        try reader.claim(station.indicator, at: id.position)
      }
      guard reader.stationIDs[station.indicator] == nil else { return }
      reader.readGuards(of: &station, fields.node("guards"))
      reader.stationIDs[station.indicator] = StationID(reader.parts.stations.count)
      reader.parts.stations.append(station)
      reader.places.stations.append(id.position)
    }
  }

  /// Claims the other indicators that are delivered at a station, each by itself.
  private mutating func readGuards(of station: inout Station, _ node: Node?) {
    guard case .sequence(let nodes) = node?.content else { return }
    var guards: [RoutingIndicator] = []
    for (guarded, node) in zip(station.guards, nodes) {
      if let earlier = claims[guarded] {
        report(
          ConfigurationError(
            "guarded-twice", at: node.position, "\(guarded) is given twice",
            hint: has(earlier, from: node.position)))
      } else {
        claims[guarded] = node.position
        guards.append(guarded)
      }
    }
    station.guards = guards
  }
}
