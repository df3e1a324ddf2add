import CableFormat

/// The indicators that arrive from wherever there are circuits, told by looking at the core of a network alone.
///
/// What is not among them may arrive all the same: it has to be followed from every station.
struct Arrivals {
  private var open: Set<RoutingIndicator> = []
  private var atLevels: [Classification: Set<RoutingIndicator>] = [:]

  /// - Parameter levels: the classifications to look at besides the lowest.
  init(in topology: Topology, levels: [Classification], hopLimit: Int) {
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
    indicators.indicators.allSatisfy(open.contains)
  }

  /// Whether it is certain that all of a class arrive at a classification from whoever may hold it.
  func contains(_ indicators: RoutingClass, at level: Classification) -> Bool {
    contains(indicators) && indicators.indicators.allSatisfy { atLevels[level]?.contains($0) ?? false }
  }
}
