import CableFormat
import EventKernel
import RelayNetwork

/// Walks one cable at a time through a network, in the plainest code that follows the rules.
///
/// What the network's own search finds has to agree with it. It shares none of that search's code.
struct NaiveWays {
  let topology: Topology

  /// The numbers of circuits that are down.
  let down: Set<Int>

  private final class Memory { var distances: [[Int]: [Int64?]] = [:] }
  private let memory = Memory()

  init(topology: Topology, down: Set<Int> = []) {
    self.topology = topology
    self.down = down
  }

  struct Way: Equatable {
    var reason: RejectReason?
    var circuits: [Int]

    /// The stations on it, the first being the origin.
    var stations: [Int]
  }

  func way(from origin: Int, to indicator: RoutingIndicator, _ classification: Classification) -> Way {
    let destination = destination(of: indicator)
    var way = Way(reason: nil, circuits: [], stations: [origin])
    var station = origin
    while station != destination {
      let back = way.stations.dropLast().last
      let choice = choices(at: station, indicator, destination, classification)
      guard let circuit = choice.circuits.first(where: { end(of: $0) != back }) else {
        way.reason = choice.circuits.isEmpty ? choice.reason : .loop
        return way
      }
      if way.circuits.count == 16 {
        way.reason = .hops
        return way
      }
      way.circuits.append(circuit)
      station = end(of: circuit)
      let isKnown = way.stations.contains(station)
      way.stations.append(station)
      if isKnown {
        way.reason = .loop
        return way
      }
    }
    return way
  }

  func destination(of indicator: RoutingIndicator) -> Int? {
    for (index, station) in topology.stations.enumerated()
    where station.indicator == indicator || station.guards.contains(indicator) { return index }
    for collective in topology.collectives where collective.indicator == indicator {
      return Int(collective.heldAt.index)
    }
    return nil
  }

  /// Whether circuits lead from a station to another.
  func isConnected(_ station: Int, to destination: Int, _ classification: Classification) -> Bool {
    distances(to: destination, classification)[station] != nil
  }

  // MARK: The rule of one station

  private func end(of circuit: Int) -> Int { Int(topology.circuits[circuit].to.index) }

  private func start(of circuit: Int) -> Int { Int(topology.circuits[circuit].from.index) }

  private func isOpen(_ circuit: Int, _ classification: Classification) -> Bool {
    !down.contains(circuit) && isCleared(circuit, classification)
  }

  private func isCleared(_ circuit: Int, _ classification: Classification) -> Bool {
    let clearance = [topology.circuits[circuit].clearance, topology.stations[end(of: circuit)].clearance]
    return clearance.allSatisfy { $0 >= classification }
  }

  /// The circuits that a station may take, whatever the cable came by, and why there are none.
  private func choices(
    at station: Int, _ indicator: RoutingIndicator, _ destination: Int?, _ classification: Classification
  ) -> (circuits: [Int], reason: RejectReason) {
    if let entry = entry(at: station, indicator) {
      let cleared = entry.via.map { Int($0.index) }.filter { isCleared($0, classification) }
      return (cleared.filter { !down.contains($0) }, cleared.isEmpty ? .classification : .unreachable)
    }
    guard let destination else { return ([], .unknown) }
    let best = best(from: station, to: destination, classification)
    guard best.isEmpty else { return (best, .unreachable) }
    let anyBest = self.best(from: station, to: destination, .unclassified)
    return ([], anyBest.isEmpty ? .unreachable : .classification)
  }

  private func entry(at station: Int, _ indicator: RoutingIndicator) -> RoutingTable.Entry? {
    let entries = topology.table(of: StationID(station))?.entries ?? []
    var prefix: (length: Int, entry: RoutingTable.Entry)?
    var fallback: RoutingTable.Entry?
    for entry in entries {
      switch entry.match {
      case .exactly(let own): if own == indicator { return entry }
      case .prefix(let letters):
        guard indicator.description.hasPrefix(letters), letters.count > prefix?.length ?? 0 else { continue }
        prefix = (letters.count, entry)
      case .anything: if fallback == nil { fallback = entry }
      }
    }
    return prefix?.entry ?? fallback
  }

  /// The circuits that shortest ways begin with: by the indicator of their end, then by name.
  private func best(from station: Int, to destination: Int, _ classification: Classification) -> [Int] {
    let distances = distances(to: destination, classification)
    guard let own = distances[station] else { return [] }
    let leaving = topology.circuits.indices.filter { circuit in
      guard start(of: circuit) == station, isOpen(circuit, classification) else { return false }
      return distances[end(of: circuit)].map { $0 + cost(of: circuit) == own } ?? false
    }
    return leaving.sorted { a, b in
      let names = [a, b].map { topology.stations[end(of: $0)].indicator }
      if names[0] != names[1] { return names[0] < names[1] }
      return topology.circuits[a].name < topology.circuits[b].name
    }
  }

  /// Relaxes every circuit as often as there are stations.
  private func distances(to destination: Int, _ classification: Classification) -> [Int64?] {
    let key = [destination, Int(classification.rawValue)]
    if let known = memory.distances[key] { return known }
    var distances = [Int64?](repeating: nil, count: topology.stations.count)
    distances[destination] = 0
    for _ in topology.stations {
      for circuit in topology.circuits.indices where isOpen(circuit, classification) {
        guard let rest = distances[end(of: circuit)] else { continue }
        let through = rest + cost(of: circuit)
        if distances[start(of: circuit)].map({ through < $0 }) ?? true {
          distances[start(of: circuit)] = through
        }
      }
    }
    memory.distances[key] = distances
    return distances
  }

  private func cost(of circuit: Int) -> Int64 {
    switch topology.metric {
    case .hops: return 1
    case .time: return microseconds(of: circuit)
    case .km:
      let ends = [start(of: circuit), end(of: circuit)].map { topology.stations[$0].position }
      guard let from = ends[0], let to = ends[1] else { return 1 }
      return max(1, from.metres(to: to))
    }
  }

  /// For a thousand characters.
  func microseconds(of circuit: Int) -> Int64 {
    let circuit = topology.circuits[circuit]
    return Int64((1000 * 1e6 / circuit.charactersPerSecond).rounded()) + circuit.propagation.microseconds
  }
}
