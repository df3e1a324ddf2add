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
    var origin: StationID
    var indicator: RoutingIndicator
    var classification: Classification
  }

  private var finder: RouteFinder
  private var steps: [Int32] = []
  private var starts: [Key: Int32] = [:]

  init(_ topology: Topology, hopLimit: Int) {
    finder = RouteFinder(topology, hopLimit: hopLimit)
  }

  /// The place of the first step from a station to an indicator.
  mutating func start(
    from origin: StationID, to indicator: RoutingIndicator, classification: Classification
  ) -> Int32 {
    let key = Key(origin: origin, indicator: indicator, classification: classification)
    if let known = starts[key] { return known }
    let route = finder.route(from: origin, to: indicator, classification: classification)
    let start = Int32(steps.count)
    steps += route.circuits.map(\.index)
    switch route.ending {
    case .reached: steps.append(-1)
    case .stopped(let reason, _): steps.append(-2 - Int32(RejectReason.allCases.firstIndex(of: reason) ?? 0))
    }
    starts[key] = start
    return start
  }

  subscript(place: Int32) -> Step {
    let step = steps[Int(place)]
    if step >= 0 { return .circuit(step) }
    return step == -1 ? .arrived : .stopped(RejectReason.allCases[Int(-2 - step)])
  }
}
