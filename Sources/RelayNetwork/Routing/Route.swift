/// The way of a cable from one station to whom an indicator stands for, as the tables and circuits have it.
package struct Route: Hashable, Sendable {
  /// The circuits in the order in which they are taken.
  package var circuits: [CircuitID]

  /// How it ends.
  package var ending: Ending

  package enum Ending: Hashable, Sendable {
    /// At the station that serves the indicator, or that holds the collective's list.
    case reached(StationID)

    /// At a station that can do nothing more with it.
    case stopped(RejectReason, at: StationID)
  }

  package init(circuits: [CircuitID], ending: Ending) {
    self.circuits = circuits
    self.ending = ending
  }
}
