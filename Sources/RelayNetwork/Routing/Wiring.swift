import CableFormat
import EventKernel

/// The circuits of a topology as numbers alone: what searches read again and again.
///
/// It never changes, and all who look for ways share one: as a value, its dozen arrays would be counted at each step.
final class Wiring: Sendable {
  /// A circuit as a search meets it at the station where it ends.
  struct Inlet: Sendable {
    var cost: Int64
    var circuit: CircuitID
    var start: StationID
    var clearance: Classification

    /// Whether other stations than this one lie behind its start: a search need not go on where none do.
    var leadsOn: Bool
  }

  /// A circuit as a search meets it at the station where it begins.
  struct Outlet: Sendable {
    var cost: Int64
    var circuit: CircuitID
    var end: StationID
    var clearance: Classification
  }

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

  /// The clearances that circuits have, the lowest first: classifications between two of them go alike.
  let clearances: [Classification]

  /// What every circuit costs, `nil` where they differ.
  let uniformCost: Int64?

  /// Where an inlet begins, and whether it leads on: what a search has to know where all circuits are open, in
  /// a sixth of the memory.
  struct Source: Sendable {
    private let packed: UInt32

    init(_ inlet: Inlet) { packed = UInt32(inlet.start.index) << 1 | (inlet.leadsOn ? 1 : 0) }

    @inline(__always) var start: Int { Int(packed >> 1) }
    @inline(__always) var leadsOn: Bool { packed & 1 == 1 }
  }

  /// The circuits to each station, one station behind the other.
  let inlets: [Inlet]
  let sources: [Source]
  let inletStarts: [Int32]

  /// The circuits from each station, in the order in which ties are broken.
  let outlets: [Outlet]
  private let outletStarts: [Int32]

  /// Whether each station has a table.
  let hasTable: [Bool]

  init(_ topology: Topology) {
    self.topology = topology
    stationCount = topology.stations.count
    from = topology.circuits.map(\.from)
    to = topology.circuits.map(\.to)
    let cost = topology.circuits.indices.map { topology.cost(of: CircuitID($0)) }
    self.cost = cost
    uniformCost = cost.first.flatMap { first in cost.allSatisfy { $0 == first } ? first : nil }
    time = topology.circuits.map(\.leastTime.microseconds)
    clearance = topology.circuits.indices.map { topology.clearance(of: CircuitID($0)) }
    clearances = Classification.allCases.filter(Set(clearance).contains).sorted()
    let source = Wiring.onlySources(from, to, count: stationCount)
    var inlets: [Inlet] = []
    inlets.reserveCapacity(from.count)
    var starts: [Int32] = [0]
    starts.reserveCapacity(stationCount + 1)
    for station in topology.stations.indices {
      for circuit in topology.circuits(to: StationID(station)) {
        let index = Int(circuit.index)
        inlets.append(
          Inlet(
            cost: cost[index], circuit: circuit, start: from[index], clearance: clearance[index],
            leadsOn: Wiring.leadsOn(source[Int(from[index].index)], to: station)))
      }
      starts.append(Int32(inlets.count))
    }
    self.inlets = inlets
    sources = inlets.map(Source.init)
    inletStarts = starts
    var outlets: [Outlet] = []
    outlets.reserveCapacity(from.count)
    starts = [0]
    starts.reserveCapacity(stationCount + 1)
    for station in topology.stations.indices {
      for circuit in topology.circuits(from: StationID(station)) {
        let index = Int(circuit.index)
        outlets.append(
          Outlet(cost: cost[index], circuit: circuit, end: to[index], clearance: clearance[index]))
      }
      starts.append(Int32(outlets.count))
    }
    self.outlets = outlets
    outletStarts = starts
    hasTable = topology.stations.indices.map { topology.table(of: StationID($0)) != nil }
  }

  private static let nowhere: Int32 = -1
  private static let several: Int32 = -2

  /// For each station the only one that circuits come from, or that there are several or none.
  private static func onlySources(
    _ from: [StationID], _ to: [StationID], count: Int
  ) -> [Int32] {
    var sources = [Int32](repeating: nowhere, count: count)
    for (start, end) in zip(from, to) {
      let known = sources[Int(end.index)]
      sources[Int(end.index)] = known == nowhere || known == start.index ? start.index : several
    }
    return sources
  }

  private static func leadsOn(_ source: Int32, to station: Int) -> Bool {
    source != nowhere && source != Int32(station)
  }

  /// The circuits that end at a station.
  @inline(__always)
  func inlets(of station: StationID) -> Range<Int> {
    Int(inletStarts[Int(station.index)])..<Int(inletStarts[Int(station.index) + 1])
  }

  /// The circuits that begin at a station.
  @inline(__always)
  func outlets(of station: StationID) -> Range<Int> {
    Int(outletStarts[Int(station.index)])..<Int(outletStarts[Int(station.index) + 1])
  }

  func start(of circuit: CircuitID) -> StationID { from[Int(circuit.index)] }
  func end(of circuit: CircuitID) -> StationID { to[Int(circuit.index)] }
  func time(of circuit: CircuitID) -> Int64 { time[Int(circuit.index)] }
  func cost(of circuit: CircuitID) -> Int64 { cost[Int(circuit.index)] }
}
