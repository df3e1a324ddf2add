/// How far stations are from a destination: Dijkstra's algorithm, backward, and no further than is asked for.
///
/// Where all circuits cost the same, stations are met in the order of their distance and need no sorting.
struct DistanceSearch: Sendable {
  /// The distance of every station, by its number; see `carryOn` for which of them are certain.
  private(set) var distance: [Int64]

  /// Where all circuits cost the same, the stations that were met, those from `next` on still to be left.
  private var met: [StationID]
  private var next = 0

  /// Where they do not, the stations that were met and not left.
  private var frontier = Frontier()

  /// Up to here distances are certain.
  private var horizon: Int64 = 0

  init(toward destination: StationID, stationCount: Int) {
    distance = [Int64](repeating: OpenCircuits.unreachable, count: stationCount)
    distance[Int(destination.index)] = 0
    met = [destination]
    frontier.insert(destination, at: 0)
  }

  /// Begins anew toward another destination, in the memory of this search.
  ///
  /// - Complexity: O(circuits that were looked at) where all cost the same, else O(stations).
  mutating func restart(toward destination: StationID, over wiring: Wiring) {
    if wiring.uniformCost != nil {
      distance[Int(met[0].index)] = OpenCircuits.unreachable
      for station in met[..<next] {
        for place in wiring.inlets(of: station) {
          distance[wiring.sources[place].start] = OpenCircuits.unreachable
        }
      }
    } else {
      for station in distance.indices { distance[station] = OpenCircuits.unreachable }
    }
    met.removeAll(keepingCapacity: true)
    met.append(destination)
    next = 0
    frontier = Frontier()
    frontier.insert(destination, at: 0)
    horizon = 0
    distance[Int(destination.index)] = 0
  }

  /// Searches until the distance of a station is certain, and with it all that are less.
  ///
  /// - Parameters:
  ///   - station: `nil` for all stations.
  ///   - circuits: what may be taken, the same each time.
  ///   - avoided: stations that are taken not to exist.
  /// - Complexity: O(circuits) all in all where these cost the same, else O(circuits × log stations).
  mutating func carryOn(
    until station: StationID?, over circuits: OpenCircuits, without avoided: Set<StationID> = []
  ) {
    if let cost = circuits.wiring.uniformCost {
      walk(until: station, cost, circuits, without: avoided)
    } else {
      while !isCertain(station), let (end, reached) = frontier.removeNearest() {
        horizon = reached
        circuits.leave(end, reached, &distance, &frontier) { avoided.isEmpty || !avoided.contains($0) }
      }
    }
  }

  private func isCertain(_ station: StationID?) -> Bool {
    guard let station else { return false }
    return distance[Int(station.index)] <= horizon
  }

  /// Leaves one station after the other, meeting those from which circuits come to it.
  private mutating func walk(
    until station: StationID?, _ cost: Int64, _ circuits: OpenCircuits, without avoided: Set<StationID>
  ) {
    let wanted = station.map { Int($0.index) }
    let areAllOpen = avoided.isEmpty && circuits.areAllOpen
    // Spans, for asking at each step whether an array is shared takes as long as the step.
    let (allSources, allStarts) = (circuits.wiring.sources, circuits.wiring.inletStarts)
    let (sources, starts) = (allSources.span, allStarts.span)
    var met = self.met
    self.met = []
    var next = self.next
    var distance = self.distance.mutableSpan
    while next < met.count {
      if let wanted, distance[wanted] != OpenCircuits.unreachable { break }
      let end = Int(met[next].index)
      next += 1
      let further = distance[end] + cost
      for place in Int(starts[end])..<Int(starts[end + 1]) {
        let source = sources[place]
        guard distance[source.start] == OpenCircuits.unreachable,
          areAllOpen
            || circuits.contains(circuits.wiring.inlets[place]) && !avoided.contains(StationID(source.start))
        else { continue }
        distance[source.start] = further
        if source.leadsOn { met.append(StationID(source.start)) }
      }
    }
    self.met = met
    self.next = next
  }
}
