package import Timeline

/// The database into which runs are entered in their order, or none.
package struct RunBook: ~Copyable {
  private let path: String?
  private let adds: Bool
  private var writer: TimelineWriter?

  /// - Parameters:
  ///   - path: where the database is, `nil` if nothing is written.
  ///   - adds: whether it is there already and has runs that stay.
  package init(_ path: String?, adds: Bool = false) {
    self.path = path
    self.adds = adds
  }

  /// What is said of a run while it is made.
  package enum News: Sendable {
    case progress(Execution.Progress)
    case ended(RunSummary)
  }

  /// Makes runs and enters them.
  ///
  /// - Parameters:
  ///   - facts: what a run is called and by what it was made, by its place among the orders.
  ///   - stopsAtFailure: whether the first failure is the end of it.
  ///   - tell: is told how it goes on, with the place of the run.
  /// - Returns: the runs that were made, in the order of the orders; fewer where they were stopped.
  /// - Throws: what SQLite says if the file cannot be written.
  package mutating func carryOut(
    _ orders: [RunOrder], by crew: Crew, facts: (Int) -> TimelineWriter.RunFacts,
    stopsAtFailure: Bool = false,
    tell: (Int, News) -> Void
  ) throws(DatabaseError) -> [RunSummary] {
    var summaries: [RunSummary] = []
    var begun = -1
    try crew.carryOut(orders, keepsRecords: path != nil) { (index, dispatch) throws(DatabaseError) in
      if begun < index {
        begun = index
        if let path { try begin(orders[index], facts(index), in: path) }
      }
      switch dispatch {
      case .records(let records):
        try writer?.write(records)
      case .progress(let progress):
        tell(index, .progress(progress))
      case .ended(let summary):
        try end(summary)
        tell(index, .ended(summary))
        summaries.append(summary.withoutArrivals)
        return !(stopsAtFailure && summary.failure != nil)
      }
      return true
    }
    return summaries
  }

  private mutating func begin(
    _ order: RunOrder, _ facts: TimelineWriter.RunFacts, in path: String
  ) throws(DatabaseError) {
    guard writer == nil else {
      try writer?.beginRun(of: order.scenario, facts)
      return
    }
    writer =
      adds
      ? try TimelineWriter(adding: path, for: order.scenario, facts)
      : try TimelineWriter(creating: path, replacing: true, for: order.scenario, facts)
  }

  private mutating func end(_ summary: RunSummary) throws(DatabaseError) {
    try writer?.endRun(
      status: summary.isInterrupted ? "interrupted" : summary.failure == nil ? "done" : "failed",
      stopReason: summary.stopReason, endedAt: summary.endedAt, ties: summary.ties,
      fingerprint: summary.fingerprint, countedFrom: summary.countedFrom, totals: summary.tallies)
  }

  /// Makes the file ready for its readers and closes it.
  package consuming func finish() throws(DatabaseError) {
    if let writer = writer.take() { try writer.finish() }
  }
}
