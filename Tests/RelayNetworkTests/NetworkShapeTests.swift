import RelayNetwork
import Testing

/// The form of a network agrees with taking every station and line away in turn.
@Suite("The form of a network")
struct NetworkShapeTests {
  @Test("On all graphs of up to 4 stations, and on a part of those of 5, whether they hang together or not")
  func graphs() throws {
    for count in 2...4 {
      for graph in 0..<(1 << (count * (count - 1) / 2)) { try compare(count, graph) }
    }
    for graph in 0..<1024 where graph % 7 == 3 { try compare(5, graph) }
  }

  private func compare(_ count: Int, _ graph: Int) throws {
    let network = DrawnNetwork(stations: count, graph: graph, seed: UInt64(graph))
    let topology = try network.topology()
    let shape = NetworkShape(topology)
    let naive = NaiveShape(topology)
    let all = Array(topology.stations.indices)
    let parts = naive.parts(all, without: nil)
    try #require(shape.parts == parts, "\(network)")
    let points = all.filter { station in
      // A station by itself is a part that goes with it.
      let isAlone = naive.neighbours(of: station, without: nil).isEmpty
      return naive.parts(all.filter { $0 != station }, without: nil) > parts - (isAlone ? 1 : 0)
    }
    try #require(shape.articulationPoints.map { Int($0.index) } == points, "\(network)")
    let bridges = shape.lines.filter { line in
      line.circuits == 1 && naive.parts(all, without: [Int(line.a.index), Int(line.b.index)]) > parts
    }
    try #require(shape.bridges == bridges, "\(network)")
    let distances = all.map { naive.distances(from: $0) }
    let longest = distances.flatMap { $0.compactMap(\.self) }.max() ?? 0
    try #require(shape.diameter == longest...longest, "\(network)")
    let hubs = Set(shape.hubs.map { Int($0.index) })
    let depths = all.map { station in hubs.compactMap { distances[$0][station] }.min() }
    try #require(shape.depths == depths, "\(network)")
  }
}

/// A network's stations and who is next to whom, looked up circuit by circuit.
private struct NaiveShape {
  private let topology: Topology

  init(_ topology: Topology) {
    self.topology = topology
  }

  func neighbours(of station: Int, without line: Set<Int>?) -> Set<Int> {
    Set(
      topology.circuits.compactMap { circuit in
        let ends = [Int(circuit.from.index), Int(circuit.to.index)]
        guard Set(ends) != line, ends.contains(station) else { return nil }
        return ends.first { $0 != station }
      })
  }

  /// How many parts some stations make up.
  func parts(_ stations: [Int], without line: Set<Int>?) -> Int {
    var left = Set(stations)
    var parts = 0
    while let start = left.first {
      var reached = [start]
      left.remove(start)
      while let station = reached.popLast() {
        for neighbour in neighbours(of: station, without: line) where left.remove(neighbour) != nil {
          reached.append(neighbour)
        }
      }
      parts += 1
    }
    return parts
  }

  func distances(from start: Int) -> [Int?] {
    var distances = [Int?](repeating: nil, count: topology.stations.count)
    var ring: Set<Int> = [start]
    var distance = 0
    while !ring.isEmpty {
      for station in ring { distances[station] = distance }
      distance += 1
      ring = Set(ring.flatMap { neighbours(of: $0, without: nil) }.filter { distances[$0] == nil })
    }
    return distances
  }
}
