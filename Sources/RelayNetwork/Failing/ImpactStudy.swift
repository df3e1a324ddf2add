package import CableFormat
import EventKernel

/// Works out what every failure of one unit, or of two at once, does to every way in a network.
///
/// One destination after the other is gone through, with all failures for each, so that nothing is stored whose
/// size is the square of the stations. A failure that touches no way to a destination costs a look; for the
/// others only the stations behind it are sent other ways.
package struct ImpactStudy: Sendable {
  /// How much traffic goes from a station to an indicator.
  package typealias Weight = @Sendable (StationID, RoutingIndicator) -> Double

  package let topology: Topology
  package let units: [FailureUnit]

  /// The failures, the worst first.
  package private(set) var impacts: [FailureImpact]

  /// How many pairs of a station and an indicator arrive while nothing has failed.
  package private(set) var pairs = 0

  private let classification: Classification
  private let weight: Weight?
  private var finder: RouteFinder
  private var survey: WaySurvey

  /// How many failures can be studied at a time.
  package static let limit = 3_000_000

  /// The number of failures of so many units, one or two at a time.
  package static func count(of units: Int, atATime number: Int) -> Int {
    number == 1 ? units : units * (units - 1) / 2
  }

  /// Studies a network.
  ///
  /// - Parameters:
  ///   - number: how many units fail together: 1 or 2.
  ///   - weight: how much traffic goes each way, to rank failures by what they do to it.
  ///   - tell: is told what part of it is done.
  /// - Precondition: there are no more failures than `limit`.
  /// - Complexity: for one at a time about O(stations² × mean number of circuits of a way); the square of that
  ///   number for two.
  package init(
    of topology: Topology, failing units: [FailureUnit], atATime number: Int = 1,
    classification: Classification = .unclassified, weight: Weight? = nil,
    tell: (Double) -> Void = { _ in }
  ) {
    precondition(ImpactStudy.count(of: units.count, atATime: number) <= ImpactStudy.limit)
    self.topology = topology
    self.units = units
    self.classification = classification
    self.weight = weight
    finder = RouteFinder(topology)
    survey = WaySurvey(finder.rule.wiring, hopLimit: RouteFinder.usualHopLimit)
    if number == 1 {
      impacts = units.indices.map { FailureImpact(units: [$0]) }
    } else {
      impacts = units.indices.flatMap { first in
        units.indices.dropFirst(first + 1).map { FailureImpact(units: [first, $0]) }
      }
    }
    let classes = topology.routingClasses
    for (index, indicators) in classes.enumerated() {
      tell(Double(index) / Double(classes.count))
      let ways = Ways(of: indicators, classification, by: &finder.rule)
      survey.take(ways)
      let destination = Destination(indicators: indicators, ways: ways, outcomes: survey.outcomes)
      pairs += indicators.indicators.count * destination.reached
      if number == 1 { failEach(destination) } else { failPairs(destination) }
    }
    for index in impacts.indices { impacts[index].cutOff.sort() }
    impacts.sort { $0.isWorse(than: $1) }
  }

  /// The names of what fails.
  package func names(of impact: FailureImpact) -> [String] { impact.units.flatMap { units[$0].names } }

  // MARK: One destination

  /// A class of indicators with its ways while nothing has failed.
  private struct Destination {
    let indicators: RoutingClass
    let ways: Ways
    let outcomes: [WaySurvey.Outcome]

    /// How many other stations reach it.
    let reached: Int

    init(indicators: RoutingClass, ways: Ways, outcomes: [WaySurvey.Outcome]) {
      self.indicators = indicators
      self.ways = ways
      self.outcomes = outcomes
      reached = outcomes.count { $0.failure == nil } - 1
    }
  }

  private mutating func failEach(_ destination: Destination) {
    for unit in units.indices where touches(unit, destination.ways) {
      let mark = survey.mark
      let (_, affected) = fail([unit], destination.ways, destination)
      impacts[unit].add(tally(affected, [unit], destination), destination.indicators)
      survey.revert(to: mark)
    }
  }

  private mutating func failPairs(_ destination: Destination) {
    let touching = units.indices.map { touches($0, destination.ways) }
    for first in units.indices where touching[first] {
      let mark = survey.mark
      let (single, affected) = fail([first], destination.ways, destination)
      let alone = tally(affected, [first], destination)
      let isAffected = Set(affected)
      for second in units.indices where second != first {
        // Where both touch a way, the pair is met twice: once is enough.
        if touching[second], second < first { continue }
        let place = place(of: min(first, second), max(first, second))
        if touches(second, single) {
          let singleMark = survey.mark
          let (_, more) = fail([first, second], single, destination)
          let all = affected + more.filter { !isAffected.contains($0) }
          impacts[place].add(tally(all, [first, second], destination), destination.indicators)
          survey.revert(to: singleMark)
        } else if units[second].station != nil {
          // Its own pairs no longer count.
          impacts[place].add(tally(affected, [first, second], destination), destination.indicators)
        } else {
          impacts[place].add(alone, destination.indicators)
        }
      }
      survey.revert(to: mark)
    }
  }

  /// Where a pair stands in the list of pairs as it was made.
  private func place(of first: Int, _ second: Int) -> Int {
    first * (2 * units.count - first - 1) / 2 + second - first - 1
  }

  private func touches(_ unit: Int, _ ways: Ways) -> Bool {
    ways.use(anyOf: units[unit].circuits, finder.rule.wiring)
  }

  /// Lets the last of some units fail where the others have failed.
  ///
  /// - Returns: the ways that are left, and the stations from which they may be others.
  private mutating func fail(
    _ failed: [Int], _ ways: Ways, _ destination: Destination
  ) -> (Ways, [StationID]) {
    var circuits = finder.rule.circuits(for: classification)
    circuits.unavailable = CircuitSet(failed.flatMap { units[$0].circuits })
    var repaired = ways
    let changed = repaired.repair(after: units[failed[failed.count - 1]].circuits, circuits)
    let affected = survey.update(
      to: repaired, from: ways, changed: changed, comparedWith: destination.ways)
    return (repaired, affected)
  }

  // MARK: Counting

  /// What a failure does to the ways to one destination.
  struct Tally {
    var unreachable = 0
    var reachable = 0
    var rerouted = 0
    var hops = 0
    var microseconds: Int64 = 0
    var mostMicroseconds: Int64 = 0
    var unreachableTraffic = 0.0
    var reroutedTraffic = 0.0

    /// How many stations reached it before.
    var before = 0
  }

  /// Counts over the stations whose ways a failure may have changed.
  private func tally(_ affected: [StationID], _ failed: [Int], _ destination: Destination) -> Tally {
    var tally = Tally()
    let down = failed.compactMap { units[$0].station }
    guard !down.contains(destination.ways.destination) else { return tally }
    tally.before =
      destination.reached - down.count { destination.outcomes[Int($0.index)].failure == nil }
    for station in affected where !down.contains(station) {
      let (before, after) = (destination.outcomes[Int(station.index)], survey[station])
      switch (before.failure == nil, after.failure == nil) {
      case (false, false): continue
      case (true, false):
        tally.unreachable += 1
        tally.unreachableTraffic += traffic(from: station, destination)
      case (false, true): tally.reachable += 1
      case (true, true):
        guard after.differs else { continue }
        tally.rerouted += 1
        tally.reroutedTraffic += traffic(from: station, destination)
        tally.hops += Int(after.hops - before.hops)
        let added = after.microseconds - before.microseconds
        tally.microseconds += added
        tally.mostMicroseconds = max(tally.mostMicroseconds, added)
      }
    }
    return tally
  }

  private func traffic(from station: StationID, _ destination: Destination) -> Double {
    guard let weight else { return 0 }
    return destination.indicators.indicators.reduce(0) { $0 + weight(station, $1) }
  }
}

