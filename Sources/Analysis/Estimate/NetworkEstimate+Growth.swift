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
    var search = GrowthSearch(self)
    return Precedence.allCases.compactMap { precedence in
      let isOfTraffic = latencies.contains { $0.isTraffic && $0.precedence == precedence }
      guard isOfTraffic, let objective = Objective.endToEnd(precedence) else { return nil }
      return NetworkEstimate.Growth(
        precedence: precedence, objective: objective,
        factor: search.largestGrowth(of: precedence, within: objective))
    }
  }
}

/// Looks for growths, solving the network once for each that is tried.
private struct GrowthSearch {
  private let model: NetworkModel
  private var solved: [Double: [Double]] = [:]

  init(_ model: NetworkModel) {
    self.model = model
  }

  private mutating func isMet(_ growth: Double, _ precedence: Precedence, _ objective: Double) -> Bool {
    let means = solved[growth] ?? model.latencies(model.outcomes(growth: growth))
    solved[growth] = means
    return zip(model.load.keys, means).allSatisfy { key, mean in
      !key.isTraffic || key.precedence != precedence || mean <= objective
    }
  }

  /// To 1 in a thousand; 0 where even an idle network is too slow.
  mutating func largestGrowth(of precedence: Precedence, within objective: Double) -> Double {
    guard isMet(1e-9, precedence, objective) else { return 0 }
    var (low, high) = isMet(1, precedence, objective) ? (1.0, 2.0) : (0.5, 1.0)
    while low < 1, !isMet(low, precedence, objective) { (low, high) = (low / 2, low) }
    while low >= 1, high < 1e12, isMet(high, precedence, objective) { (low, high) = (high, high * 2) }
    while high - low > 1e-3 * low {
      let middle = (low + high) / 2
      if isMet(middle, precedence, objective) { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
