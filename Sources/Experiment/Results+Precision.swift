package import Analysis

extension Results {
  /// The mean that is known least, in relation to itself; `nil` where nothing was seen.
  package var leastPrecise: Latency? {
    latencies.max { ($0.mean.relativePrecision ?? .infinity) < ($1.mean.relativePrecision ?? .infinity) }
  }

  /// Whether every mean is good enough.
  package func meet(_ rule: StoppingRule) -> Bool { latencies.allSatisfy { rule.isMet(by: $0.mean) } }
}
