import CableFormat

/// The ways on which indicators do not arrive, gathered by what is to blame.
struct StrayWays {
  /// An entry of a station's table.
  struct Place: Hashable {
    var station: StationID
    var entry: Int
  }

  /// What an entry does to the indicators that it sends on.
  enum Kind: Hashable { case loop, blackHole }

  /// An entry that is to blame, with all that suffer by it.
  struct Fault {
    var kind: Kind
    var place: Place
    var indicators: [RoutingIndicator]
    var origins: OriginSet
    var example: Route
  }

  /// Indicators that cannot be reached from some stations.
  struct Lost {
    var destination: StationID
    var indicators: [RoutingIndicator]
    var origins: OriginSet
  }

  private let topology: Topology
  private(set) var faults: [Fault] = []
  private var faultIndex: [Place: [Kind: Int]] = [:]
  private var lost: [Lost] = []
  private var lostIndex: [OriginSet: Int] = [:]

  /// Indicators that no one can reach.
  private(set) var unreached: [Lost] = []

  /// From which stations a collective's holder cannot be reached.
  private(set) var missing: [RoutingIndicator: OriginSet] = [:]

  /// The longest way that passes too many circuits, and how many do.
  private(set) var longest: (route: Route, indicator: RoutingIndicator)?
  private(set) var longCount = 0

  /// Whether a station has been seen to reach another.
  private var speaks: [Bool]

  /// A station that all others reach, and another one.
  private var reached: [StationID] = []

  /// Whether each station reaches its neighbours at least.
  private var allReachNeighbours = false
  private let isolated: OriginSet

  /// How many sets of stations are told apart, so that memory stays bounded.
  private static let limit = 10_000

  init(_ topology: Topology) {
    self.topology = topology
    speaks = [Bool](repeating: false, count: topology.stations.count)
    var isolated = OriginSet(count: topology.stations.count)
    for index in topology.stations.indices {
      let station = StationID(index)
      if topology.circuits(from: station).isEmpty, topology.circuits(to: station).isEmpty {
        isolated.insert(index)
      }
    }
    self.isolated = isolated
  }

  /// Whether a station reaches no other.
  func isMute(_ station: StationID) -> Bool {
    !allReachNeighbours && !speaks[Int(station.index)] && reached.allSatisfy { $0 == station }
  }

  /// The parts of the network that cannot be reached from other parts: stations that reach no one, and
  /// indicators that no one reaches, are left out.
  var partlyUnreached: [Lost] {
    lost.filter { part in part.origins.members.contains { !isMute(StationID($0)) } }
  }

  /// Takes in that a class of indicators arrives from everywhere.
  mutating func add(arriving indicators: RoutingClass) {
    if reached.count < 2, reached.first != indicators.destination { reached.append(indicators.destination) }
  }

  /// Takes in that some ways are too long, and nothing else is wrong with those to their ends.
  mutating func add(tooLong count: Int) {
    longCount += count
    allReachNeighbours = true
  }

  /// Takes in what became of a class of indicators.
  mutating func add(
    _ indicators: RoutingClass, _ ways: Ways, _ outcomes: [WaySurvey.Outcome],
    _ finder: inout RouteFinder
  ) {
    let count = outcomes.count
    var all = OriginSet(count: count)
    var cutOff = OriginSet(count: count)
    // One way stands for all that the same station's table sent astray last.
    var examples: [(reason: RejectReason, station: StationID?, origins: [Int])] = []
    for (origin, outcome) in outcomes.enumerated() where origin != Int(indicators.destination.index) {
      guard let reason = outcome.failure else {
        speaks[origin] = true
        continue
      }
      guard !isolated.contains(origin) else { continue }
      all.insert(origin)
      // Where no circuits lead there at all, or too many, no table is to blame.
      let isCut = reason == .unreachable && ways.distance[origin] == OpenCircuits.unreachable
      let station =
        isCut || reason == .hops
        ? nil : lastTable(on: ways, from: StationID(origin), hops: outcome.hops, finder.rule.wiring)
      if let known = examples.firstIndex(where: { $0.reason == reason && $0.station == station }) {
        examples[known].origins.append(origin)
      } else {
        examples.append((reason, station, [origin]))
      }
    }
    for example in examples {
      let route = finder.route(
        from: StationID(example.origins[0]), to: indicators.representative, classification: .unclassified)
      if example.reason == .hops {
        longCount += example.origins.count * indicators.indicators.count
        if longest == nil { longest = (route, indicators.representative) }
      } else if let station = example.station,
        let entry = topology.table(of: station)?.place(of: indicators.representative)
      {
        let place = Place(station: station, entry: entry)
        blame(place, example.reason == .loop ? .loop : .blackHole, indicators, example.origins, route)
      } else {
        for origin in example.origins { cutOff.insert(origin) }
      }
    }
    note(indicators, all: all, cutOff: cutOff)
  }

  private mutating func note(_ indicators: RoutingClass, all: OriginSet, cutOff: OriginSet) {
    guard !all.isEmpty, !isolated.contains(Int(indicators.destination.index)) else { return }
    let others = topology.stations.count - 1 - isolated.count
    for indicator in indicators.indicators {
      if case .collective = topology.owner(of: indicator) { missing[indicator] = all }
    }
    let names = indicators.indicators.filter { topology.station(serving: $0) != nil }
    if all.count == others, !names.isEmpty {
      unreached.append(Lost(destination: indicators.destination, indicators: names, origins: all))
    } else if !cutOff.isEmpty, !names.isEmpty {
      if let known = lostIndex[cutOff] {
        lost[known].indicators += names
      } else if lost.count < StrayWays.limit {
        lostIndex[cutOff] = lost.count
        lost.append(Lost(destination: indicators.destination, indicators: names, origins: cutOff))
      }
    }
  }

  private mutating func blame(
    _ place: Place, _ kind: Kind, _ indicators: RoutingClass, _ origins: [Int], _ example: Route
  ) {
    let index: Int
    if let known = faultIndex[place]?[kind] {
      index = known
    } else {
      index = faults.count
      faultIndex[place, default: [:]][kind] = index
      faults.append(
        Fault(
          kind: kind, place: place, indicators: [], origins: OriginSet(count: speaks.count),
          example: example))
    }
    for indicator in indicators.indicators where !faults[index].indicators.contains(indicator) {
      faults[index].indicators.append(indicator)
    }
    for origin in origins { faults[index].origins.insert(origin) }
  }

  /// The last station on a way whose table sent the indicator on.
  private func lastTable(
    on ways: Ways, from origin: StationID, hops: Int32, _ wiring: Wiring
  ) -> StationID? {
    var (station, previous): (StationID, StationID?) = (origin, nil)
    var last = ways.isByTable(at: origin) ? origin : nil
    for _ in 0..<hops {
      guard case .onward(let circuit) = ways.step(at: station, from: previous, wiring) else { break }
      (previous, station) = (station, wiring.end(of: circuit))
      if ways.isByTable(at: station) { last = station }
    }
    return last
  }
}
