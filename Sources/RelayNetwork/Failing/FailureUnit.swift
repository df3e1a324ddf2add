import CableFormat

/// What fails as one: a line, one direction of it, or a station with all its circuits.
package struct FailureUnit: Sendable {
  /// What kind of thing fails.
  package enum Kind: String, Sendable, CaseIterable {
    /// Both directions of a line at once, as when the cable is cut.
    case line = "circuit"

    /// One direction alone.
    case direction

    case station
  }

  /// What is removed: names of circuits, or the indicator of a station.
  package let names: [String]
  let circuits: [CircuitID]
  let station: StationID?

  /// Everything of a kind that can fail in a topology, in the order of the file.
  package static func all(_ kind: Kind, in topology: Topology) -> [FailureUnit] {
    let circuits = topology.circuits.indices.map(CircuitID.init)
    switch kind {
    case .direction: return circuits.map { unit([$0], in: topology) }
    case .station:
      return topology.stations.indices.map(StationID.init).map { station in
        FailureUnit(
          names: [topology[station].indicator.description], circuits: topology.circuits(at: station),
          station: station)
      }
    case .line:
      let ids = Dictionary(circuits.map { (topology[$0].name, $0) }) { first, _ in first }
      return circuits.compactMap { circuit in
        let back = topology.nameOfReverse(of: circuit).flatMap { ids[$0] }
        guard let back, topology[back].to == topology[circuit].from else {
          return unit([circuit], in: topology)
        }
        // A line is one, told by the direction that comes first.
        return circuit.index < back.index ? unit([circuit, back], in: topology) : nil
      }
    }
  }

  private static func unit(_ circuits: [CircuitID], in topology: Topology) -> FailureUnit {
    FailureUnit(names: circuits.map { topology[$0].name }, circuits: circuits, station: nil)
  }
}

extension Topology {
  /// The name that the other direction of a circuit has if they are a line, `nil` if it has a name of its own.
  fileprivate func nameOfReverse(of circuit: CircuitID) -> String? {
    let (from, to) = (self[self[circuit].from].indicator, self[self[circuit].to].indicator)
    let forward = "\(from)>\(to)"
    guard self[circuit].name.hasPrefix(forward) else { return nil }
    return "\(to)>\(from)" + self[circuit].name.dropFirst(forward.count)
  }
}
