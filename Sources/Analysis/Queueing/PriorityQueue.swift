package import Scenario

/// A line in which the higher class goes first, solved by formulas: cables come by chance, one at a time, each
/// class at its own rate (Cobham, Operations Research 2, 1954).
///
/// One channel is exact for any lengths as long as either none or all of the higher classes interrupt. Several
/// channels are exact for exponential lengths with one mean, and else scaled by how lengths vary.
package struct PriorityQueue: Sendable {
  /// Those of one class.
  package struct Class: Sendable {
    /// How many come in a second.
    package var rate: Double

    /// How long each takes, in seconds; of no account where none come.
    package var service: Spread

    /// What comes of their coming in bursts: the mean square of the work of a burst beyond that of its parts, in
    /// square seconds, times the bursts in a second.
    package var burst = 0.0

    package init(rate: Double, service: Spread) {
      self.rate = rate
      self.service = service
    }
  }

  /// How a class fares; infinite where it gets no turn in the long run.
  package struct Outcome: Hashable, Sendable {
    /// From coming into the line to being begun for the first time, in seconds; of a burst, its first.
    package var wait: Double

    /// From then to the end.
    package var completion: Double

    /// How many times longer than the work itself that is.
    package var slowdown: Double

    /// In line and at work together.
    package var sojourn: Double { wait + completion }
  }

  /// The highest first.
  package var classes: [Class]
  package var channels = 1

  /// How many of the classes, from the highest, interrupt all that are lower.
  package var interrupting = 0
  package var interruption = Policy.Interruption.restart

  /// When the server itself fails.
  package var outages = Interruptions.none

  package init(_ classes: [Class]) {
    self.classes = classes
  }

  /// The part of the time in which a channel is at work, if all get their turn; more than 1 if not.
  package var utilization: Double {
    classes.reduce(0) { $0 + ($1.rate > 0 ? $1.rate * $1.service.mean : 0) } * outages.slowdown
      / Double(channels)
  }

  /// How each class fares.
  package var outcomes: [Outcome] { channels == 1 ? single : several }

  // MARK: One channel

  private var single: [Outcome] {
    var outcomes: [Outcome] = []
    var above = outages
    for own in classes.prefix(interrupting) {
      let completion = above.completion(of: own.service, interruption)
      let load = own.rate > 0 ? own.rate * completion.mean : 0
      guard load < 1 else { return outcomes + starved(classes.count - outcomes.count) }
      let work = own.rate * completion.meanSquare + own.burst * above.slowdown * above.slowdown
      let behind = load > 0 ? work / (2 * (1 - load)) : 0
      outcomes.append(outcome(wait: behind + above.residual, completion.mean, of: own, above))
      if own.rate > 0 { above = above.joined(by: own.rate, completion) }
    }
    return outcomes + waiting(Array(classes.dropFirst(interrupting)), above)
  }

  /// Classes that let each other finish, below what interrupts them all.
  private func waiting(_ classes: [Class], _ above: Interruptions) -> [Outcome] {
    let completions = classes.map { above.completion(of: $0.service, interruption) }
    var (served, work) = (0.0, 0.0)
    for (own, completion) in zip(classes, completions) where own.rate > 0 {
      // A class that comes too often gets what is left, and those below it nothing.
      let rate = min(own.rate, (1 - served) / completion.mean)
      if rate > 0 { work += rate * completion.meanSquare / 2 }
      served += rate > 0 ? rate * completion.mean : 1
    }
    work += max(0, 1 - served) * above.residual
    var load = 0.0
    return zip(classes, completions).map { own, completion in
      let before = 1 - load
      // A burst of the class or of a higher one goes first as a whole; of a lower one, what is on the wire.
      work += own.burst * above.slowdown * above.slowdown / 2
      load += own.rate > 0 ? own.rate * completion.mean : 0
      let wait = before > 0 && load < 1 ? work / (before * (1 - load)) : .infinity
      return outcome(wait: wait, completion.mean, of: own, above)
    }
  }

  private func outcome(
    wait: Double, _ completion: Double, of own: Class, _ above: Interruptions
  ) -> Outcome {
    let length = own.service.mean
    return Outcome(
      wait: wait, completion: completion, slowdown: length > 0 ? completion / length : above.slowdown)
  }

  private func starved(_ count: Int) -> [Outcome] {
    Array(repeating: Outcome(wait: .infinity, completion: .infinity, slowdown: 1), count: count)
  }

  // MARK: Several channels

  private var several: [Outcome] {
    let slow = outages.slowdown
    var load = 0.0
    return classes.indices.map { index in
      let own = classes[index]
      let length = own.service.mean * slow
      let before = 1 - load
      load += own.rate > 0 ? own.rate * length / Double(channels) : 0
      guard before > 0, load < 1 else {
        return Outcome(wait: .infinity, completion: length, slowdown: slow)
      }
      let rivals = index < interrupting ? Array(classes[...index]) : classes
      var wait = work(of: rivals) / (before * (1 - load)) + outages.residual
      if index < interrupting, own.rate > 0 {
        // Those up to this class are a line of their own; what it adds to their number is its own.
        wait = (numberInLine(index) - (index > 0 ? numberInLine(index - 1) : 0)) / own.rate
      }
      return Outcome(wait: wait, completion: length, slowdown: slow)
    }
  }

  /// How long one who finds all channels taken waits for the first to become free, times how likely that is.
  private func work(of classes: [Class]) -> Double {
    var (load, square) = (0.0, 0.0)
    for own in classes where own.rate > 0 {
      // Who gets no turn takes no channel.
      let length = own.service.mean * outages.slowdown
      let rate = min(own.rate, (Double(channels) - load) / length)
      load += rate * length
      square += rate * own.service.meanSquare * outages.slowdown * outages.slowdown
    }
    guard load > 0 else { return 0 }
    return PriorityQueue.probabilityOfWaiting(channels: channels, load: load) * square / (2 * load)
      / Double(channels)
  }

  /// How many of the classes up to one are in line, first come first served.
  private func numberInLine(_ last: Int) -> Double {
    let own = Array(classes[...last])
    let rate = own.reduce(0) { $0 + $1.rate }
    let load = own.reduce(0) { $0 + ($1.rate > 0 ? $1.rate * $1.service.mean : 0) } * outages.slowdown
    return rate * (work(of: own) / (1 - load / Double(channels)) + outages.residual)
  }

  /// Erlang's C: the probability that all channels are taken.
  ///
  /// - Parameter load: the mean number of channels that are at work, at most as many as there are.
  package static func probabilityOfWaiting(channels: Int, load: Double) -> Double {
    guard load < Double(channels) else { return 1 }
    var lost = 1.0  // Erlang's B, by its recurrence
    for channel in 1...channels { lost = load * lost / (Double(channel) + load * lost) }
    let free = 1 - load / Double(channels)
    return lost / (free + (1 - free) * lost)
  }
}
