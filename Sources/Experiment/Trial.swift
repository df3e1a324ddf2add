import Analysis
package import Scenario
import Timeline

/// A scenario put to the test of its own expectations.
package struct Trial: Sendable {
  package let scenario: Scenario
  package let judgements: [Judgement]
  package let replications: Int

  /// What went wrong with runs, in words.
  package let failures: [String]
  package let isInterrupted: Bool

  /// The worst cable of each expectation that failed, in their order.
  package private(set) var worst: [WorstCable?] = []

  /// Runs the scenario as often as it says and judges its expectations.
  ///
  /// - Parameters:
  ///   - explains: whether the worst cable of what failed is looked for.
  ///   - tell: is told how it goes on.
  package init(
    of scenario: Scenario, by crew: Crew, confidence: Double, explains: Bool = true,
    tell: (RunBook.News) -> Void = { _ in }
  ) {
    self.scenario = scenario
    let watch = Watch(byAddressee: scenario.expectations.contains { $0.addressee != nil })
    var runs: [RunSummary] = []
    crew.carryOut(
      (0..<scenario.replications).map { RunOrder(scenario, replication: $0, watch: watch) },
      keepsRecords: false
    ) { (_, dispatch) throws(Never) in
      switch dispatch {
      case .records: break
      case .progress(let progress): tell(.progress(progress))
      case .ended(let summary):
        tell(.ended(summary))
        runs.append(summary)
      }
      return true
    }
    isInterrupted = runs.count < scenario.replications || runs.contains(where: \.isInterrupted)
    failures = runs.compactMap { run in run.failure.map { "replication \(run.replication) failed: \($0)" } }
    let good = runs.filter { $0.failure == nil && !$0.isInterrupted }
    replications = good.count
    let judgements = scenario.expectations.map { Judgement($0, by: good, confidence: confidence) }
    self.judgements = judgements
    guard explains else { return }
    worst = judgements.map { judgement in
      guard judgement.ruling == .fail,
        let run = good.first(where: { $0.replication == judgement.worstReplication })
      else { return nil }
      return WorstCable(of: judgement.expectation, in: run, of: scenario)
    }
  }

  /// Whether an expectation failed.
  package var hasFailed: Bool { judgements.contains { $0.ruling == .fail } }
}
