import CableFormat
import RelayNetwork

/// Knows which way leads from a station to an indicator, having looked for each only once.
struct RouteBook {
  private struct Key: Hashable {
    var indicator: UInt64
    var origin: Int32
    var classification: UInt8
  }

  private let topology: Topology
  private let hopLimit: Int
  private var finder: RouteFinder
  private var starts: [Key: Int32] = [:]
  private var directWays: [Int32: Int32] = [:]

  /// The finder of ways around what is down; `nil` while that is not known.
  private var detourFinder: RouteFinder?

  init(_ topology: Topology, hopLimit: Int) {
    self.topology = topology
    self.hopLimit = hopLimit
    finder = RouteFinder(topology, hopLimit: hopLimit)
  }

  /// The place of the first step from a station to an indicator.
  mutating func start(
    from origin: StationID, to indicator: RoutingIndicator, classification: Classification,
    in ways: inout Ways
  ) -> Int32 {
    let key = Key(
      indicator: indicator.packed, origin: origin.index, classification: classification.rawValue)
    if let known = starts[key] { return known }
    let start = lookUp(from: origin, to: indicator, classification: classification, in: &ways)
    starts[key] = start
    return start
  }

  /// The same for somebody who keeps it: it is looked for anew.
  mutating func lookUp(
    from origin: StationID, to indicator: RoutingIndicator, classification: Classification,
    in ways: inout Ways
  ) -> Int32 {
    ways.add(finder.route(from: origin, to: indicator, classification: classification))
  }

  /// The place of the first step of the way over one circuit and no further.
  mutating func way(over circuit: Int32, in ways: inout Ways) -> Int32 {
    if let known = directWays[circuit] { return known }
    let id = CircuitID(Int(circuit))
    let start = ways.add(Route(circuits: [id], ending: .reached(topology[id].to)))
    directWays[circuit] = start
    return start
  }

  // MARK: Detours

  /// Says that other circuits are down than before.
  mutating func forgetDetours() {
    detourFinder = nil
  }

  /// Whether it has been told what is down since that last changed.
  var knowsWhatIsDown: Bool { detourFinder != nil }

  /// Takes in which circuits are down.
  mutating func learn(isDown: [Bool]) {
    detourFinder = RouteFinder(topology, hopLimit: hopLimit, unavailable: isDown)
  }

  /// Another way from the station where a step is to be taken, past nothing that is down or was passed before.
  ///
  /// - Returns: the place of its first step; `nil` if there is no way that reaches the indicator.
  mutating func detour(
    at place: Int32, from station: StationID, to indicator: RoutingIndicator, classification: Classification,
    in ways: inout Ways
  ) -> Int32? {
    let passed = ways.passed(before: place)
    let stations = passed.map { topology.circuits[Int($0)].from }
    let route = detourFinder?.route(
      from: station, to: indicator, classification: classification, passed: stations)
    guard let route, case .reached = route.ending, !route.circuits.isEmpty else { return nil }
    return ways.add(route, behind: passed)
  }
}
