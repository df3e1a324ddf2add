import CableFormat
import Configuration
import Diagnostics

extension TopologyChecker {
  /// Finds circuits and relays that may not carry what the stations on both sides of them may hold.
  mutating func checkClearances() {
    guard !levels.isEmpty else { return }
    var barriers: [Barrier] = []
    var index: [Position: Int] = [:]
    var survey = WaySurvey(finder.rule.wiring, hopLimit: RouteFinder.usualHopLimit)
    for indicators in topology.routingClasses {
      let levels = levels.filter {
        topology[indicators.destination].clearance >= $0 && !arrivals.contains(indicators, at: $0)
      }
      guard !levels.isEmpty else { continue }
      let open = Ways(of: indicators, .unclassified, by: &finder.rule)
      survey.take(open)
      let reached = survey.outcomes.map { $0.failure == nil }
      for level in levels {
        survey.take(Ways(of: indicators, level, by: &finder.rule))
        for (origin, outcome) in survey.outcomes.enumerated()
        where outcome.failure != nil && reached[origin] && topology.stations[origin].clearance >= level {
          guard let barrier = barrier(to: level, on: open, from: StationID(origin), indicators) else {
            continue
          }
          if let known = index[barrier.position] {
            barriers[known].merge(barrier)
          } else {
            index[barrier.position] = barriers.count
            barriers.append(barrier)
          }
        }
      }
    }
    for barrier in barriers {
      report(
        .warning, "clearance-cuts-off", at: barrier.position,
        "\(barrier.what) may carry no more than \(barrier.clearance): that keeps \(barrier.level) from"
          + " \(barrier.pairs) pair\(barrier.pairs == 1 ? "" : "s") of stations that may have it, such as"
          + " \(name(barrier.origin)) to \(barrier.indicator)",
        hint: "raise its clearance, or that of another way round it")
    }
  }

  /// The first circuit, or relay, on a way that may not carry a classification.
  private func barrier(
    to level: Classification, on ways: Ways, from origin: StationID, _ indicators: RoutingClass
  ) -> Barrier? {
    var (station, previous): (StationID, StationID?) = (origin, nil)
    while station != ways.destination,
      case .onward(let circuit) = ways.step(at: station, from: previous, finder.rule.wiring)
    {
      let end = topology[circuit].to
      (previous, station) = (station, end)
      let isCircuit = topology[circuit].clearance < level
      guard isCircuit || topology[end].clearance < level else { continue }
      return Barrier(
        position: isCircuit ? places.circuits[Int(circuit.index)] : places.stations[Int(end.index)],
        what: isCircuit ? "the circuit \(topology[circuit].name)" : "the relay \(name(end))",
        clearance: isCircuit ? topology[circuit].clearance : topology[end].clearance,
        level: level, pairs: indicators.indicators.count, origin: origin,
        indicator: indicators.representative)
    }
    return nil
  }
}

/// Something on a way that may not carry a classification; both directions of a line are one.
private struct Barrier {
  let position: Position
  let what: String
  let clearance: Classification

  /// The lowest classification that it stops.
  var level: Classification

  /// How many pairs of a station and an indicator it keeps apart at that level, and the first of these.
  var pairs: Int
  var origin: StationID
  var indicator: RoutingIndicator

  /// Counts other pairs that it keeps apart.
  mutating func merge(_ other: Barrier) {
    if other.level < level {
      (level, pairs, origin, indicator) = (other.level, other.pairs, other.origin, other.indicator)
    } else if other.level == level {
      pairs += other.pairs
    }
  }
}
