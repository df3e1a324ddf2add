package import Distribution
import EventKernel
package import Scenario

/// Carries out one replication of a scenario, from its start to the reason for which it ends.
package enum Execution {
  /// How far a replication has come.
  package struct Progress: Sendable {
    /// The part of the simulated time that is over, 0 to 1.
    package var fraction: Double

    /// Cables filed so far, background load included.
    package var cables: Int

    /// Events that have happened so far.
    package var events: Int
  }

  /// Runs a replication.
  ///
  /// - Parameters:
  ///   - watch: what the summary keeps besides the results.
  ///   - recordsCables: whether the rows that are taken tell of cables as well, which results do not need.
  ///   - goesOn: is told from time to time how far it is; the run is interrupted where it says no.
  ///   - take: takes the rows, a batch at a time.
  /// - Throws: what `take` throws.
  package static func run<Failure: Error>(
    _ scenario: Scenario, replication: Int, watch: Watch = Watch(), recordsCables: Bool = true,
    while goesOn: (Progress) -> Bool, take: (Records) throws(Failure) -> Void
  ) throws(Failure) -> RunSummary {
    var engine = RelayEngine(
      scenario, replication: replication,
      recordsCables: recordsCables || watch.filing != nil)
    var summary = RunSummary(of: scenario, replication: replication, watch: watch)
    var records = Records()
    let length = Double((scenario.horizon - scenario.start).microseconds)
    while true {
      var isOver = engine.advance(&records) != nil
      if !isOver {
        let passed = Double((engine.now - scenario.start).microseconds)
        let progress = Progress(
          fraction: length > 0 ? passed / length : 1, cables: engine.filedCount, events: engine.eventCount)
        if !goesOn(progress) {
          engine.interrupt(&records)
          isOver = true
        }
      }
      summary.add(records)
      try take(records)
      records.removeAll()
      if isOver {
        summary.finish(engine, of: scenario)
        return summary
      }
    }
  }
}
