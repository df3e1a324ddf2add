import CableFormat
import Configuration
import Diagnostics

extension TopologyChecker {
  /// Finds entries of tables that do nothing, or something else than they seem to.
  mutating func checkTables() {
    let indicators = topology.indicators
    for index in topology.stations.indices {
      let station = StationID(index)
      guard let table = topology.table(of: station), let positions = places.entries[station] else { continue }
      var first: [RoutingTable.Match: Int] = [:]
      for (place, entry) in table.entries.enumerated() {
        let position = positions[place]
        let earlier = first[entry.match]
        first[entry.match] = earlier ?? place
        if let earlier { reportShadow(at: position, of: positions[earlier]) }
        switch entry.match {
        case .exactly(let indicator): checkExact(indicator, of: station, at: position, indicators)
        case .prefix(let letters):
          guard earlier == nil else { break }
          // Others that begin with the letters have a more exact entry.
          let known = indicators.beginning(with: letters)
          let caught = known.filter { table.place(of: $0) == place }
          if caught.isEmpty {
            checkIdle(letters, at: position, isKnown: !known.isEmpty)
          } else {
            checkForTraps(letters, entry, caught, of: station, at: position)
          }
        case .anything: break
        }
      }
    }
  }

  /// Reports an entry whose indicators an earlier one has.
  private mutating func reportShadow(at position: Position, of earlier: Position) {
    report(
      .warning, "shadowed-entry", at: position,
      "this entry can never match: line \(earlier.line) is for the same indicators",
      hint: "put its 'via' into that entry, or take it out")
  }

  private mutating func checkExact(
    _ indicator: RoutingIndicator, of station: StationID, at position: Position,
    _ indicators: [RoutingIndicator]
  ) {
    guard let owner = topology.owner(of: indicator) else {
      let nearest = Spelling.nearest(
        to: indicator.description, among: indicators.map(\.description))
      return report(
        .error, "unknown-indicator", at: position,
        "no station or collective has the indicator \(indicator)",
        hint: nearest.map { "did you mean \($0)?" } ?? "a family of indicators is sent on by {prefix: …}")
    }
    let isOwn =
      switch owner {
      case .station(let served): served == station
      case .collective(let held): topology.collectives[held].heldAt == station
      }
    guard isOwn else { return }
    report(
      .warning, "own-indicator", at: position,
      "this entry can never match: \(indicator) ends at \(name(station)) itself", hint: "take it out")
  }

  /// Reports a prefix that speaks of no indicator of the network.
  private mutating func checkIdle(_ letters: String, at position: Position, isKnown: Bool) {
    if isKnown {
      report(
        .warning, "shadowed-entry", at: position,
        "this entry can never match a known indicator: all that begin with \(letters) have nearer entries",
        hint: "take it out if it is not for unknown ones")
    } else {
      report(.note, "idle-prefix", at: position, "no indicator of the network begins with \(letters)")
    }
  }

  /// Reports indicators that begin with the letters of a prefix but are not where it leads.
  private mutating func checkForTraps(
    _ letters: String, _ entry: RoutingTable.Entry, _ caught: [RoutingIndicator], of station: StationID,
    at position: Position
  ) {
    let others = caught.filter { finder.rule.destination(of: $0) != station }
    let strays = others.filter { !isBehind(entry, $0, from: station) }
    let isDeliberate = strays.count == others.count
    for stray in strays {
      // A prefix that leads nothing by its best way is a decision, as long as it leads there.
      let route = finder.route(from: station, to: stray, classification: .unclassified)
      if isDeliberate, case .reached = route.ending { continue }
      guard let destination = finder.rule.destination(of: stray) else { continue }
      let distance = finder.rule.distances.toward(destination, classification: .unclassified)
      let best = finder.rule.circuits(for: .unclassified).best(from: station, by: distance).first
      let way = best.map { "; the best way is by \(name(topology[$0].to))" } ?? ""
      let hint = best.map { "give it an entry: {to: \(stray), via: [\(name(topology[$0].to))]}" }
      report(
        .warning, "prefix-trap", at: position,
        "\(stray) begins with \(letters) but is not behind \(name(topology[entry.via[0]].to))\(way)",
        hint: hint)
    }
  }

  /// Whether a circuit of an entry is on a best way to an indicator.
  private mutating func isBehind(
    _ entry: RoutingTable.Entry, _ indicator: RoutingIndicator, from station: StationID
  ) -> Bool {
    guard let destination = finder.rule.destination(of: indicator) else { return true }
    let distance = finder.rule.distances.toward(
      destination, classification: .unclassified, until: station)
    return entry.via.contains { circuit in
      let rest = distance[Int(topology[circuit].to.index)]
      return rest != OpenCircuits.unreachable
        && rest + finder.rule.wiring.cost(of: circuit) == distance[Int(station.index)]
    }
  }
}

extension [RoutingIndicator] {
  /// Those that begin with some letters, of indicators in alphabetical order.
  fileprivate func beginning(with letters: String) -> ArraySlice<RoutingIndicator> {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].description < letters { low = middle + 1 } else { high = middle }
    }
    return self[low...].prefix { $0.description.hasPrefix(letters) }
  }
}
