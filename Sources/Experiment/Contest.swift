package import Analysis
package import Timeline

/// Arms that are run side by side on the same draws.
package struct Contest: Sendable {
  private let arms: [Arm]
  private let looks: [Int]
  private let untilDecided: Bool

  /// How sure all comparisons together are; of the looks each has its part.
  private let confidence: Double
  private let watch: Watch

  /// - Parameters:
  ///   - arms: the baseline first; two at least.
  ///   - replications: how many pairs there are, or how many at first.
  ///   - limit: how many pairs there are at most, if there are as many as it takes to tell the arms apart.
  ///   - watch: what is looked at besides the results.
  package init(_ arms: [Arm], replications: Int, untilDecided limit: Int?, confidence: Double, watch: Watch) {
    precondition(arms.count > 1, "one alone has nothing to compare with")
    self.arms = arms
    self.watch = watch
    if let limit {
      let plan = LookPlan(first: min(max(2, replications), limit), limit: limit, confidence: confidence)
      looks = plan.looks
      self.confidence = plan.confidence
      untilDecided = true
    } else {
      looks = [replications]
      self.confidence = confidence
      untilDecided = false
    }
  }

  /// How many pairs there can be at most.
  package var limit: Int { looks.last ?? 0 }

  /// What came of it.
  package struct Yield: Sendable {
    package var arms: [String]

    /// Those that were made in all arms.
    package var replications = 0

    /// Each other arm with the baseline.
    package var comparisons: [Comparison] = []

    /// What the cable that is looked at costs the others, by arm and replication; none without such a cable.
    package var prices: [[PriceOfPrecedence]] = []

    /// By arm, where the cables stood at the end.
    package var addressees: [RunSummary.Addressees] = []

    /// Whether the sign of every difference is settled; `nil` where nobody asked.
    package var isDecided: Bool?

    /// What went wrong with runs, in words.
    package var failures: [String] = []
    package var isInterrupted = false
  }

  /// Makes the runs and compares them.
  ///
  /// - Parameters:
  ///   - facts: what a run is called and by what it was made, by arm and replication.
  /// - Throws: what SQLite says if the database cannot be written.
  package func carryOut(
    by crew: Crew, into book: inout RunBook, facts: (Int, Int) -> TimelineWriter.RunFacts,
    tell: (Int, Int, RunBook.News) -> Void
  ) throws(DatabaseError) -> Yield {
    var yield = Yield(arms: arms.map(\.name))
    var runs = arms.map { _ in [RunSummary]() }
    var ledger = PriceLedger(arms: arms.count)
    for count in looks {
      let turns = (runs[0].count..<count).flatMap { replication in arms.indices.map { ($0, replication) } }
      let made = try book.carryOut(
        turns.map { RunOrder(arms[$0.0].scenario, replication: $0.1, watch: watch) }, by: crew,
        facts: { facts(turns[$0].0, turns[$0].1) }
      ) { index, news in
        if case .ended(let summary) = news { ledger.add(summary, arm: turns[index].0) }
        tell(turns[index].0, turns[index].1, news)
      }
      for (summary, turn) in zip(made, turns) { runs[turn.0].append(summary) }
      yield.isInterrupted = made.count < turns.count || made.contains { $0.isInterrupted }
      yield.prices = ledger.prices
      compare(runs, &yield)
      if yield.isInterrupted { break }
      guard untilDecided else { continue }
      let isDecided = yield.comparisons.allSatisfy(\.isDecided)
      yield.isDecided = isDecided
      if isDecided { break }
    }
    return yield
  }

  /// Compares what there is in all arms.
  private func compare(_ runs: [[RunSummary]], _ yield: inout Yield) {
    let whole = (0..<(runs.map(\.count).min() ?? 0)).filter { replication in
      runs.allSatisfy { $0[replication].failure == nil && !$0[replication].isInterrupted }
    }
    yield.replications = whole.count
    yield.failures = zip(arms, runs).flatMap { arm, runs in
      runs.compactMap { run in
        run.failure.map { "replication \(run.replication) of \(arm.name) failed: \($0)" }
      }
    }
    yield.addressees = runs.map { runs in
      whole.reduce(into: RunSummary.Addressees()) { $0.add(runs[$1].addressees) }
    }
    let observations = runs.map { runs in whole.flatMap { runs[$0].observations } }
    yield.comparisons = arms.indices.dropFirst().map {
      Comparison(
        baseline: (arms[0].name, observations[0]), arm: (arms[$0].name, observations[$0]),
        confidence: confidence, comparisons: arms.count - 1)
    }
  }
}

/// Takes the arrivals of runs as they come, and keeps what they say of a cable's price.
private struct PriceLedger {
  private var baseline: RunSummary?
  private(set) var prices: [[PriceOfPrecedence]]

  init(arms: Int) {
    prices = Array(repeating: [], count: arms - 1)
  }

  /// Takes in a run; the baseline's comes before those of the other arms.
  mutating func add(_ summary: RunSummary, arm: Int) {
    guard !summary.isInterrupted, let cable = summary.identity else { return }
    if arm == 0 {
      baseline = summary
    } else if let baseline, baseline.replication == summary.replication {
      prices[arm - 1].append(
        PriceOfPrecedence(of: cable, before: baseline.arrivals, after: summary.arrivals))
    }
  }
}

extension RunSummary {
  /// The means of the run, to be paired with those of another arm.
  fileprivate var observations: [Observation] {
    let keys = Set(latencies.keys).union(waiting.keys).sorted()
    let means = keys.map { Observation($0, pair: replication, times: latencies[$0] ?? []) }
    let own = cable.keys.sorted().map { Observation($0, pair: replication, times: cable[$0] ?? []) }
    return own + means
  }
}