extension FailureImpact {
  /// Counts what happens to the ways to a class of indicators.
  fileprivate mutating func add(_ tally: ImpactStudy.Tally, _ indicators: RoutingClass) {
    let count = indicators.indicators.count
    unreachablePairs += tally.unreachable * count
    reachablePairs += tally.reachable * count
    reroutedPairs += tally.rerouted * count
    addedHops += tally.hops * count
    addedTime.microseconds += tally.microseconds * Int64(count)
    mostAddedTime = max(mostAddedTime, TimeSpan(microseconds: tally.mostMicroseconds))
    unreachableTraffic += tally.unreachableTraffic
    reroutedTraffic += tally.reroutedTraffic
    if tally.unreachable * 2 > tally.before { cutOff += indicators.indicators }
  }

  /// The order of ranking: by traffic lost, pairs lost, traffic and pairs rerouted, time lost, then by place.
  fileprivate func isWorse(than other: FailureImpact) -> Bool {
    if unreachableTraffic != other.unreachableTraffic { return unreachableTraffic > other.unreachableTraffic }
    if unreachablePairs != other.unreachablePairs { return unreachablePairs > other.unreachablePairs }
    if reroutedTraffic != other.reroutedTraffic { return reroutedTraffic > other.reroutedTraffic }
    if reroutedPairs != other.reroutedPairs { return reroutedPairs > other.reroutedPairs }
    if addedTime != other.addedTime { return addedTime > other.addedTime }
    return units.lexicographicallyPrecedes(other.units)
  }
}
