import Analysis
import CableFormat
import Experiment
import Scenario
import TerminalText

/// What formulas say beside what a simulation showed, and why the two part.
struct TheoryReport {
  private let estimate: NetworkEstimate
  private let results: Results

  init(_ estimate: NetworkEstimate, _ results: Results) {
    self.estimate = estimate
    self.results = results
  }

  /// Mean times of both, where formulas say anything.
  private var pairs: [(theory: NetworkEstimate.LatencyEstimate, simulated: Results.Latency?)] {
    estimate.latencies.map { row in
      (
        row,
        results.latencies.first {
          $0.key == ResultKey(row.precedence, row.role, .received)
        }
      )
    }
  }

  func lines(on screen: Screen) -> [String] {
    var table = TextTable(
      ["PRECEDENCE", "ROLE", "OF", "THEORY", "SIMULATED", "APART"], numeric: [3, 4, 5])
    for (theory, simulated) in pairs {
      table.append([
        theory.precedence.name, theory.role.rawValue, theory.isTraffic ? "traffic" : "cables",
        Wording.duration(theory.mean), simulated.map { Wording.estimate($0.mean) } ?? "-",
        apart(theory, simulated).map(Wording.percent) ?? "-",
      ])
    }
    let reasons = estimate.reasonsToDiffer.flatMap { screen.wrapped(StyledText("- \($0)")) }
    return ["Mean time from filing to receipt, by formulas and simulated"] + table.lines(on: screen)
      + (reasons.isEmpty ? [] : ["Why the two part:"] + reasons)
  }

  /// By how much the simulation is longer than the formulas say, as a part of theirs.
  private func apart(
    _ theory: NetworkEstimate.LatencyEstimate, _ simulated: Results.Latency?
  ) -> Double? {
    guard let simulated, theory.mean.isFinite, theory.mean > 0 else { return nil }
    return simulated.mean.mean / theory.mean - 1
  }

  var json: JSON {
    .object([
      (
        "latency",
        .array(
          pairs.map { theory, simulated in
            .object([
              ("precedence", .string(theory.precedence.name)), ("role", .string(theory.role.rawValue)),
              ("of", .string(theory.isTraffic ? "traffic" : "cables")),
              ("theorySeconds", .number(theory.mean)), ("simulatedSeconds", .real(simulated?.mean.mean)),
              ("halfWidthSeconds", .real(simulated?.mean.halfWidth)),
            ])
          })
      ),
      ("reasonsToDiffer", .array(estimate.reasonsToDiffer.map { .string($0) })),
    ])
  }
}
