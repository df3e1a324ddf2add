import Analysis
package import Scenario
package import Timeline

/// A scenario that is run again and again with other draws: as often as is asked, or until its means are
/// known well enough.
package struct Replications: Sendable {
  private let scenario: Scenario

  /// The numbers of replications at which one looks at the results.
  private let looks: [Int]

  /// When the results are good enough, `nil` if the number alone decides.
  private let rule: StoppingRule?

  /// That of each interval.
  package let confidence: Double

  /// How many there can be at most.
  package var limit: Int { looks.last ?? 0 }

  /// As many replications as the scenario says.
  package init(of scenario: Scenario, confidence: Double) {
    self.scenario = scenario
    self.confidence = confidence
    looks = [scenario.replications]
    rule = nil
  }

  /// As many replications as it takes: the scenario's number first, or 10 where it says none, then twice as
  /// many each time.
  ///
  /// - Parameters:
  ///   - precision: how large half the interval may be at most in relation to the mean.
  ///   - confidence: that of all intervals together.
  ///   - limit: how many there are at most, 2 at least.
  package init(of scenario: Scenario, precision: Double, confidence: Double, limit: Int) {
    let first = scenario.replications > 1 ? scenario.replications : 10
    let plan = LookPlan(first: min(first, limit), limit: limit, confidence: confidence)
    self.scenario = scenario
    self.confidence = plan.confidence
    looks = plan.looks
    rule = .relativePrecision(precision)
  }

  /// What came of it.
  package struct Yield: Sendable {
    /// All replications in order, those that failed as well.
    package var summaries: [RunSummary] = []

    /// How many of them were made now.
    package var made = 0

    /// Whether the means are good enough; `nil` where nobody asked.
    package var isPrecise: Bool?

    /// Those that are good for results.
    package var good: [RunSummary] { summaries.filter { $0.failure == nil } }
    package var failed: [RunSummary] { summaries.filter { $0.failure != nil } }
    package var isInterrupted: Bool { summaries.contains { $0.isInterrupted } }
  }

  /// Makes the replications that are not known yet.
  ///
  /// - Parameters:
  ///   - known: those that are, by their numbers.
  ///   - facts: what a replication is called and by what it was made.
  /// - Throws: what SQLite says if the database cannot be written.
  package func carryOut(
    known: [Int: RunSummary], by crew: Crew, into book: inout RunBook,
    facts: (Int) -> TimelineWriter.RunFacts, stopsAtFailure: Bool = false, tell: (Int, RunBook.News) -> Void
  ) throws(DatabaseError) -> Yield {
    var yield = Yield()
    for count in looks {
      let missing = (yield.summaries.count..<count).filter { known[$0] == nil }
      let made = try book.carryOut(
        missing.map { RunOrder(scenario, replication: $0) }, by: crew, facts: { facts(missing[$0]) },
        stopsAtFailure: stopsAtFailure, tell: { tell(missing[$0], $1) })
      yield.made += made.count
      yield.summaries += (yield.summaries.count..<count).compactMap { known[$0] } + made
      yield.summaries.sort { $0.replication < $1.replication }
      guard made.count == missing.count, !yield.isInterrupted else { return yield }
      guard let rule else { continue }
      let isPrecise =
        !yield.good.isEmpty
        && Results(yield.good, of: scenario.topology, confidence: confidence).meet(rule)
      yield.isPrecise = isPrecise
      if isPrecise { break }
    }
    return yield
  }
}
