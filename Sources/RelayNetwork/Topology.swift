package import CableFormat
import EventKernel

/// A relay network as it stands: stations, the circuits between them, and who knows the way to whom.
package struct Topology: Sendable {
  /// What makes one way better than another where no table speaks.
  package enum Metric: String, Sendable, CaseIterable {
    /// Circuits passed.
    case hops

    /// The least time for a thousand characters.
    case time

    /// The length of the way.
    case km
  }

  /// How stations and circuits of a topology are given.
  package struct Parts: Sendable {
    package var name: String
    package var about = ""
    package var stations: [Station] = []
    package var circuits: [Circuit] = []
    package var collectives: [Collective] = []
    package var tables: [StationID: RoutingTable] = [:]
    package var metric: Metric = .hops

    /// The text it was read from.
    package var source = ""

    package init(name: String) {
      self.name = name
    }
  }

  /// Whom a routing indicator stands for.
  package enum Owner: Hashable, Sendable {
    case station(StationID)
    case collective(Int)
  }

  package let name: String
  package let about: String
  package let stations: [Station]
  package let circuits: [Circuit]
  package let collectives: [Collective]
  package let metric: Metric
  package let source: String
  private let tables: [StationID: RoutingTable]

  /// The station that an indicator stands for, or -1 less the number of a collective.
  private let owners: [RoutingIndicator: Int32]
  private let outgoing: Adjacency
  private let incoming: Adjacency

  /// A network of parts that fit together: no indicator belongs to two, and every number is one of a part.
  package init(_ parts: Parts) {
    name = parts.name
    about = parts.about
    stations = parts.stations
    circuits = parts.circuits
    collectives = parts.collectives
    metric = parts.metric
    source = parts.source
    tables = parts.tables
    var owners: [RoutingIndicator: Int32] = [:]
    owners.reserveCapacity(stations.count + collectives.count)
    for (index, collective) in collectives.enumerated() { owners[collective.indicator] = Int32(-1 - index) }
    for (index, station) in stations.enumerated() {
      for guarded in station.guards { owners[guarded] = Int32(index) }
    }
    for (index, station) in stations.enumerated() { owners[station.indicator] = Int32(index) }
    self.owners = owners
    let stations = parts.stations
    let circuits = parts.circuits
    // Ties between equally good ways go to the neighbour whose indicator comes first, then by name.
    let ends = circuits.indices.map { (circuit: $0, end: stations[Int(circuits[$0].to.index)].indicator) }
    let order = ends.sorted { a, b in
      if a.end != b.end { return a.end < b.end }
      return (circuits[a.circuit].name, a.circuit) < (circuits[b.circuit].name, b.circuit)
    }.map { CircuitID($0.circuit) }
    outgoing = Adjacency(order, count: stations.count) { circuits[Int($0.index)].from }
    incoming = Adjacency(order, count: stations.count) { circuits[Int($0.index)].to }
  }

  package subscript(id: StationID) -> Station { stations[Int(id.index)] }
  package subscript(id: CircuitID) -> Circuit { circuits[Int(id.index)] }

  /// Every indicator that the network knows, in alphabetical order.
  package var indicators: [RoutingIndicator] { owners.keys.sorted() }

  /// The station or collective that an indicator stands for, `nil` if the network does not know it.
  package func owner(of indicator: RoutingIndicator) -> Owner? {
    owners[indicator].map { $0 >= 0 ? .station(StationID(Int($0))) : .collective(Int(-1 - $0)) }
  }

  /// The station that serves an indicator, `nil` if it is unknown or a collective's.
  package func station(serving indicator: RoutingIndicator) -> StationID? {
    guard case .station(let id) = owner(of: indicator) else { return nil }
    return id
  }

  /// Where an indicator leads: to its station, or to the one that holds its list.
  func destination(of indicator: RoutingIndicator) -> StationID? {
    switch owner(of: indicator) {
    case .station(let station): station
    case .collective(let index): collectives[index].heldAt
    case nil: nil
    }
  }

  /// The station whose name is that of an addressee, letter by letter; the first where several have it.
  ///
  /// - Complexity: O(stations).
  package func station(named name: String) -> StationID? {
    stations.firstIndex { $0.name == name }.map(StationID.init)
  }

  /// The table of a station that has one.
  package func table(of station: StationID) -> RoutingTable? { tables[station] }

  /// The circuits that leave a station, in the order in which ties are broken.
  package func circuits(from station: StationID) -> ArraySlice<CircuitID> { outgoing[station] }

  /// The circuits that end at a station.
  package func circuits(to station: StationID) -> ArraySlice<CircuitID> { incoming[station] }

  /// The highest classification that may take a circuit to the station at its end.
  package func clearance(of circuit: CircuitID) -> Classification {
    min(self[circuit].clearance, self[self[circuit].to].clearance)
  }

  /// What a circuit counts in the metric.
  package func cost(of circuit: CircuitID) -> Int64 {
    let circuit = self[circuit]
    switch metric {
    case .hops:
      return 1
    case .time:
      return max(1, circuit.leastTime.microseconds)
    case .km:
      guard let from = self[circuit.from].position, let to = self[circuit.to].position else { return 1 }
      return max(1, from.metres(to: to))
    }
  }
}

/// For each station a run of circuits, all in one array.
private struct Adjacency: Sendable {
  let circuits: [CircuitID]
  let starts: [Int32]

  /// Sorts circuits by station, keeping their order at each.
  init(_ order: [CircuitID], count: Int, by station: (CircuitID) -> StationID) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for circuit in order { starts[Int(station(circuit).index) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var next = starts
    var circuits = order
    for circuit in order {
      let owner = Int(station(circuit).index)
      circuits[Int(next[owner])] = circuit
      next[owner] += 1
    }
    self.circuits = circuits
    self.starts = starts
  }

  subscript(station: StationID) -> ArraySlice<CircuitID> {
    circuits[Int(starts[Int(station.index)])..<Int(starts[Int(station.index) + 1])]
  }
}
