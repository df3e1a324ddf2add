import CableFormat
import Configuration

extension TopologyReader {
  /// Reads a circuit of one direction (`from`, `to`) or both (`between`).
  mutating func read(circuit node: Node, template: CircuitTemplate) {
    attempt { (reader) throws(ConfigurationError) in
      var fields = try Fields(node, of: "a circuit")
      var template = template
      let (between, from, to) = (fields.node("between"), fields.node("from"), fields.node("to"))
      let name: String? = try fields.optional("id")
      let designator = fields.node(between == nil ? "designator" : "designators")
      // A circuit with a fault is known all the same: what refers to it is not wrong for that.
      let faults = reader.diagnostics.count
      reader.attempt { (_) throws(ConfigurationError) in
        try template.read(&fields)
        if between != nil, let end = from ?? to {
          throw ConfigurationError(
            "between-and-from", at: end.position, "a circuit is given by 'between', or by 'from' and 'to'")
        }
        try fields.finish()
      }
      if reader.diagnostics.count > faults { template.speed = template.speed ?? .placeholder }
      if let between {
        let designators = try reader.designatorPair(designator)
        let (a, b) = try reader.ends(between)
        let suffix = name.map { "/\($0)" } ?? ""
        try reader.add(nil, suffix, a, b, designators?.0, template, at: node.position)
        try reader.add(nil, suffix, b, a, designators?.1, template, at: node.position)
      } else {
        guard let from, let to else {
          throw ConfigurationError(
            "missing-field", at: node.position, "a circuit needs its ends",
            hint: "write between: [A, B], or from: A and to: B for one direction")
        }
        let letters = try designator.map(Self.designator)
        try reader.add(
          name, "", try reader.station(from), try reader.station(to), letters, template, at: node.position)
      }
    }
  }

  private mutating func add(
    _ name: String?, _ suffix: String, _ from: StationID, _ to: StationID, _ designator: String?,
    _ template: CircuitTemplate, at position: Position
  ) throws(ConfigurationError) {
    let (start, end) = (parts.stations[Int(from.index)], parts.stations[Int(to.index)])
    let name = name ?? "\(start.indicator)>\(end.indicator)\(suffix)"
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
    let letters = Array((outgoing ? from : to).indicator.description)
    let pair = letters.count >= 6 ? letters[4...5] : letters.suffix(2)
    return String(pair) + (outgoing ? "O" : "I")
  }
}
