package import Scenario

/// A scenario run with every combination of values of what is varied.
package struct Sweep: Sendable {
  /// One combination.
  package struct Point: Sendable {
    /// The values, one for each thing that is varied.
    package var values: [String]
    package var scenario: Scenario

    package init(_ values: [String], _ scenario: Scenario) {
      self.values = values
      self.scenario = scenario
    }
  }

  /// What is varied, by its path.
  package let names: [String]
  package let points: [Point]

  package init(_ names: [String], _ points: [Point]) {
    self.names = names
    self.points = points
  }

  /// How many runs there are, replications included.
  package var runCount: Int { points.reduce(0) { $0 + $1.scenario.replications } }

  /// Runs all of them; the runs of each combination in order, fewer where they were stopped.
  ///
  /// - Parameter tell: is told how far a run is, by its number.
  package func carryOut(
    by crew: Crew, tell: (Int, RunBook.News) -> Void
  ) -> [[RunSummary]] {
    let turns = points.indices.flatMap { point in
      (0..<points[point].scenario.replications).map { (point: point, replication: $0) }
    }
    var runs = points.map { _ in [RunSummary]() }
    crew.carryOut(
      turns.map { RunOrder(points[$0.point].scenario, replication: $0.replication) }, keepsRecords: false
    ) { (index, dispatch) throws(Never) in
      switch dispatch {
      case .records: break
      case .progress(let progress): tell(index, .progress(progress))
      case .ended(let summary):
        tell(index, .ended(summary))
        runs[turns[index].point].append(summary)
      }
      return true
    }
    return runs
  }
}

/// Which combinations of what is varied are run.
package struct Combinations: Sendable {
  /// The choices of each combination, one for each thing that is varied.
  package private(set) var rows: [[Variation.Choice]]

  /// Why there are no combinations.
  package enum Refusal: Error, Sendable {
    /// In lock-step all have as many values as the first.
    case unequal(String, Int, first: String, Int)
  }

  /// - Parameters:
  ///   - variations: what is varied.
  ///   - lockStep: whether the first values of all go together, then the second, and so on; else all are crossed.
  package init(of variations: [Variation], lockStep: Bool) throws(Refusal) {
    guard lockStep, let first = variations.first else {
      rows = Variation.product(of: variations)
      return
    }
    for variation in variations where variation.choices.count != first.choices.count {
      throw .unequal(variation.name, variation.choices.count, first: first.name, first.choices.count)
    }
    rows = first.choices.indices.map { index in variations.map { $0.choices[index] } }
  }

  /// Leaves out the combinations that have all of some values.
  ///
  /// - Parameter labels: `path=value` each.
  /// - Returns: how many were left out.
  package mutating func leaveOut(_ labels: [String]) -> Int {
    let before = rows.count
    rows.removeAll { row in labels.allSatisfy { label in row.contains { $0.label == label } } }
    return before - rows.count
  }
}
