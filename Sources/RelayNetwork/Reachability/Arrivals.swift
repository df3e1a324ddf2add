import CableFormat

/// The indicators that arrive from wherever there are circuits, told by looking at the core of a network alone.
///
/// What is not among them may arrive all the same: it has to be followed from every station.
struct Arrivals {
  private var open: Set<RoutingIndicator> = []
  private var atLevels: [Classification: Set<RoutingIndicator>] = [:]
  private let topology: Topology
  private let shortWays: ShortWays?

  /// - Parameter levels: the classifications to look at besides the lowest.
  init(in wiring: Wiring, levels: [Classification], hopLimit: Int) {
    topology = wiring.topology
    shortWays = ShortWays(in: wiring, hopLimit: hopLimit)
    if shortWays == nil || !levels.isEmpty { surveyCore(levels: levels, hopLimit: hopLimit) }
  }

  private mutating func surveyCore(levels: [Classification], hopLimit: Int) {
    let core = CoreNetwork(topology)
    guard hopLimit >= core.detour else { return }
    var rule = RouteFinder(core.topology).rule
    var survey = WaySurvey(rule.wiring, hopLimit: hopLimit - core.detour)
    let levels = levels.filter(core.letsOut)
    for indicators in core.topology.routingClasses {
      survey.take(Ways(of: indicators, .unclassified, by: &rule))
      let arrives = zip(survey.outcomes, core.isIsolated).allSatisfy { $0.failure == nil || $1 }
      guard arrives else { continue }
      open.formUnion(indicators.indicators)
      for level in levels {
        let able = indicators.indicators.filter {
          guard let end = topology.destination(of: $0) else { return false }
          return topology[end].clearance >= level && core.letsIn(level, to: end)
        }
        guard !able.isEmpty else { continue }
        survey.take(Ways(of: indicators, level, by: &rule))
        let origins = zip(core.clearances, core.isIsolated)
        let arrives = zip(survey.outcomes, origins).allSatisfy { outcome, origin in
          outcome.failure == nil || origin.0 < level || origin.1
        }
        if arrives { atLevels[level, default: []].formUnion(able) }
      }
    }
  }

  /// Whether it is certain that all of a class arrive from everywhere.
  func contains(_ indicators: RoutingClass) -> Bool {
    shortWays?.farAway[Int(indicators.destination.index)] == 0
      || indicators.indicators.allSatisfy(open.contains)
  }

  /// From how many stations a class does not arrive because they are too far away; `nil` where that is not all
  /// that can be wrong, or a collective would be out of reach.
  func stationsTooFar(from indicators: RoutingClass) -> Int? {
    guard let shortWays, indicators.indicators.allSatisfy({ topology.station(serving: $0) != nil }) else {
      return nil
    }
    return shortWays.farAway[Int(indicators.destination.index)]
  }

  /// Whether it is certain that all of a class arrive at a classification from whoever may hold it.
  func contains(_ indicators: RoutingClass, at level: Classification) -> Bool {
    contains(indicators) && indicators.indicators.allSatisfy { atLevels[level]?.contains($0) ?? false }
  }
}
