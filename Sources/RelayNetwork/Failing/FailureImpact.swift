package import CableFormat
package import EventKernel

/// What a failure does to the ways in a network.
///
/// Pairs that begin or end at a failed station are not counted: that it is silent is no news.
package struct FailureImpact: Sendable {
  /// The units that fail together, by their places in the list of units.
  package var units: [Int]

  /// Pairs of a station and an indicator that arrived before and do no more.
  package var unreachablePairs = 0

  /// Pairs that did not arrive before and do now, because a loop is broken.
  package var reachablePairs = 0

  /// Pairs that arrive by other circuits.
  package var reroutedPairs = 0

  /// How many circuits more the rerouted pairs pass, all together.
  package var addedHops = 0

  /// By how much their least times for a thousand characters grow, all together.
  package var addedTime = TimeSpan.zero

  /// The most that one of them loses.
  package var mostAddedTime = TimeSpan.zero

  /// Indicators that most of the stations which reached them reach no more, in alphabetical order.
  package var cutOff: [RoutingIndicator] = []

  /// Traffic of the pairs that arrive no more, and of those that are rerouted, in the unit of the weights.
  package var unreachableTraffic = 0.0
  package var reroutedTraffic = 0.0

  package init(units: [Int]) {
    self.units = units
  }

  /// Whether it changes any way.
  package var isHarmless: Bool { unreachablePairs == 0 && reachablePairs == 0 && reroutedPairs == 0 }
}
