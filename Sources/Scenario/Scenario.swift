package import EventKernel
package import RelayNetwork

/// Everything a run depends on, as plain values: the same scenario gives the same run.
package struct Scenario: Sendable {
  /// The time from the start that statistics leave out.
  package enum WarmUp: Hashable, Sendable {
    case fixed(TimeSpan)

    /// As much as MSER-5 cuts off.
    case automatic
  }

  /// How much of a run is written down.
  package enum Recording: String, CaseIterable, Sendable {
    /// Nothing at all.
    case none

    /// Cables, addressees and incidents.
    case deliveries

    /// Every transmission and handling as well.
    case hops
  }

  package var name: String
  package var about = ""
  package var topology: Topology
  package var start: Instant

  /// The end of the time that is looked at, whatever is still under way.
  package var horizon: Instant
  package var warmUp = WarmUp.fixed(.zero)
  package var seed: UInt64

  /// How many times it is run, each time with other draws.
  package var replications = 1
  package var policy = Policy()

  /// The cables in the order in which they are given.
  package var filings: [Filing]

  /// The background load.
  package var traffic: [TrafficSource] = []
  package var outages: [ScheduledOutage] = []
  package var expectations: [Expectation] = []
  package var recording = Recording.hops

  /// Whether the routing lines of background load are written down as well; those of the scenario's cables
  /// always are.
  package var recordsRoutingLines = false

  package init(
    name: String, topology: Topology, start: Instant, duration: TimeSpan, seed: UInt64 = 1, filings: [Filing]
  ) {
    self.name = name
    self.topology = topology
    self.start = start
    horizon = start + duration
    self.seed = seed
    self.filings = filings
  }
}
