import CableFormat
import Configuration
package import Diagnostics

/// Reads a topology in the format `cablesim-topology/1`.
///
/// Everything wrong with its references is reported at once; what is wrong with its form, one at a time.
package struct TopologyReader {
  static let format = "cablesim-topology/1"

  /// The texts that positions are in.
  let texts: SourceTexts
  var parts: Topology.Parts
  var diagnostics: [Diagnostic] = []

  /// The number of each station, by its own indicator.
  var stationIDs: [RoutingIndicator: StationID] = [:]

  /// Where who already has an indicator got it, to say so when another claims it.
  var claims: [RoutingIndicator: Position] = [:]
  var circuitIDs: [String: CircuitID] = [:]

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
    var reader = TopologyReader(texts, source: source)
    do throws(ConfigurationError) {
      try reader.read(root)
    } catch {
      reader.report(error)
    }
    guard reader.diagnostics.isEmpty else { throw InvalidInput(reader.diagnostics) }
    return Topology(reader.parts)
  }

  private mutating func read(_ root: Node) throws(ConfigurationError) {
    var fields = try Fields(root, of: "a topology")
    try TopologyReader.check(&fields)
    parts.name = try fields.required("name")
    parts.about = try fields.optional("about") ?? ""
    var defaults = try fields.node("defaults").map { node throws(ConfigurationError) in
      try Fields(node, of: "the defaults")
    }
    let station = try Station(defaults: defaults?.node("station"))
    let circuit = try CircuitTemplate(defaults: defaults?.node("circuit"))
    try defaults?.finish()
    let routing = fields.node("routing")
    let (stations, circuits) = (fields.node("stations"), fields.node("circuits"))
    let collectives = fields.node("collectives")
    try fields.finish()
    for node in try stations?.sequence("a list of stations") ?? [] { read(station: node, template: station) }
    for node in try circuits?.sequence("a list of circuits") ?? [] { read(circuit: node, template: circuit) }
    for node in try collectives?.sequence("a list of collectives") ?? [] { read(collective: node) }
    if let routing { try read(routing: routing) }
    guard !parts.stations.isEmpty || !diagnostics.isEmpty else {
      throw ConfigurationError("no-station", at: root.position, "a topology has at least one station")
    }
    if diagnostics.isEmpty, let collectives { checkMembers(collectives) }
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
    if let earlier = claims.updateValue(position, forKey: indicator) {
      let place =
        earlier.source == position.source ? "line \(earlier.line)" : texts.location(earlier).description
      throw ConfigurationError(
        "repeated-indicator", at: position, "\(indicator) is given twice", hint: "\(place) has it too")
    }
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
    do throws(ConfigurationError) {
      let station = try Station(node, template: template)
      var fields = try Fields(node, of: "a station")
      try claim(station.indicator, at: fields.node("id")?.position ?? node.position)
      for guarded in station.guards {
        try claim(guarded, at: fields.node("guards")?.position ?? node.position)
      }
      stationIDs[station.indicator] = StationID(parts.stations.count)
      parts.stations.append(station)
    } catch {
      report(error)
      standIn(forStation: node)
    }
  }

  /// Keeps the place of a station that could not be read, so that what names it is not reported as well.
  private mutating func standIn(forStation node: Node) {
    guard let indicator = node["id"]?.text.flatMap({ RoutingIndicator($0) }), stationIDs[indicator] == nil
    else { return }
    stationIDs[indicator] = StationID(parts.stations.count)
    parts.stations.append(Station(indicator: indicator, name: indicator.description))
  }
}
