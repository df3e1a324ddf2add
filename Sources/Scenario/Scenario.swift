package import EventKernel
package import RelayNetwork

/// Everything a run depends on, as plain values: the same scenario gives the same run.
package struct Scenario: Sendable {
  package var name: String
  package var topology: Topology
  package var start: Instant

  /// The end of the time that is looked at, whatever is still under way.
  package var horizon: Instant
  package var seed: UInt64
  package var policy = Policy()

  /// The cables in the order in which they are given.
  package var filings: [Filing]

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
