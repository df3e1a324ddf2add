import CableFormat
import Testing

@testable import Analysis
@testable import Timeline

/// Latencies by precedence, role and measure.
@Suite("A summary of latencies")
struct LatencySummaryTests {
  private func rows(
    _ precedence: String, _ role: String, _ measure: String, _ seconds: [Double]
  ) -> [LatencyRow] {
    seconds.map { LatencyRow(precedence: precedence, role: role, measure: measure, seconds: $0) }
  }

  @Test("has count, mean, quantiles, maximum and the part that met its objective")
  func figures() throws {
    let sample: [Double] = [1700, 100, 1900, 300, 2000]
    let summaries = LatencySummary.summaries(of: rows("IMMEDIATE", "action", "received", sample))
    #expect(summaries.count == 1)
    let summary = try #require(summaries.first)
    #expect(summary.count == 5)
    #expect(summary.mean == 1200)
    #expect(summary.p50 == 1700)
    #expect(abs(summary.p90 - 1960) < 1e-9)
    #expect(abs(summary.p95 - 1980) < 1e-9)
    #expect(abs(summary.p99 - 1996) < 1e-9)
    #expect(summary.max == 2000)
    #expect(summary.objective == 1800)
    #expect(summary.metFraction == 0.6)
  }

  @Test("keeps measures, precedences and roles apart: received first, the highest precedence first")
  func order() {
    let mixture =
      rows("ROUTINE", "info", "delivered", [5]) + rows("PRIORITY", "action", "received", [1])
      + rows("FLASH OVERRIDE", "info", "received", [2]) + rows("ROUTINE", "action", "delivered", [3, 4])
      + rows("NIACT IMMEDIATE", "info", "received", [6]) + rows("IMMEDIATE", "info", "received", [7])
    let summaries = LatencySummary.summaries(of: mixture)
    #expect(
      summaries.map { "\($0.measure) \($0.precedence) \($0.role) \($0.count)" } == [
        "received FLASH OVERRIDE info 1", "received NIACT IMMEDIATE info 1", "received IMMEDIATE info 1",
        "received PRIORITY action 1", "delivered ROUTINE action 2", "delivered ROUTINE info 1",
      ])
  }

  @Test("of nothing is empty")
  func nothing() {
    #expect(LatencySummary.summaries(of: []).isEmpty)
  }

  @Test("of a precedence without objective has none, and no part that met it")
  func noObjective() throws {
    let summary = try #require(
      LatencySummary.summaries(of: rows("FLASH OVERRIDE", "action", "received", [1])).first)
    #expect(summary.objective == nil)
    #expect(summary.metFraction == nil)
  }

  @Test(
    "measures against the writer-to-reader time of its precedence: 10 min, 30 min, 3 h, 6 h",
    arguments: [
      (Precedence.flash, 600), (.niactImmediate, 1800), (.immediate, 1800), (.priority, 10_800),
      (.routine, 21_600),
    ] as [(Precedence, Double)])
  func objectives(precedence: Precedence, seconds: Double) {
    #expect(Objective.endToEnd(precedence) == seconds)
    // To the second is in time, a moment later is not.
    let summary = LatencySummary.summaries(
      of: rows(precedence.name, "action", "delivered", [seconds, seconds + 0.001])
    ).first
    #expect(summary?.metFraction == 0.5)
  }
}
