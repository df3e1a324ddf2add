/// Stations and the lines between them, without direction.
struct Graph {
  /// For each station the stations at the other ends of its lines, with the lines.
  let neighbours: [[(station: Int, line: Int)]]

  init(_ lines: [NetworkShape.Line], count: Int) {
    var neighbours = [[(station: Int, line: Int)]](repeating: [], count: count)
    for (index, line) in lines.enumerated() {
      let (a, b) = (Int(line.a.index), Int(line.b.index))
      neighbours[a].append((b, index))
      neighbours[b].append((a, index))
    }
    self.neighbours = neighbours
  }

  /// How far every station is from the nearest of some.
  func distances(from sources: [Int]) -> [Int?] {
    var distances = [Int?](repeating: nil, count: neighbours.count)
    var queue: [Int] = []
    for source in sources where distances[source] == nil {
      distances[source] = 0
      queue.append(source)
    }
    var next = 0
    while next < queue.count {
      let station = queue[next]
      next += 1
      for (neighbour, _) in neighbours[station] where distances[neighbour] == nil {
        distances[neighbour] = distances[station].map { $0 + 1 }
        queue.append(neighbour)
      }
    }
    return distances
  }

  // MARK: What holds it together

  /// The stations and lines without which it would fall apart (Tarjan 1972, doi 10.1137/0201010), without
  /// recursion, for a line of stations may be as long as there are stations.
  func weakness() -> (stations: [Int], lines: [Int]) {
    var order = [Int](repeating: -1, count: neighbours.count)
    var low = order
    var isWeak = [Bool](repeating: false, count: neighbours.count)
    var lines: [Int] = []
    var time = 0
    for root in neighbours.indices where order[root] < 0 {
      var trail = [(station: root, line: -1, next: 0)]
      (order[root], low[root]) = (time, time)
      time += 1
      var branches = 0
      while let (station, line, next) = trail.last {
        if next < neighbours[station].count {
          trail[trail.count - 1].next += 1
          let (neighbour, via) = neighbours[station][next]
          if order[neighbour] < 0 {
            (order[neighbour], low[neighbour]) = (time, time)
            time += 1
            trail.append((neighbour, via, 0))
          } else if via != line {
            low[station] = min(low[station], order[neighbour])
          }
          continue
        }
        trail.removeLast()
        guard let parent = trail.last?.station else { break }
        low[parent] = min(low[parent], low[station])
        if low[station] > order[parent] { lines.append(line) }
        if parent == root { branches += 1 } else if low[station] >= order[parent] { isWeak[parent] = true }
      }
      if branches > 1 { isWeak[root] = true }
    }
    return (neighbours.indices.filter { isWeak[$0] }, lines)
  }

  // MARK: How far it reaches

  /// How many parts hang together, and the longest shortest distance in any of them.
  ///
  /// Distances from one station bound the longest distance from every other; stations that cannot have a longer
  /// one than is known are left out (Takes and Kosters 2011, doi 10.1145/2063576.2063748).
  func extent() -> (parts: Int, diameter: ClosedRange<Int>) {
    var part = [Int](repeating: -1, count: neighbours.count)
    var parts: [[Int]] = []
    for station in neighbours.indices where part[station] < 0 {
      var members = [station]
      part[station] = parts.count
      var next = 0
      while next < members.count {
        for (neighbour, _) in neighbours[members[next]] where part[neighbour] < 0 {
          part[neighbour] = parts.count
          members.append(neighbour)
        }
        next += 1
      }
      parts.append(members)
    }
    let diameters = parts.map(diameter)
    let least = diameters.map(\.lowerBound).max() ?? 0
    return (parts.count, least...(diameters.map(\.upperBound).max() ?? 0))
  }

  /// How many stations are looked at, all in all, before the bounds of a diameter are good enough.
  private static let patience = 50_000_000

  private func diameter(of part: [Int]) -> ClosedRange<Int> {
    var candidates = part
    var least = [Int](repeating: 0, count: neighbours.count)
    var most = [Int](repeating: Int.max, count: neighbours.count)
    var diameter = 0
    var wantsFar = true
    var rounds = Graph.patience / neighbours.count
    while !candidates.isEmpty, rounds > 0 {
      rounds -= 1
      // In turn the one that may be farthest out and the one that may be most central; of equals, that with
      // most neighbours.
      let chosen =
        candidates.max { a, b in
          let (x, y) = wantsFar ? (most[a], most[b]) : (-least[a], -least[b])
          return (x, neighbours[a].count) < (y, neighbours[b].count)
        } ?? candidates[0]
      wantsFar.toggle()
      let distances = distances(from: [chosen])
      let reach = part.compactMap { distances[$0] }.max() ?? 0
      diameter = max(diameter, reach)
      for station in candidates {
        guard let distance = distances[station] else { continue }
        least[station] = max(least[station], distance, reach - distance)
        most[station] = min(most[station], reach + distance)
      }
      candidates.removeAll { $0 == chosen || most[$0] <= diameter }
    }
    return diameter...(candidates.map { most[$0] }.max() ?? diameter)
  }
}
