import Scenario

/// What takes a server away from its work: it comes at a rate while the server is there, and keeps it for a time.
///
/// Failures are of this kind, and so are all higher precedences that interrupt, taken together: each keeps the
/// server until none of them is left. (Avi-Itzhak and Naor, Operations Research 11, 1963; Jaiswal, "Priority
/// queues", 1968.)
package struct Interruptions: Hashable, Sendable {
  /// How many come in a second of work.
  package var rate: Double

  /// How long each lasts: the mean in seconds, and the mean of its square.
  package var mean: Double
  package var meanSquare: Double

  package static let none = Interruptions(rate: 0, mean: 0, meanSquare: 0)

  package init(rate: Double, mean: Double, meanSquare: Double) {
    self.rate = rate
    self.mean = mean
    self.meanSquare = meanSquare
  }

  /// How many times longer work takes that is taken up where it was left.
  package var slowdown: Double { 1 + rate * mean }

  /// How long one who comes at any moment has to wait for the end of an interruption, on average.
  var residual: Double { rate == 0 ? 0 : rate * meanSquare / (2 * slowdown) }

  /// Two independent kinds of interruptions together.
  package func merged(with other: Interruptions) -> Interruptions {
    let total = rate + other.rate
    guard total > 0 else { return .none }
    return Interruptions(
      rate: total, mean: (rate * mean + other.rate * other.mean) / total,
      meanSquare: (rate * meanSquare + other.rate * other.meanSquare) / total)
  }

  /// The time from the first beginning of a piece of work to its end.
  struct Completion {
    var mean: Double
    var meanSquare: Double
  }

  /// How long work takes that may be interrupted.
  func completion(of service: Spread, _ rule: Policy.Interruption) -> Completion {
    guard rate > 0 else { return Completion(mean: service.mean, meanSquare: service.meanSquare) }
    switch rule {
    case .resume:
      return Completion(
        mean: service.mean * slowdown,
        meanSquare: service.meanSquare * slowdown * slowdown + rate * service.mean * meanSquare)
    case .restart: return restarted(service)
    case .resample: return resampled(service)
    }
  }

  /// From the beginning at the same length: with n the mean number of attempts that fail for a length s,
  /// e^(rate s) - 1, all moments are means of powers of s and e^(rate s).
  private func restarted(_ service: Spread) -> Completion {
    let cycle = 1 / rate + mean
    let once = service.exponentialMean(rate)
    let twice = service.exponentialMean(2 * rate)
    guard once.isFinite else { return Completion(mean: .infinity, meanSquare: .infinity) }
    guard twice.isFinite else { return Completion(mean: (once - 1) * cycle, meanSquare: .infinity) }
    let square =
      2 * cycle * cycle * (twice - 2 * once + 1)
      - 2 * cycle * service.exponentialMean(rate) { $0 } + (once - 1) * (2 * cycle / rate + meanSquare)
    return Completion(mean: (once - 1) * cycle, meanSquare: square)
  }

  /// From the beginning at a length drawn anew: attempts are alike, the last of them one that got through.
  private func resampled(_ service: Spread) -> Completion {
    let success = service.exponentialMean(-rate)
    let failure = 1 - success
    guard failure > 0 else { return Completion(mean: service.mean, meanSquare: service.meanSquare) }
    let last = service.exponentialMean(-rate) { $0 }
    let lastSquare = service.exponentialMean(-rate) { $0 * $0 }
    let failed = (failure / rate - last) / failure
    let failedSquare = (2 * failure / (rate * rate) - lastSquare - 2 * last / rate) / failure
    let attempts = failure / success
    let cycle = failed + mean
    let cycleSquare = failedSquare + 2 * failed * mean + meanSquare
    return Completion(
      mean: attempts * cycle + last / success,
      meanSquare: lastSquare / success + 2 * attempts * cycle * last / success + attempts * cycleSquare
        + 2 * attempts * attempts * cycle * cycle)
  }

  /// These and a class of work below them, seen from the class below that: the server is away until neither is left.
  ///
  /// - Precondition: the class leaves time for others.
  func joined(by rate: Double, _ completion: Completion) -> Interruptions {
    guard rate > 0 else { return self }
    let free = 1 - rate * completion.mean
    func delayed(_ mean: Double, _ square: Double) -> (mean: Double, square: Double) {
      (mean / free, square / (free * free) + mean * rate * completion.meanSquare / (free * free * free))
    }
    let own = delayed(completion.mean, completion.meanSquare)
    let above = delayed(mean, meanSquare)
    return Interruptions(rate: self.rate, mean: above.mean, meanSquare: above.square)
      .merged(with: Interruptions(rate: rate, mean: own.mean, meanSquare: own.square))
  }
}
