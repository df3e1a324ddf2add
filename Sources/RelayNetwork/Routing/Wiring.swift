import CableFormat
import EventKernel

/// The circuits of a topology as numbers alone: what searches read again and again.
struct Wiring: Sendable {
  let topology: Topology
  let stationCount: Int

  /// By the circuit's number, like those that follow.
  let from: [StationID]
  let to: [StationID]
  let cost: [Int64]

  /// The least microseconds for a thousand characters.
  let time: [Int64]

  /// The highest classification that may take the circuit to the station at its end.
  let clearance: [Classification]

  init(_ topology: Topology) {
    self.topology = topology
    stationCount = topology.stations.count
    from = topology.circuits.map(\.from)
    to = topology.circuits.map(\.to)
    cost = topology.circuits.indices.map { topology.cost(of: CircuitID($0)) }
    time = topology.circuits.map(\.leastTime.microseconds)
    clearance = topology.circuits.indices.map { topology.clearance(of: CircuitID($0)) }
  }

  func start(of circuit: CircuitID) -> StationID { from[Int(circuit.index)] }
  func end(of circuit: CircuitID) -> StationID { to[Int(circuit.index)] }
  func time(of circuit: CircuitID) -> Int64 { time[Int(circuit.index)] }
  func cost(of circuit: CircuitID) -> Int64 { cost[Int(circuit.index)] }

  /// The clearances that circuits have, the lowest first: classifications between two of them go alike.
  var clearances: [Classification] { Set(clearance).sorted() }
}
