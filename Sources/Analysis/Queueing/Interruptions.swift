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

  /// From the beginning at the same length: every length s takes (e^(rate s) - 1) / rate of work on average.
  private func restarted(_ service: Spread) -> Completion {
    let repetitions = service.repetitions(at: rate)
    guard repetitions.growthSquare.isFinite else {
      return Completion(mean: repetitions.growth * slowdown, meanSquare: .infinity)
    }
    return Completion(
      mean: repetitions.growth * slowdown,
      meanSquare: 2 * slowdown * slowdown * repetitions.growthSquare - 2 * slowdown * repetitions.second
        + rate * repetitions.growth * meanSquare)
  }

  /// From the beginning at a length drawn anew: attempts are alike, the last of them one that got through.
  private func resampled(_ service: Spread) -> Completion {
    let attempt = service.repetitions(at: -rate)
    let success = 1 - rate * attempt.growth
    let last = (attempt.growth - rate * attempt.second) / success
    let lastSquare = (2 * attempt.second - rate * attempt.third) / success
    // The failed attempts, with the interruption that each ends in.
    let failed = rate * (attempt.second + attempt.growth * mean) / success
    let failedSquare =
      rate * (attempt.third + 2 * attempt.second * mean + attempt.growth * meanSquare) / success
    return Completion(
      mean: failed + last,
      meanSquare: lastSquare + 2 * failed * last + failedSquare + 2 * failed * failed)
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
