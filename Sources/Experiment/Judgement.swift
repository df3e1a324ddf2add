package import Analysis
import EventKernel
package import Scenario

/// Whether runs showed what a scenario expects.
package struct Judgement: Sendable {
  package enum Ruling: String, Sendable {
    case pass

    /// It is not so.
    case fail

    /// The interval holds the limit, or there was nothing to be seen: more replications would tell.
    case undecided
  }

  package let expectation: Expectation
  package let ruling: Ruling

  /// What was seen of the quantile or mean, in seconds; `nil` where that is not the claim, or it has no end.
  package let seen: MeanEstimate?

  /// How many addressees were meant, and how many of them had not got it when their run ended.
  package let meant: Int
  package let waiting: Int

  /// How many of those wait in vain: refused, or without a way.
  package let hopeless: Int

  /// The replication in which it went worst, `nil` if nothing went.
  package let worstReplication: Int?

  /// Judges an expectation.
  ///
  /// - Parameter summaries: of runs that watched each addressee, if the expectation is of one.
  package init(_ expectation: Expectation, by summaries: [RunSummary], confidence: Double) {
    self.expectation = expectation
    let samples = summaries.map { Sample(of: expectation, in: $0) }
    meant = samples.reduce(0) { $0 + $1.times.count + $1.waiting.count }
    waiting = samples.reduce(0) { $0 + $1.waiting.count }
    hopeless = samples.reduce(0) { $0 + $1.waiting.count { !$0.isFinite } }
    worstReplication =
      zip(summaries, samples).filter { $1.worst > 0 }.max { $0.1.worst < $1.1.worst }?
      .0.replication
    switch expectation.claim {
    case .all:
      seen = nil
      ruling = meant == 0 ? .undecided : waiting == 0 ? .pass : .fail
    case .quantile(let part, let within):
      let limit = within.seconds
      let values = samples.compactMap { $0.quantile(part, limit: limit) }
      (ruling, seen) = Judgement.rule(values, limit: limit, confidence)
    case .mean(let within):
      let limit = within.seconds
      let values = samples.compactMap { $0.mean(limit: limit) }
      (ruling, seen) = Judgement.rule(values, limit: limit, confidence)
    }
  }

  /// The ruling on a number of each replication, which is infinite where too many never got the cable.
  private static func rule(
    _ values: [Double], limit: Double, _ confidence: Double
  ) -> (Ruling, MeanEstimate?) {
    guard !values.isEmpty else { return (.undecided, nil) }
    let endless = values.count { !$0.isFinite }
    guard endless == 0 else { return (2 * endless >= values.count ? .fail : .undecided, nil) }
    let estimate = MeanEstimate(of: values, confidence: confidence)
    // A single run is what it is: it has no interval.
    let halfWidth = estimate.halfWidth ?? 0
    if estimate.mean + halfWidth <= limit { return (.pass, estimate) }
    return (estimate.mean - halfWidth > limit ? .fail : .undecided, estimate)
  }
}

extension Expectation {
  /// Whether a result is about addressees that are meant.
  func means(_ key: ResultKey) -> Bool {
    key.measure == measure && key.addressee == addressee && (role == nil || key.role == role)
      && (precedence == nil || key.precedence == precedence)
  }
}

/// What a run showed of the addressees that an expectation means.
private struct Sample {
  /// Seconds from filing, of those who got it.
  let times: [Double]

  /// Seconds for which the others have been waiting, infinite where they wait in vain.
  let waiting: [Double]

  init(of expectation: Expectation, in summary: RunSummary) {
    func all(_ numbers: [ResultKey: [Double]]) -> [Double] {
      numbers.keys.sorted().filter(expectation.means).flatMap { numbers[$0] ?? [] }
    }
    times = all(summary.latencies)
    waiting = all(summary.waiting)
  }

  var worst: Double { max(times.max() ?? 0, waiting.max() ?? 0) }

  /// The quantile, `nil` where nothing can be said; infinite where it falls on those who still wait.
  ///
  /// Whoever has been waiting for longer than the limit is too late whenever it comes; of whoever has not, nobody
  /// knows.
  func quantile(_ part: Double, limit: Double) -> Double? {
    let late = waiting.count { $0 > limit }
    let known = times + Array(repeating: Double.greatestFiniteMagnitude, count: late)
    guard !known.isEmpty else { return nil }
    let value = Quantile(of: known)(part)
    return value > 1e200 ? .infinity : value
  }

  /// The mean, in which whoever waits for longer than the limit counts with the time until now.
  func mean(limit: Double) -> Double? {
    let known = times + waiting.filter { $0 > limit }
    return known.isEmpty ? nil : known.contains(.infinity) ? .infinity : Moments(of: known).mean
  }
}
