import CableFormat
import Configuration

extension TopologyReader {
  /// Reads a circuit of one direction (`from`, `to`) or both (`between`).
  mutating func read(circuit node: Node, template: CircuitTemplate) {
    do throws(ConfigurationError) {
      var fields = try Fields(node, of: "a circuit")
      var template = template
      let between = fields.node("between")
      if between != nil, let end = fields.node("from") ?? fields.node("to") {
        throw ConfigurationError(
          "between-and-from", at: end.position, "a circuit is given by 'between', or by 'from' and 'to'")
      }
      let name: String? = try fields.optional("id")
      try template.read(&fields)
      if let between {
        let designators = try designatorPair(fields.node("designators"))
        try fields.finish()
        let (a, b) = try ends(between)
        try add(
          CircuitName.of(indicator(a), indicator(b), pair: name), a, b, designators?.0, template,
          at: node.position)
        try add(
          CircuitName.of(indicator(b), indicator(a), pair: name), b, a, designators?.1, template,
          at: node.position)
      } else {
        let from = fields.node("from")
        let to = fields.node("to")
        let designator = try fields.node("designator").map(Self.designator)
        try fields.finish()
        guard let from, let to else {
          throw ConfigurationError(
            "missing-field", at: node.position, "a circuit needs its ends",
            hint: "write between: [A, B], or from: A and to: B for one direction")
        }
        let (start, end) = (try station(from), try station(to))
        let usualName = CircuitName.of(indicator(start), indicator(end))
        try add(name ?? usualName, start, end, designator, template, at: node.position)
      }
    } catch {
      report(error)
      standIn(forCircuit: node)
    }
  }

  /// Keeps the place of a circuit that could not be read, so that what names it is not reported as well.
  private mutating func standIn(forCircuit node: Node) {
    for direction in CircuitEntry(node).directions where circuitIDs[direction.name] == nil {
      guard let from = RoutingIndicator(direction.from).flatMap({ stationIDs[$0] }),
        let to = RoutingIndicator(direction.to).flatMap({ stationIDs[$0] })
      else { continue }
      circuitIDs[direction.name] = CircuitID(parts.circuits.count)
      parts.circuits.append(
        Circuit(name: direction.name, from: from, to: to, designator: "", charactersPerSecond: 1))
      places.circuits.append(node.position)
    }
  }

  private mutating func add(
    _ name: String, _ from: StationID, _ to: StationID, _ designator: String?, _ template: CircuitTemplate,
    at position: Position
  ) throws(ConfigurationError) {
    let (start, end) = (parts.stations[Int(from.index)], parts.stations[Int(to.index)])
    guard from != to else {
      throw ConfigurationError(
        "circuit-to-itself", at: position, "a circuit needs two stations, not \(start.indicator) twice")
    }
    guard circuitIDs[name] == nil else {
      throw ConfigurationError(
        "repeated-circuit", at: position, "the circuit \(name) is given twice",
        hint: "give each of several circuits between the same stations an id of its own")
    }
    let letters = designator ?? Self.usualDesignator(from: start, to: end)
    guard let circuit = template.circuit(name: name, from: from, to: to, designator: letters) else {
      throw ConfigurationError(
        "missing-field", at: position, "a circuit needs 'speed'", hint: "say it here or in the defaults")
    }
    circuitIDs[name] = CircuitID(parts.circuits.count)
    parts.circuits.append(circuit)
    places.circuits.append(position)
  }

  private func indicator(_ station: StationID) -> String {
    parts.stations[Int(station.index)].indicator.description
  }

  private func ends(_ node: Node) throws(ConfigurationError) -> (StationID, StationID) {
    let ends = try node.sequence("a list of two stations")
    guard ends.count == 2 else {
      throw ConfigurationError("not-two-ends", at: node.position, "a circuit has two ends, not \(ends.count)")
    }
    return (try station(ends[0]), try station(ends[1]))
  }

  private func designatorPair(_ node: Node?) throws(ConfigurationError) -> (String, String)? {
    guard let node else { return nil }
    let pair = try node.sequence("a list of two designators")
    guard pair.count == 2 else {
      throw ConfigurationError("not-two-designators", at: node.position, "each direction has a designator")
    }
    return (try Self.designator(pair[0]), try Self.designator(pair[1]))
  }

  private static func designator(_ node: Node) throws(ConfigurationError) -> String {
    let text = try node.scalar("a channel designator")
    guard text.utf8.count == 3, text.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else {
      throw ConfigurationError(
        "not-a-designator", at: node.position, "'\(text)' is no channel designator",
        hint: "it has three capital letters, such as TAO")
    }
    return text
  }

  /// Two letters of the tributary's indicator and O for outgoing from it or I for incoming, as the handbook
  /// names Bangkok's channels BKO and BKI (5 FAH-2 H-321.1).
  private static func usualDesignator(from: Station, to: Station) -> String {
    let outgoing = from.kind == .tributary || to.kind != .tributary
    let letters = Array((outgoing ? from : to).indicator.description.utf8)
    let pair = letters.count >= 6 ? letters[4...5] : letters.suffix(2)
    return String(decoding: pair, as: UTF8.self) + (outgoing ? "O" : "I")
  }
}
