package import CableFormat

extension NetworkEstimate {
  /// How much the traffic may grow before a precedence misses its objective.
  package struct Growth: Sendable {
    package var precedence: Precedence

    /// From writer to reader, in seconds.
    package var objective: Double

    /// By what the whole traffic may be multiplied, the mix staying as it is; 0 where the mean time misses the
    /// objective even in an idle network.
    package var factor: Double
  }
}

extension NetworkModel {
  /// The growth that each precedence of the traffic can bear, for the role that fares worse.
  ///
  /// Times grow with the traffic, so the factor is found between one that is borne and one that is not.
  func growths(from latencies: [NetworkEstimate.LatencyEstimate]) -> [NetworkEstimate.Growth] {
    Precedence.allCases.compactMap { precedence in
      let isOfTraffic = latencies.contains { $0.isTraffic && $0.precedence == precedence }
      guard isOfTraffic, let objective = Objective.endToEnd(precedence) else { return nil }
      func isMet(_ growth: Double) -> Bool {
        zip(load.keys, self.latencies(outcomes(growth: growth))).allSatisfy { key, mean in
          !key.isTraffic || key.precedence != precedence || mean <= objective
        }
      }
      return NetworkEstimate.Growth(
        precedence: precedence, objective: objective, factor: largestGrowth(isMet))
    }
  }

  private func largestGrowth(_ isMet: (Double) -> Bool) -> Double {
    guard isMet(1e-9) else { return 0 }
    var (low, high) = isMet(1) ? (1.0, 2.0) : (0.5, 1.0)
    while low < 1, !isMet(low) { (low, high) = (low / 2, low) }
    while low >= 1, high < 1e12, isMet(high) { (low, high) = (high, high * 2) }
    while high - low > 1e-4 * low {
      let middle = (low + high) / 2
      if isMet(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
