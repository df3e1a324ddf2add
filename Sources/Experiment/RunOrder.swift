package import Scenario

/// A run that is to be made: one replication of a scenario, and what is looked at besides its results.
package struct RunOrder: Sendable {
  package var scenario: Scenario
  package var replication: Int
  package var watch: Watch

  package init(_ scenario: Scenario, replication: Int, watch: Watch = Watch()) {
    self.scenario = scenario
    self.replication = replication
    self.watch = watch
  }
}

/// What a summary keeps of a run besides its results.
package struct Watch: Hashable, Sendable {
  /// Whether results are kept for each addressee as well.
  package var byAddressee = false

  /// The scenario's cable whose times are kept apart, by its index.
  package var filing: Int?

  /// Whether it is kept when each cable came to each addressee; only with a cable that is looked at.
  package var keepsArrivals = false

  package init(byAddressee: Bool = false, filing: Int? = nil, keepsArrivals: Bool = false) {
    self.byAddressee = byAddressee
    self.filing = filing
    self.keepsArrivals = keepsArrivals
  }
}
