/// The form of a network: how its stations hang together, whatever the tables say.
///
/// A line is what lies between two stations, in whichever direction; distances are numbers of lines.
package struct NetworkShape: Sendable {
  /// Two stations with a circuit between them.
  package struct Line: Hashable, Sendable {
    package var a: StationID
    package var b: StationID

    /// How many circuits lead the way that has more of them.
    package var circuits: Int
  }

  /// By their first circuit in the file.
  package let lines: [Line]

  /// The stations from which depth is counted: the relays, or where there are none those with most neighbours.
  package let hubs: [StationID]

  /// How many neighbours each station has.
  package let degrees: [Int]

  /// How many lines each station is from the nearest hub, `nil` where no line leads to one.
  package let depths: [Int?]

  /// Stations without which others would hang together no more, in the order of the file.
  package let articulationPoints: [StationID]

  /// Lines of one circuit either way without which stations would hang together no more.
  package let bridges: [Line]

  /// How many parts hang together.
  package let parts: Int

  /// The longest of all shortest distances between stations that hang together: one number, but for networks of
  /// many thousand stations, where the search may stop when it knows it within bounds.
  package let diameter: ClosedRange<Int>

  /// The form of a network.
  ///
  /// - Complexity: O(stations + circuits), and as much for each station whose distances bound the diameter.
  package init(_ topology: Topology) {
    let lines = NetworkShape.lines(of: topology)
    let graph = Graph(lines, count: topology.stations.count)
    self.lines = lines
    degrees = graph.neighbours.map(\.count)
    let relays = topology.stations.indices.filter { topology.stations[$0].kind == .relay }
    let most = degrees.max() ?? 0
    let hubs =
      relays.isEmpty ? topology.stations.indices.filter { graph.neighbours[$0].count == most } : relays
    self.hubs = hubs.map(StationID.init)
    depths = graph.distances(from: hubs)
    let weakness = graph.weakness()
    articulationPoints = weakness.stations.map(StationID.init)
    bridges = weakness.lines.sorted().map { lines[$0] }.filter { $0.circuits == 1 }
    let extent = graph.extent()
    (parts, diameter) = (extent.parts, extent.diameter)
  }

  private static func lines(of topology: Topology) -> [Line] {
    struct Pair: Hashable {
      var from: StationID
      var to: StationID
    }
    var counts: [Pair: Int] = [:]
    for circuit in topology.circuits { counts[Pair(from: circuit.from, to: circuit.to), default: 0] += 1 }
    var seen: Set<Pair> = []
    return topology.circuits.compactMap { circuit in
      let there = Pair(from: circuit.from, to: circuit.to)
      let back = Pair(from: circuit.to, to: circuit.from)
      guard !seen.contains(back), seen.insert(there).inserted else { return nil }
      return Line(a: circuit.from, b: circuit.to, circuits: max(counts[there] ?? 0, counts[back] ?? 0))
    }
  }
}
