import CableFormat
import EventKernel

/// Compares the ways of every indicator from every station in two topologies.
struct WayComparison {
  private(set) var pairs: [TopologyDifference.Pair] = []
  private(set) var compared = 0

  private var old: Side
  private var new: Side

  /// The stations of both, by their own indicators.
  private let origins: [Origin]

  /// The lowest of all classifications, and of those that go alike.
  private let levels: [Classification]

  private struct Origin {
    var indicator: RoutingIndicator
    var old: StationID?
    var new: StationID?
  }

  init(_ old: Topology, _ new: Topology) {
    self.old = Side(old)
    self.new = Side(new)
    let indicators = Set((old.stations + new.stations).map(\.indicator)).sorted()
    let ids = (old.stationsByIndicator, new.stationsByIndicator)
    origins = indicators.map { Origin(indicator: $0, old: ids.0[$0], new: ids.1[$0]) }
    let clearances = Set(self.old.finder.rule.wiring.clearance + self.new.finder.rule.wiring.clearance)
    levels =
      [.unclassified] + clearances.sorted().compactMap { Classification(rawValue: $0.rawValue + 1) }
  }

  mutating func compare() {
    let indicators = Set(old.topology.indicators + new.topology.indicators).sorted()
    // Indicators that are alike in both are compared once.
    var groups: [(old: RoutingClass?, new: RoutingClass?, indicators: [RoutingIndicator])] = []
    var places: [[RoutingIndicator?]: Int] = [:]
    for indicator in indicators {
      let classes = (old.classes[indicator], new.classes[indicator])
      let key = [classes.0?.representative, classes.1?.representative]
      if let place = places[key] {
        groups[place].indicators.append(indicator)
      } else {
        places[key] = groups.count
        groups.append((classes.0, classes.1, [indicator]))
      }
    }
    for group in groups { compare(group.old, group.new, group.indicators) }
    pairs.sort { ($0.kind.rawValue, $0.to, $0.from) < ($1.kind.rawValue, $1.to, $1.from) }
  }

  private mutating func compare(
    _ before: RoutingClass?, _ after: RoutingClass?, _ indicators: [RoutingIndicator]
  ) {
    var last = [TopologyDifference.Pair?](repeating: nil, count: origins.count)
    for level in levels {
      old.follow(before, level)
      new.follow(after, level)
      for (place, origin) in origins.enumerated() where !isHome(origin, before, after) {
        if level == levels[0] { compared += indicators.count }
        guard let difference = difference(origin, indicators[0], level), !isSame(difference, last[place])
        else { continue }
        last[place] = difference
        for indicator in indicators {
          var pair = difference
          pair.to = indicator
          pairs.append(pair)
        }
      }
    }
  }

  /// Whether an origin is where the indicator ends, in both topologies as far as it is in them.
  private func isHome(_ origin: Origin, _ before: RoutingClass?, _ after: RoutingClass?) -> Bool {
    let ends = [(origin.old, before), (origin.new, after)].filter { $0.0 != nil }
    return ends.allSatisfy { $0.0 == $0.1?.destination }
  }

  private func isSame(_ a: TopologyDifference.Pair, _ b: TopologyDifference.Pair?) -> Bool {
    // Why a way does not arrive may be another at another classification: that is no other difference.
    a.kind == b?.kind && a.before.circuits == b?.before.circuits && a.after.circuits == b?.after.circuits
  }

  private func difference(
    _ origin: Origin, _ indicator: RoutingIndicator, _ level: Classification
  ) -> TopologyDifference.Pair? {
    guard let kind = kind(origin) else { return nil }
    return TopologyDifference.Pair(
      kind: kind, from: origin.indicator, to: indicator, classification: level,
      before: old.way(from: origin.old), after: new.way(from: origin.new))
  }

