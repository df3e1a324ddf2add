import CableFormat
package import Timeline

/// How long cables of one precedence took for addressees of one role.
package struct LatencySummary: Sendable {
  package var precedence: String
  package var role: String

  /// `received` or `delivered`.
  package var measure: String
  package var count: Int

  // All in seconds.
  package var mean: Double
  package var p50: Double
  package var p90: Double
  package var p95: Double
  package var p99: Double
  package var max: Double

  /// How long it should take at most, if that is laid down.
  package var objective: Double?

  /// The part that took no longer.
  package var metFraction: Double?

  /// The summaries of a run: by measure and role, the highest precedence first.
  package static func summaries(of rows: [LatencyRow]) -> [LatencySummary] {
    let precedences = Precedence.allCases
    var summaries: [LatencySummary] = []
    for measure in ["received", "delivered"] {
      for precedence in precedences {
        for role in ["action", "info"] {
          let sample = rows.filter {
            $0.measure == measure && $0.precedence == precedence.name && $0.role == role
          }.map(\.seconds)
          if !sample.isEmpty { summaries.append(LatencySummary(precedence, role, measure, sample)) }
        }
      }
    }
    return summaries
  }

  private init(_ precedence: Precedence, _ role: String, _ measure: String, _ sample: [Double]) {
    let quantile = Quantile(of: sample)
    self.precedence = precedence.name
    self.role = role
    self.measure = measure
    count = sample.count
    mean = sample.reduce(0, +) / Double(sample.count)
    p50 = quantile(0.5)
    p90 = quantile(0.9)
    p95 = quantile(0.95)
    p99 = quantile(0.99)
    max = quantile(1)
    let limit = Objective.endToEnd(precedence)
    objective = limit
    metFraction = limit.map { limit in Double(sample.count { $0 <= limit }) / Double(sample.count) }
  }
}
