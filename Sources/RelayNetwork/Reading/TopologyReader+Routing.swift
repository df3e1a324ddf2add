import CableFormat
import Configuration

extension TopologyReader {
  mutating func read(routing node: Node) throws(ConfigurationError) {
    var fields = try Fields(node, of: "the routing")
    if let metric = fields.node("metric") {
      attempt { (reader) throws(ConfigurationError) in
        reader.parts.metric = try metric.choice(
          Topology.Metric.allCases, named: \.rawValue, of: "metric")
      }
    }
    let tables = fields.node("tables")
    attempt { (_) throws(ConfigurationError) in try fields.finish() }
    guard let tables else { return }
    guard case .mapping(let entries) = tables.content else {
      throw ConfigurationError(
        "wrong-type", at: tables.position, "tables are given by station",
        hint: "write STATION: [{to: …, via: […]}]")
    }
    leaving = [[CircuitID]](repeating: [], count: parts.stations.count)
    for (index, circuit) in parts.circuits.enumerated() {
      leaving[Int(circuit.from.index)].append(CircuitID(index))
    }
    for entry in entries { read(tableOf: entry) }
  }

  private mutating func read(tableOf entry: Node.Entry) {
    attempt { (reader) throws(ConfigurationError) in
      let owner = try reader.station(Node(.scalar(entry.key), at: entry.position))
      var lines: [RoutingTable.Entry] = []
      var positions: [Position] = []
      for node in try entry.value.sequence("a list of table entries") {
        reader.attempt { (reader) throws(ConfigurationError) in
          lines.append(try reader.tableEntry(node, of: owner))
          positions.append(node.position)
        }
      }
      reader.parts.tables[owner] = RoutingTable(lines)
      reader.places.entries[owner] = positions
    }
  }

  private mutating func tableEntry(
    _ node: Node, of owner: StationID
  ) throws(ConfigurationError) -> RoutingTable.Entry {
    var fields = try Fields(node, of: "a table entry")
    let (to, prefix, via) = (fields.node("to"), fields.node("prefix"), fields.node("via"))
    try fields.finish()
    guard to == nil || prefix == nil else {
      throw ConfigurationError(
        "to-and-prefix", at: node.position, "a table entry has 'to' or 'prefix', not both")
    }
    let match: RoutingTable.Match
    if let prefix {
      match = .prefix(try Self.prefix(prefix))
    } else if let to {
      if case .scalar("*") = to.content {
        match = .anything
      } else {
        match = .exactly(try RoutingIndicator(to))
      }
    } else {
      throw ConfigurationError(
        "missing-field", at: node.position, "a table entry needs 'to' or 'prefix'",
        hint: "to: \"*\" is for anything")
    }
    guard let via else {
      throw ConfigurationError("missing-field", at: node.position, "a table entry needs 'via'")
    }
    var circuits: [CircuitID] = []
    let nodes = try via.sequence("a list of stations or circuits")
    for next in nodes {
      attempt { (reader) throws(ConfigurationError) in circuits += try reader.circuits(next, from: owner) }
    }
    guard !nodes.isEmpty else {
      throw ConfigurationError(
        "no-via", at: via.position, "a table entry names at least one station or circuit")
    }
    return RoutingTable.Entry(match: match, via: circuits, line: node.position.line)
  }

  /// The first letters of indicators.
  private static func prefix(_ node: Node) throws(ConfigurationError) -> String {
    let letters = try node.scalar("the first letters of indicators")
    guard (1...8).contains(letters.utf8.count),
      RoutingIndicator(letters + "AAAA".prefix(max(0, 4 - letters.count))) != nil
    else {
      throw ConfigurationError(
        "not-a-prefix", at: node.position, "'\(letters)' begins no routing indicator",
        hint: "use 1 to 8 capital letters")
    }
    return letters
  }

  /// The circuits that a `via` means: one by its name, or all to a neighbour, in the order of the file.
  private func circuits(_ node: Node, from owner: StationID) throws(ConfigurationError) -> [CircuitID] {
    let ownerName = parts.stations[Int(owner.index)].indicator
    if case .scalar(let name) = node.content, let circuit = circuitIDs[name] {
      guard parts.circuits[Int(circuit.index)].from == owner else {
        throw ConfigurationError(
          "foreign-circuit", at: node.position, "the circuit \(name) does not leave \(ownerName)")
      }
      return [circuit]
    }
    let neighbour = try station(node)
    let circuits = leaving[Int(owner.index)].filter { parts.circuits[Int($0.index)].to == neighbour }
    guard !circuits.isEmpty else {
      let name = parts.stations[Int(neighbour.index)].indicator
      throw ConfigurationError(
        "no-circuit", at: node.position, "no circuit goes from \(ownerName) to \(name)")
    }
    return circuits
  }

  // MARK: Collectives

  mutating func read(collective node: Node) {
    attempt { (reader) throws(ConfigurationError) in
      var fields = try Fields(node, of: "a collective")
      let indicator: RoutingIndicator = try fields.required("id")
      let name: String = try fields.optional("name") ?? indicator.description
      let place = fields.node("id")?.position ?? node.position
      let (heldAt, list) = (fields.node("heldAt"), fields.node("members"))
      // A misspelt key is the likelier slip than a forgotten one.
      if heldAt == nil || list == nil { try fields.finish() }
      reader.attempt { (reader) throws(ConfigurationError) in
        try fields.finish()
        try reader.claim(indicator, at: place)
      }
      guard let heldAt else {
        throw ConfigurationError(
          "missing-field", at: node.position, "a collective needs 'heldAt'",
          hint: "name the relay that holds its list")
      }
      guard let list else {
        throw ConfigurationError("missing-field", at: node.position, "a collective needs 'members'")
      }
      var members: [RoutingIndicator] = []
      var positions: [Position] = []
      for member in try list.sequence("a list of indicators") {
        reader.attempt { (_) throws(ConfigurationError) in
          members.append(try RoutingIndicator(member))
          positions.append(member.position)
        }
      }
      reader.parts.collectives.append(
        Collective(indicator: indicator, name: name, heldAt: try reader.station(heldAt), members: members))
      reader.places.collectives.append(place)
      reader.places.members.append(positions)
    }
  }

  /// Reports the members that nobody serves; collectives may have collectives as members, named later too.
  mutating func checkMembers() {
    for (collective, positions) in zip(parts.collectives, places.members) {
      for (member, position) in zip(collective.members, positions) where claims[member] == nil {
        let known = claims.keys.map(\.description).sorted()
        report(
          ConfigurationError(
            "unknown-member", at: position, "no station or collective has the indicator \(member)",
            hint: nearest(to: member.description, among: known)))
      }
    }
  }
}
