import CableFormat
import Configuration
import Diagnostics

extension TopologyChecker {
  /// Follows every indicator from every station and reports those that do not arrive.
  mutating func checkWays() {
    let classes = topology.routingClasses
    var stray = StrayWays(topology)
    var survey = WaySurvey(finder.rule.wiring, hopLimit: RouteFinder.usualHopLimit)
    for indicators in classes {
      if arrivals.contains(indicators) {
        stray.add(arriving: indicators)
        continue
      }
      // Of ways that are too long, one is shown and the others are counted.
      if stray.longest != nil, let farAway = arrivals.stationsTooFar(from: indicators) {
        stray.add(tooLong: farAway * indicators.indicators.count)
        continue
      }
      let ways = Ways(of: indicators, .unclassified, by: &finder.rule)
      survey.take(ways)
      stray.add(indicators, ways, survey.outcomes, &finder)
    }
    reportLost(stray)
    reportEntries(stray)
    reportCollectives(stray)
    reportCutOff(stray)
    guard let (route, indicator) = stray.longest else { return }
    let origin = topology[route.circuits[0]].from
    report(
      .warning, "too-many-hops", at: places.stations[Int(origin.index)],
      "\(stray.longCount) ways pass more than \(RouteFinder.usualHopLimit) circuits, such as that from"
        + " \(name(origin)) to \(indicator)",
      hint: "a cable stops after so many unless the scenario's policy says otherwise")
  }

  /// Stations that no one can reach, or that can reach no one.
  private mutating func reportLost(_ stray: StrayWays) {
    for index in topology.stations.indices where topology.stations.count > 1 {
      let station = StationID(index)
      let hasCircuits =
        !topology.circuits(from: station).isEmpty || !topology.circuits(to: station).isEmpty
      if !hasCircuits {
        report(
          .error, "isolated-station", at: places.stations[index], "\(name(station)) has no circuit",
          hint: "no one can reach it, and it can reach no one")
        continue
      }
      if stray.isMute(station) {
        report(
          .warning, "cannot-send", at: places.stations[index], "\(name(station)) can reach no other station",
          hint: topology.circuits(from: station).isEmpty ? "no circuit leads away from it" : nil)
      }
    }
    for lost in stray.unreached {
      let names = lost.indicators.map(\.description)
      report(
        .error, "unreachable", at: places.stations[Int(lost.destination.index)],
        "no other station can reach \(TopologyChecker.some(names))",
        hint: topology.circuits(to: lost.destination).isEmpty ? "no circuit leads there" : nil)
    }
  }

  /// Entries of tables that lead indicators round in a loop, or to where they cannot go on.
  private mutating func reportEntries(_ stray: StrayWays) {
    for fault in stray.faults {
      guard let position = places.entries[fault.place.station]?[fault.place.entry] else { continue }
      let indicators = TopologyChecker.some(fault.indicators.map(\.description))
      let way = way(fault.example)
      let from = "from \(count(fault.origins.count, "station"))"
      switch fault.kind {
      case .loop:
        report(
          .error, "routing-loop", at: position, "\(indicators) would circulate, \(from): \(way)",
          hint: "send it by another circuit, or give the station that sends it back an entry")
      case .blackHole:
        report(
          .error, "black-hole", at: position,
          "\(indicators) would be lost, \(from): \(way), and no circuit leads on",
          hint: "send it by another circuit")
      }
    }
  }

  /// Posts that cannot reach the relay that holds a collective.
  private mutating func reportCollectives(_ stray: StrayWays) {
    for (index, collective) in topology.collectives.enumerated() {
      guard let origins = stray.missing[collective.indicator] else { continue }
      let names = origins.members.map { name(StationID($0)) }
      report(
        names.count == topology.stations.count - 1 ? .error : .warning, "collective-out-of-reach",
        at: places.collectives[index],
        "\(TopologyChecker.some(names)) cannot reach \(name(collective.heldAt)), which holds"
          + " \(collective.indicator)")
    }
  }

  /// Parts of the network that cannot reach other parts.
  private mutating func reportCutOff(_ stray: StrayWays) {
    for part in stray.partlyUnreached {
      let origins = part.origins.members.map { name(StationID($0)) }
      report(
        .warning, "partly-unreachable", at: places.stations[Int(part.destination.index)],
        "\(TopologyChecker.some(part.indicators.map(\.description))) cannot be reached from"
          + " \(TopologyChecker.some(origins))",
        hint: "no circuit leads there from these")
    }
  }

  /// A way as the stations on it.
  private func way(_ route: Route) -> String {
    let first = route.circuits.first.map { [name(topology[$0].from)] } ?? []
    var stations = first + route.circuits.map { name(topology[$0].to) }
    // Where a station would send it back whence it came, the way ends before that.
    if case .stopped(.loop, let end) = route.ending, !stations.dropLast().contains(name(end)),
      stations.count > 1
    {
      stations.append(stations[stations.count - 2])
    }
    return stations.joined(separator: " > ")
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)" + (number == 1 ? "" : "s")
  }
}
