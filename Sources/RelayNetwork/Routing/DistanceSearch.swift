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
      while next < met.count, !isMet(station) { leave(met[next], cost, circuits, avoided) }
    } else {
      while !isCertain(station), let (end, reached) = frontier.removeNearest() {
        horizon = reached
        circuits.leave(end, reached, &distance, &frontier) { avoided.isEmpty || !avoided.contains($0) }
      }
    }
  }

  private func isMet(_ station: StationID?) -> Bool {
    guard let station else { return false }
    return distance[Int(station.index)] != OpenCircuits.unreachable
  }

  private func isCertain(_ station: StationID?) -> Bool {
    guard let station else { return false }
    return distance[Int(station.index)] <= horizon
  }

  /// Meets the stations from which circuits come to the next one.
  private mutating func leave(
    _ end: StationID, _ cost: Int64, _ circuits: OpenCircuits, _ avoided: Set<StationID>
  ) {
    next += 1
    let further = distance[Int(end.index)] + cost
    for place in circuits.wiring.inlets(of: end) {
      let inlet = circuits.wiring.inlets[place]
      guard distance[Int(inlet.start.index)] == OpenCircuits.unreachable, circuits.contains(inlet),
        avoided.isEmpty || !avoided.contains(inlet.start)
      else { continue }
      distance[Int(inlet.start.index)] = further
      if inlet.leadsOn { met.append(inlet.start) }
    }
  }
}
