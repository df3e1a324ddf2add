package import EventKernel

extension Topology {
  /// The length of a way in kilometres along great circles, `nil` if the place of a station on it is unknown.
  package func kilometres(of circuits: [CircuitID]) -> Double? {
    var metres: Int64 = 0
    for circuit in circuits {
      guard let from = self[self[circuit].from].position, let to = self[self[circuit].to].position else {
        return nil
      }
      metres += from.metres(to: to)
    }
    return Double(metres) / 1000
  }

  /// The least time in which a thousand characters pass a way, sent on only when they have all arrived.
  package func leastTime(of circuits: [CircuitID]) -> TimeSpan {
    TimeSpan(microseconds: circuits.reduce(0) { $0 + self[$1].leastTime.microseconds })
  }

  /// The stations of a way, its origin first.
  package func stations(of circuits: [CircuitID], from origin: StationID) -> [StationID] {
    [origin] + circuits.map { self[$0].to }
  }

  /// The circuit of a name.
  ///
  /// - Complexity: O(circuits).
  package func circuit(named name: String) -> CircuitID? {
    circuits.firstIndex { $0.name == name }.map(CircuitID.init)
  }

  /// All circuits that begin or end at a station.
  package func circuits(at station: StationID) -> [CircuitID] {
    Array(circuits(from: station)) + circuits(to: station)
  }
}