  private func kind(_ origin: Origin) -> TopologyDifference.Pair.Kind? {
    switch (old.reaches(origin.old), new.reaches(origin.new)) {
    case (false, false): return nil
    case (true, false): return .unreachable
    case (false, true): return .reachable
    case (true, true):
      guard let a = origin.old, let b = origin.new else { return nil }
      let (before, after) = (old.circuits(from: a), new.circuits(from: b))
      guard before.count == after.count,
        zip(before, after).allSatisfy({ old.identity(of: $0) == new.identity(of: $1) })
      else { return .rerouted }
      let isAlike = zip(before, after).allSatisfy { old.measure(of: $0) == new.measure(of: $1) }
      return isAlike ? nil : .retimed
    }
  }
}

/// One of the two topologies, and the ways of one indicator in it.
private struct Side {
  /// What makes a circuit the same in both.
  struct Identity: Hashable {
    var name: String
    var from: RoutingIndicator
    var to: RoutingIndicator
  }

  struct Measure: Hashable {
    var time: TimeSpan
    var kilometres: Double?
  }

  let topology: Topology
  var finder: RouteFinder
  let classes: [RoutingIndicator: RoutingClass]
  private let identities: [Identity]
  private let measures: [Measure]
  private var survey: WaySurvey
  private var ways: Ways?

  init(_ topology: Topology) {
    self.topology = topology
    finder = RouteFinder(topology)
    var classes: [RoutingIndicator: RoutingClass] = [:]
    for group in topology.routingClasses {
      for indicator in group.indicators { classes[indicator] = group }
    }
    self.classes = classes
    identities = topology.circuits.map {
      Identity(name: $0.name, from: topology[$0.from].indicator, to: topology[$0.to].indicator)
    }
    measures = topology.circuits.indices.map {
      Measure(
        time: topology.circuits[$0].leastTime, kilometres: topology.kilometres(of: [CircuitID($0)]))
    }
    survey = WaySurvey(finder.rule.wiring, hopLimit: RouteFinder.usualHopLimit)
  }

  func identity(of circuit: CircuitID) -> Identity { identities[Int(circuit.index)] }
  func measure(of circuit: CircuitID) -> Measure { measures[Int(circuit.index)] }

  /// Follows a class of indicators from everywhere; `nil` for one that the topology does not know.
  mutating func follow(_ indicators: RoutingClass?, _ level: Classification) {
    guard let indicators else {
      ways = nil
      return
    }
    let found = Ways(of: indicators, level, by: &finder.rule)
    survey.take(found)
    ways = found
  }

  func reaches(_ origin: StationID?) -> Bool {
    guard let origin, ways != nil else { return false }
    return survey.outcomes[Int(origin.index)].failure == nil
  }

  /// The circuits of the way from a station that reaches the destination.
  func circuits(from origin: StationID) -> [CircuitID] {
    guard let ways else { return [] }
    var circuits: [CircuitID] = []
    var (station, previous): (StationID, StationID?) = (origin, nil)
    while station != ways.destination, circuits.count <= RouteFinder.usualHopLimit,
      case .onward(let circuit) = ways.step(at: station, from: previous, finder.rule.wiring)
    {
      circuits.append(circuit)
      (previous, station) = (station, topology[circuit].to)
    }
    return circuits
  }

  func way(from origin: StationID?) -> TopologyDifference.Way {
    guard let origin else {
      return TopologyDifference.Way(
        reason: .unknown, stations: [], circuits: [], length: nil, leastTime: .zero)
    }
    let reason = ways == nil ? .unknown : survey.outcomes[Int(origin.index)].failure
    let circuits = reason == nil ? circuits(from: origin) : []
    return TopologyDifference.Way(
      reason: reason, stations: topology.stations(of: circuits, from: origin).map { topology[$0].indicator },
      circuits: circuits.map { topology[$0].name }, length: topology.kilometres(of: circuits),
      leastTime: topology.leastTime(of: circuits))
  }
}

extension Topology {
  /// The stations by their own indicators.
  fileprivate var stationsByIndicator: [RoutingIndicator: StationID] {
    Dictionary(stations.enumerated().map { ($1.indicator, StationID($0)) }) { first, _ in first }
  }
}
