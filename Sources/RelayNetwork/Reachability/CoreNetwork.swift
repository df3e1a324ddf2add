import CableFormat

/// A network without its posts: stations that have one neighbour and no table, so that what a relay does with
/// cables for them and from them says all.
///
/// To the others, a post's indicators are its relay's: the ways to both are the same up to the relay. With most
/// stations posts, as in a real network, a survey of the core costs next to nothing.
struct CoreNetwork {
  /// The other stations with the circuits between them; a relay guards the indicators of its posts.
  let topology: Topology

  /// Of each station of the core, the most secret that it or one of its posts may hold.
  let clearances: [Classification]

  /// Of each station of the core, whether no circuit at all leads there or away.
  let isIsolated: [Bool]

  /// How many circuits more a way may pass than its part in the core.
  let detour: Int

  /// The most secret that may come to each post and go out from it; `nil` for stations of the core.
  private let posts: [Links?]

  private struct Links {
    var incoming: Classification
    var outgoing: Classification
    var clearance: Classification
  }

  init(_ whole: Topology) {
    let relays = CoreNetwork.relays(in: whole)
    var parts = Topology.Parts(name: whole.name)
    parts.metric = whole.metric
    var places: [StationID?] = []
    for index in whole.stations.indices {
      places.append(relays[index] == nil ? StationID(parts.stations.count) : nil)
      if relays[index] == nil { parts.stations.append(whole.stations[index]) }
    }
    var clearances = parts.stations.map(\.clearance)
    var posts = [Links?](repeating: nil, count: relays.count)
    for case (let index, let relay?) in relays.enumerated() {
      guard let core = places[Int(relay.index)] else { continue }
      let station = whole.stations[index]
      parts.stations[Int(core.index)].guards += [station.indicator] + station.guards
      clearances[Int(core.index)] = max(clearances[Int(core.index)], station.clearance)
      posts[index] = Links(
        incoming: CoreNetwork.incoming(to: StationID(index), from: relay, in: whole),
        outgoing: whole.circuits(from: StationID(index)).map(whole.clearance(of:)).max() ?? .unclassified,
        clearance: station.clearance)
    }
    var circuits: [CircuitID?] = []
    for circuit in whole.circuits {
      guard let from = places[Int(circuit.from.index)], let to = places[Int(circuit.to.index)] else {
        circuits.append(nil)
        continue
      }
      circuits.append(CircuitID(parts.circuits.count))
      var inner = circuit
      (inner.from, inner.to) = (from, to)
      parts.circuits.append(inner)
    }
    for (index, place) in places.enumerated() {
      guard let place, let table = whole.table(of: StationID(index)) else { continue }
      parts.tables[place] = RoutingTable(
        table.entries.map { entry in
          RoutingTable.Entry(
            match: entry.match, via: entry.via.compactMap { circuits[Int($0.index)] }, line: entry.line)
        })
    }
    parts.collectives = whole.collectives.compactMap { collective in
      guard let place = places[Int(collective.heldAt.index)] else { return nil }
      return Collective(indicator: collective.indicator, name: "", heldAt: place, members: [])
    }
    topology = Topology(parts)
    isIsolated = whole.stations.indices.filter { places[$0] != nil }.map { index in
      whole.circuits(from: StationID(index)).isEmpty && whole.circuits(to: StationID(index)).isEmpty
    }
    self.clearances = clearances
    self.posts = posts
    detour = posts.contains { $0 != nil } ? 2 : 0
  }

  /// Whether every post that may hold a classification may send it to its relay.
  func letsOut(_ level: Classification) -> Bool {
    posts.allSatisfy { post in post.map { $0.clearance < level || $0.outgoing >= level } ?? true }
  }

  /// Whether a classification may pass the last circuit to a station; all do where it is no post.
  func letsIn(_ level: Classification, to station: StationID) -> Bool {
    posts[Int(station.index)].map { $0.incoming >= level } ?? true
  }

  // MARK: Posts

  /// The relay of each post, `nil` for all other stations.
  private static func relays(in topology: Topology) -> [StationID?] {
    var relays = topology.stations.indices.map { onlyNeighbour(of: StationID($0), in: topology) }
    // Of two that have only each other, neither is the other's relay.
    for (index, relay) in relays.enumerated() {
      if let relay, relays[Int(relay.index)] != nil { (relays[index], relays[Int(relay.index)]) = (nil, nil) }
    }
    for collective in topology.collectives { relays[Int(collective.heldAt.index)] = nil }
    for index in topology.stations.indices {
      guard let table = topology.table(of: StationID(index)) else { continue }
      relays[index] = nil
      // Who is sent what is not his own sends it back.
      for entry in table.entries {
        for circuit in entry.via where !leadsHome(entry, by: circuit, in: topology) {
          relays[Int(topology[circuit].to.index)] = nil
        }
      }
    }
    for (index, relay) in relays.enumerated() {
      guard let relay, let table = topology.table(of: relay) else { continue }
      let station = topology.stations[index]
      let isServed = ([station.indicator] + station.guards).allSatisfy { indicator in
        table.entry(for: indicator).map { $0.via.first.map { topology[$0].to } == StationID(index) } ?? true
      }
      if !isServed { relays[index] = nil }
    }
    return relays
  }

  /// Whether a circuit of an entry leads to the station whose indicator alone the entry is for.
  private static func leadsHome(
    _ entry: RoutingTable.Entry, by circuit: CircuitID, in topology: Topology
  ) -> Bool {
    guard case .exactly(let indicator) = entry.match else { return false }
    return topology.owner(of: indicator) == .station(topology[circuit].to)
  }

  /// The station that all circuits of one lead to and come from, if there are both.
  private static func onlyNeighbour(of station: StationID, in topology: Topology) -> StationID? {
    guard let first = topology.circuits(from: station).first.map({ topology[$0].to }),
      !topology.circuits(to: station).isEmpty,
      topology.circuits(from: station).allSatisfy({ topology[$0].to == first }),
      topology.circuits(to: station).allSatisfy({ topology[$0].from == first })
    else { return nil }
    return first
  }

  /// The most secret that a relay surely sends to a post.
  private static func incoming(
    to post: StationID, from relay: StationID, in topology: Topology
  ) -> Classification {
    var level = topology.circuits(to: post).map(topology.clearance(of:)).max() ?? .unclassified
    guard let table = topology.table(of: relay) else { return level }
    for indicator in [topology[post].indicator] + topology[post].guards {
      guard let entry = table.entry(for: indicator), let first = entry.via.first else { continue }
      level = min(level, topology.clearance(of: first))
    }
    return level
  }
}
