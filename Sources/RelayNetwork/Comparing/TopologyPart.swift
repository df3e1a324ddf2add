import CableFormat

/// A part of a topology by a name that stays, with its fields in words.
struct TopologyPart {
  /// What it is and how it is called, such as `circuit RUEH>RUCN`.
  let key: String
  let fields: [(name: String, value: String)]

  /// All parts of a topology: itself, then stations, circuits, collectives and entries of tables, each in
  /// the order of the file.
  static func all(of topology: Topology) -> [TopologyPart] {
    let stations = topology.stations.indices.map(StationID.init)
    return [whole(topology)] + stations.map { station(topology[$0]) }
      + topology.circuits.map { circuit($0, in: topology) }
      + topology.collectives.map { collective($0, in: topology) }
      + stations.flatMap { entries(of: $0, in: topology) }
  }

  private static func whole(_ topology: Topology) -> TopologyPart {
    TopologyPart(
      key: "topology",
      fields: [("name", topology.name), ("about", topology.about), ("metric", topology.metric.rawValue)])
  }

  private static func station(_ station: Station) -> TopologyPart {
    let position = station.position.map {
      FieldText.list([FieldText.number($0.latitude), FieldText.number($0.longitude)])
    }
    return TopologyPart(
      key: "station \(station.indicator)",
      fields: [
        ("name", station.name), ("kind", station.kind.rawValue), ("position", position ?? "unknown"),
        ("timeZone", station.timeZone), ("guards", FieldText.list(station.guards)),
        ("hours", FieldText.hours(station.hours)), ("handling", FieldText.span(station.handling)),
        ("positions", String(station.positions)),
        ("storage", station.storage.map(String.init) ?? "unlimited"),
        ("clearance", station.clearance.name),
      ])
  }

  private static func circuit(_ circuit: Circuit, in topology: Topology) -> TopologyPart {
    let outages = circuit.outages.map {
      "up \(FieldText.span($0.up)), down \(FieldText.span($0.down))"
    }
    let windows = circuit.windows.map { "\(FieldText.clock($0.from))-\(FieldText.clock($0.to))" }
    return TopologyPart(
      key: "circuit \(circuit.name)",
      fields: [
        ("from", topology[circuit.from].indicator.description),
        ("to", topology[circuit.to].indicator.description), ("designator", circuit.designator),
        ("charactersPerSecond", FieldText.number(circuit.charactersPerSecond)),
        ("channels", String(circuit.channels)), ("propagation", FieldText.seconds(circuit.propagation)),
        ("firstChannelNumber", circuit.firstChannelNumber.description),
        ("clearance", circuit.clearance.name),
        ("garble", FieldText.number(circuit.garble)), ("outages", outages ?? "none"),
        ("windows", windows.isEmpty ? "always" : FieldText.list(windows)),
      ])
  }

  private static func collective(_ collective: Collective, in topology: Topology) -> TopologyPart {
    TopologyPart(
      key: "collective \(collective.indicator)",
      fields: [
        ("name", collective.name), ("heldAt", topology[collective.heldAt].indicator.description),
        ("members", FieldText.list(collective.members)),
      ])
  }

  private static func entries(of station: StationID, in topology: Topology) -> [TopologyPart] {
    var seen: [RoutingTable.Match: Int] = [:]
    return (topology.table(of: station)?.entries ?? []).map { entry in
      // Of entries for the same indicators only the first speaks; the others are told apart by number.
      let number = seen[entry.match, default: 0] + 1
      seen[entry.match] = number
      let suffix = number == 1 ? "" : " (\(number))"
      return TopologyPart(
        key: "entry \(topology[station].indicator) {\(entry.match)}\(suffix)",
        fields: [("via", FieldText.list(entry.via.map { topology[$0].name }))])
    }
  }
}
