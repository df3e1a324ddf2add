/// The lengths of ways in a network where every station sends everything by the fewest circuits.
///
/// That is so where all circuits cost the same and no table can lead anywhere but to the only neighbour. If
/// every station can also reach every other, all arrives, and of each way it need only be known whether it is
/// too long: the stations near enough to a destination are counted, the others not even looked at.
struct ShortWays {
  /// From how many stations each one is too far away.
  let farAway: [Int]

  /// How many stations may be near one, on average, before counting them is given up.
  private static let patience = 600

  /// `nil` if the network is not of that kind.
  ///
  /// - Complexity: O(stations × stations near one), within bounds.
  init?(in wiring: Wiring, hopLimit: Int) {
    let topology = wiring.topology
    let stations = topology.stations.indices.map(StationID.init)
    let linked = stations.filter { !topology.circuits(at: $0).isEmpty }
    guard wiring.uniformCost != nil, let first = linked.first,
      stations.allSatisfy({ topology.table(of: $0) == nil || ShortWays.hasOnlyOneWayOut($0, topology) }),
      ShortWays.countReached(from: first, in: topology) == linked.count
    else { return nil }
    var search = Search(wiring)
    guard search.countNear(first, within: .max) == linked.count else { return nil }
    var farAway = [Int](repeating: linked.count, count: stations.count)
    var looks = 0
    for station in linked {
      let near = search.countNear(station, within: hopLimit)
      farAway[Int(station.index)] -= near
      looks += near
      guard looks <= ShortWays.patience * stations.count else { return nil }
    }
    self.farAway = farAway
  }

  private static func hasOnlyOneWayOut(_ station: StationID, _ topology: Topology) -> Bool {
    let circuits = topology.circuits(from: station)
    return circuits.allSatisfy { topology[$0].to == topology[circuits[circuits.startIndex]].to }
  }

  /// How many stations one reaches, itself included.
  private static func countReached(from station: StationID, in topology: Topology) -> Int {
    var isReached = [Bool](repeating: false, count: topology.stations.count)
    var reached = [station]
    isReached[Int(station.index)] = true
    var next = 0
    while next < reached.count {
      for circuit in topology.circuits(from: reached[next]) {
        let end = topology[circuit].to
        if isReached[Int(end.index)] { continue }
        isReached[Int(end.index)] = true
        reached.append(end)
      }
      next += 1
    }
    return reached.count
  }

  /// Counts stations by their distance, again and again in the same memory.
  private struct Search {
    private let wiring: Wiring
    private var seenBy: [Int32]
    private var number: Int32 = 0
    private var met: [StationID] = []

    init(_ wiring: Wiring) {
      self.wiring = wiring
      seenBy = [Int32](repeating: 0, count: wiring.stationCount)
    }

    /// How many stations reach one by so many circuits, itself included.
    mutating func countNear(_ station: StationID, within limit: Int) -> Int {
      number += 1
      seenBy[Int(station.index)] = number
      met.removeAll(keepingCapacity: true)
      met.append(station)
      var (count, next, hops) = (1, 0, 0)
      while next < met.count, hops < limit {
        let end = met.count
        while next < end {
          for place in wiring.inlets(of: met[next]) {
            let start = wiring.inlets[place].start
            guard seenBy[Int(start.index)] != number else { continue }
            seenBy[Int(start.index)] = number
            count += 1
            if wiring.inlets[place].leadsOn { met.append(start) }
          }
          next += 1
        }
        hops += 1
      }
      return count
    }
  }
}
