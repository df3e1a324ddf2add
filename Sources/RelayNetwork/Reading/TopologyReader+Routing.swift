import CableFormat
import Configuration

extension TopologyReader {
  mutating func read(routing node: Node) throws(ConfigurationError) {
    var fields = try Fields(node, of: "the routing")
    if let metric = fields.node("metric") {
      parts.metric = try metric.choice(Topology.Metric.allCases, named: \.rawValue, of: "metric")
    }
    let tables = fields.node("tables")
    try fields.finish()
    guard let tables else { return }
    guard case .mapping(let entries) = tables.content else {
      throw ConfigurationError(
        "wrong-type", at: tables.position, "tables are given by station",
        hint: "write STATION: [{to: …, via: […]}]")
    }
    for entry in entries { read(tableOf: entry) }
  }

  private mutating func read(tableOf entry: Node.Entry) {
    do throws(ConfigurationError) {
      let owner = try station(Node(.scalar(entry.key), at: entry.position))
      var lines: [RoutingTable.Entry] = []
      for node in try entry.value.sequence("a list of table entries") {
        lines.append(try tableEntry(node, of: owner))
      }
      parts.tables[owner] = RoutingTable(lines)
    } catch {
      report(error)
    }
  }

  private func tableEntry(_ node: Node, of owner: StationID) throws(ConfigurationError) -> RoutingTable.Entry
  {
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
    for next in try via.sequence("a list of stations or circuits") {
      circuits += try self.circuits(next, from: owner)
    }
    guard !circuits.isEmpty else {
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
    let circuits = parts.circuits.indices.filter {
      parts.circuits[$0].from == owner && parts.circuits[$0].to == neighbour
    }
    guard !circuits.isEmpty else {
      let name = parts.stations[Int(neighbour.index)].indicator
      throw ConfigurationError(
        "no-circuit", at: node.position, "no circuit goes from \(ownerName) to \(name)")
    }
    return circuits.map(CircuitID.init)
  }

  // MARK: Collectives

  mutating func read(collective node: Node) {
    do throws(ConfigurationError) {
      var fields = try Fields(node, of: "a collective")
      let indicator: RoutingIndicator = try fields.required("id")
      let name: String = try fields.optional("name") ?? indicator.description
      let heldAt = fields.node("heldAt")
      let members: [RoutingIndicator] = try fields.required("members")
      let place = fields.node("id")?.position ?? node.position
      try fields.finish()
      guard let heldAt else {
        throw ConfigurationError(
          "missing-field", at: node.position, "a collective needs 'heldAt'",
          hint: "name the relay that holds its list")
      }
      try claim(indicator, at: place)
      parts.collectives.append(
        Collective(indicator: indicator, name: name, heldAt: try station(heldAt), members: members))
    } catch {
      report(error)
    }
  }

  /// Reports the members that nobody serves; collectives may have collectives as members, named later too.
  mutating func checkMembers(_ collectives: Node) {
    do throws(ConfigurationError) {
      for node in try collectives.sequence() {
        var fields = try Fields(node, of: "a collective")
        for member in try fields.node("members")?.sequence() ?? []
        where claims[try RoutingIndicator(member)] == nil {
          let known = claims.keys.map(\.description).sorted()
          let text = try member.scalar()
          report(
            ConfigurationError(
              "unknown-member", at: member.position, "no station or collective has the indicator \(text)",
              hint: nearest(to: text, among: known)))
        }
      }
    } catch {
      report(error)
    }
  }
}
