package import CableFormat
import RelayNetwork
package import Scenario

/// The network of a scenario solved by formulas instead of being simulated, as if its traffic went on for ever.
///
/// Each circuit and each station is taken for itself, as a line into which cables come by chance (Kleinrock,
/// "Communication nets", 1964); times are summed along the ways. Where that is not what the engine does,
/// `reasonsToDiffer` says so.
package struct NetworkEstimate: Sendable {
  /// How a precedence fares at a circuit or station.
  package struct ClassEstimate: Sendable {
    package var precedence: Precedence

    /// Copies in an hour.
    package var copiesPerHour: Double

    /// In seconds; infinite where the class gets no turn in the long run.
    package var wait: Double

    /// In line, and being sent or handled, in seconds.
    package var sojourn: Double
  }

  /// A circuit or a station.
  package struct PlaceEstimate: Sendable {
    package enum Kind: String, Sendable { case circuit, station }

    package var name: String
    package var kind: Kind

    /// The part of the time in which a channel or position is busy or out of order; 1 and more where work grows without end.
    package var utilization: Double

    /// Those that have traffic, the highest first.
    package var classes: [ClassEstimate]
  }

  /// How long cables take from filing to receipt.
  package struct LatencyEstimate: Sendable {
    package var precedence: Precedence
    package var role: Filing.Role

    /// Whether it is that of the background load, or of the scenario's cables.
    package var isTraffic: Bool

    /// In seconds; infinite where they do not arrive in the long run.
    package var mean: Double

    /// Addressees in an hour, or in all where cables are filed once.
    package var addressees: Double
    package var objective: Double?
  }

  package var latencies: [LatencyEstimate]

  /// Those with traffic, the busiest first.
  package var places: [PlaceEstimate]
  package var growths: [Growth]
  package var upgrades: [Upgrade]
  package var reasonsToDiffer: [String]

  /// Addressees of the traffic in an hour to whom no way leads.
  package var lostPerHour: Double

  /// By what the traffic may be multiplied until some circuit or station cannot follow; `nil` without traffic.
  package var saturation: Double?

  /// Solves the network of a scenario.
  package init(_ scenario: Scenario) {
    let model = NetworkModel(scenario)
    let outcomes = model.outcomes()
    latencies = model.latencyEstimates(outcomes)
    places = model.placeEstimates(outcomes)
    let busiest = places.map(\.utilization).max() ?? 0
    saturation = busiest > 0 ? 1 / busiest : nil
    growths = model.growths(from: latencies)
    upgrades = model.upgrades(outcomes)
    lostPerHour = model.load.lost * 3600
    reasonsToDiffer = ReasonsToDiffer(model).list
  }
}

extension NetworkModel {
  fileprivate func latencyEstimates(
    _ outcomes: [[PriorityQueue.Outcome]]
  ) -> [NetworkEstimate.LatencyEstimate] {
    let means = latencies(outcomes)
    let all = zip(load.keys, zip(load.sums, means)).map { key, result in
      NetworkEstimate.LatencyEstimate(
        precedence: key.precedence, role: key.role, isTraffic: key.isTraffic, mean: result.1,
        addressees: result.0.weight * (key.isTraffic ? 3600 : 1),
        objective: Objective.endToEnd(key.precedence))
    }
    func order(_ row: NetworkEstimate.LatencyEstimate) -> (Int, UInt8, Int) {
      (row.isTraffic ? 0 : 1, row.precedence.rawValue, row.role == .action ? 0 : 1)
    }
    return all.sorted { order($0) < order($1) }
  }

  fileprivate func placeEstimates(
    _ outcomes: [[PriorityQueue.Outcome]]
  ) -> [NetworkEstimate.PlaceEstimate] {
    let topology = scenario.topology
    let circuits = topology.circuits.count
    let busy = lines.indices.filter {
      lines[$0].utilization > 0 && lines[$0].classes.contains { $0.rate > 0 }
    }
    let ranked = busy.sorted { (-lines[$0].utilization, $0) < (-lines[$1].utilization, $1) }
    return ranked.map { index in
      let classes = Precedence.allCases.filter { lines[index].classes[Int($0.rawValue)].rate > 0 }
      return NetworkEstimate.PlaceEstimate(
        name: index < circuits
          ? topology.circuits[index].name : topology.stations[index - circuits].indicator.description,
        kind: index < circuits ? .circuit : .station, utilization: lines[index].utilization,
        classes: classes.map { precedence in
          let outcome = outcomes[index][Int(precedence.rawValue)]
          return NetworkEstimate.ClassEstimate(
            precedence: precedence,
            copiesPerHour: lines[index].classes[Int(precedence.rawValue)].rate * 3600, wait: outcome.wait,
            sojourn: outcome.sojourn)
        })
    }
  }
}
