import Analysis
import CableFormat
package import Experiment
import RelayNetwork
import Scenario
package import TerminalText

/// What every combination of a sweep came to, as one table.
package struct SweepReport: Presentable {
  private let sweep: Sweep

  /// The results of each combination that has any, by its place.
  private let results: [(place: Int, results: Results)]

  /// - Parameter runs: those of each combination that are good for results.
  package init(_ sweep: Sweep, _ runs: [[RunSummary]], confidence: Double) {
    self.sweep = sweep
    results = runs.indices.filter { !runs[$0].isEmpty }.map {
      ($0, Results(runs[$0], of: sweep.points[$0].scenario.topology, confidence: confidence))
    }
  }

  /// What people are shown.
  package func lines(on screen: Screen) -> [String] {
    let first = sweep.names.count + 3
    var table = TextTable(
      sweep.names + ["MEASURE", "PRECEDENCE", "ROLE", "COUNT", "MEAN", "P50", "P95", "MET"],
      numeric: Set(first..<first + 5), concessions: [.drop("COUNT"), .drop("P50")])
    for (place, results) in results {
      for row in results.latencies {
        table.append(
          sweep.points[place].values + [
            row.key.measure.rawValue, row.key.precedence?.name ?? "-", row.key.role.rawValue,
            String(row.count),
            Wording.estimate(row.mean), Wording.estimate(row.p50), Wording.estimate(row.p95),
            row.metFraction.map(Wording.percent) ?? "-",
          ])
      }
    }
    return table.lines(on: screen)
  }

  /// The table for programs: a row a combination, precedence, role and measure.
  package var table: TidyTable {
    var table = TidyTable(
      ["point"] + sweep.names + [
        "replications", "inFlight", "precedence", "role", "measure", "count", "meanSeconds",
        "halfWidthSeconds",
        "p50Seconds", "p90Seconds", "p95Seconds", "p99Seconds", "maxSeconds", "objectiveSeconds",
        "metFraction",
      ])
    for (place, results) in results {
      for row in results.latencies {
        let values = sweep.points[place].values.map(JSON.string)
        table.append(
          [.integer(place + 1)] + values + [
            .integer(results.replications), .integer(results.addressees.inFlight),
            .text(row.key.precedence?.name),
            .string(row.key.role.rawValue), .string(row.key.measure.rawValue), .integer(row.count),
            .number(row.mean.mean), .real(row.mean.halfWidth), .number(row.p50.mean), .number(row.p90.mean),
            .number(row.p95.mean), .number(row.p99.mean), .number(row.max), .real(row.objective),
            .real(row.metFraction),
          ])
      }
    }
    return table
  }

  /// The document `cablesim-sweep/1`.
  package var json: JSON {
    let table = table
    let rows = table.rows.map { row in JSON.object(zip(table.columns, row).map { (key: $0, value: $1) }) }
    return .object([
      ("schema", .string("cablesim-sweep/1")), ("varied", .array(sweep.names.map(JSON.string))),
      ("rows", .array(rows)),
    ])
  }
}
