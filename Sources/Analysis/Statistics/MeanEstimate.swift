/// A mean and how far the true one may be from it: the mean of independent numbers, one a replication.
package struct MeanEstimate: Hashable, Sendable {
  package var mean: Double

  /// Half the length of the confidence interval; `nil` where a single number says nothing of it.
  package var halfWidth: Double?

  /// How many numbers it is the mean of.
  package var count: Int

  /// The part of such intervals that holds the true mean, such as 0.95.
  package var confidence: Double

  /// The interval by Student's t.
  ///
  /// - Precondition: there is a number, and the confidence lies between 0 and 1.
  package init(_ moments: Moments, confidence: Double = 0.95) {
    precondition(moments.count > 0, "nothing has no mean")
    mean = moments.mean
    count = moments.count
    self.confidence = confidence
    halfWidth = moments.standardError.map {
      $0 * StudentT(degreesOfFreedom: Double(moments.count - 1)).quantile(0.5 + confidence / 2)
    }
  }

  package init(of sample: some Sequence<Double>, confidence: Double = 0.95) {
    self.init(Moments(of: sample), confidence: confidence)
  }

  /// A quantile, from that of each replication (type 7); replications in which nothing was seen say nothing.
  ///
  /// - Returns: `nil` if nothing was seen in any of them.
  package static func quantile(
    _ part: Double, across replications: [[Double]], confidence: Double = 0.95
  ) -> MeanEstimate? {
    let quantiles = replications.filter { !$0.isEmpty }.map { Quantile(of: $0)(part) }
    return quantiles.isEmpty ? nil : MeanEstimate(of: quantiles, confidence: confidence)
  }

  /// The ends of the interval, `nil` where there is none.
  package var interval: ClosedRange<Double>? { halfWidth.map { mean - $0...mean + $0 } }

  /// The half-width in relation to the mean; `nil` without an interval, infinite around 0.
  package var relativePrecision: Double? {
    halfWidth.map { $0 == 0 ? 0 : mean == 0 ? .infinity : $0 / abs(mean) }
  }
}
