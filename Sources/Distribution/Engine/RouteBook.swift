import CableFormat
import RelayNetwork

/// The ways that cables take, each found once and then read step by step.
///
/// A step is a circuit's number, or a word that says how the way ends. A copy keeps, for each one it has to
/// reach, the place of the next step: a hop costs one look into an array.
struct RouteBook {
  /// What the next step of a way is.
  enum Step {
    case circuit(Int32)
    case arrived
    case stopped(RejectReason)
  }

  private struct Key: Hashable {
    var origin: Int32
    var indicator: UInt64
    var classification: UInt8
  }

  /// The word before the first step of each way.
  private static let beginning = Int32.min

  private let topology: Topology
  private let hopLimit: Int
  private var finder: RouteFinder
  private var steps: [Int32] = []
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
    from origin: StationID, to indicator: RoutingIndicator, classification: Classification
  ) -> Int32 {
    let key = Key(
      origin: origin.index, indicator: indicator.packed, classification: classification.rawValue)
    if let known = starts[key] { return known }
    let start = add(finder.route(from: origin, to: indicator, classification: classification))
    starts[key] = start
    return start
  }

  /// The place of the first step of the way over one circuit and no further.
  mutating func way(over circuit: Int32) -> Int32 {
    if let known = directWays[circuit] { return known }
    let id = CircuitID(Int(circuit))
    let start = add(Route(circuits: [id], ending: .reached(topology[id].to)))
    directWays[circuit] = start
    return start
  }

  subscript(place: Int32) -> Step {
    let step = steps[Int(place)]
    if step >= 0 { return .circuit(step) }
    return step == -1 ? .arrived : .stopped(RejectReason.allCases[Int(-2 - step)])
  }

  private mutating func add(_ route: Route, behind passed: [Int32] = []) -> Int32 {
    steps.append(RouteBook.beginning)
    steps += passed
    let start = Int32(steps.count)
    steps += route.circuits.map(\.index)
    switch route.ending {
    case .reached: steps.append(-1)
    case .stopped(let reason, _): steps.append(-2 - Int32(RejectReason.allCases.firstIndex(of: reason) ?? 0))
    }
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
    at place: Int32, from station: StationID, to indicator: RoutingIndicator, classification: Classification
  ) -> Int32? {
    var first = Int(place)
    while steps[first - 1] != RouteBook.beginning { first -= 1 }
    let passed = Array(steps[first..<Int(place)])
    let stations = passed.map { topology.circuits[Int($0)].from }
    let route = detourFinder?.route(
      from: station, to: indicator, classification: classification, passed: stations)
    guard let route, case .reached = route.ending, !route.circuits.isEmpty else { return nil }
    return add(route, behind: passed)
  }
}
