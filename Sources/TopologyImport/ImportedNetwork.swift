import Diagnostics
import RelayNetwork

/// A network as a foreign file describes it, before it has routing indicators.
struct ImportedNetwork {
  struct Station {
    /// How the file calls it; no two are called the same.
    var key: String

    /// Its label, the key where it has none.
    var name: String
    var position: GeographicPosition?

    /// The line of the file, 0 where it is not known.
    var line: Int
  }

  struct Circuit {
    /// Stations, by their place in the list.
    var from: Int
    var to: Int
    var isBothWays = true

    /// Bits a second, `nil` where the file does not tell.
    var speed: Double?

    /// Seconds from end to end, `nil` where the file does not tell.
    var propagation: Double?

    /// When it is open, in minutes after midnight UTC; empty for always.
    ///
    /// What goes on past 1440 goes on the next day.
    var windows: [Range<Int>] = []

    /// The line of the file, 0 where it is not known.
    var line: Int
  }

  /// What one station has to send to another.
  struct Demand {
    var name: String
    var from: Int
    var to: Int

    /// Bits a second.
    var rate: Double
  }

  var name: String

  /// What the file tells of the network as a whole.
  var facts: [String] = []

  /// What had to be assumed to read it.
  var assumptions: [String] = []
  var stations: [Station] = []
  var circuits: [Circuit] = []
  var demands: [Demand] = []

  init(name: String) {
    self.name = name
  }

  /// How many different neighbours each station has.
  var degrees: [Int] {
    var neighbours = [Set<Int>](repeating: [], count: stations.count)
    for circuit in circuits {
      neighbours[circuit.from].insert(circuit.to)
      neighbours[circuit.to].insert(circuit.from)
    }
    return neighbours.map(\.count)
  }

  /// The parts between which no circuit leads, the largest first; each by its first station.
  var parts: [(first: Int, size: Int)] {
    var adjacency = [[Int]](repeating: [], count: stations.count)
    for circuit in circuits {
      adjacency[circuit.from].append(circuit.to)
      adjacency[circuit.to].append(circuit.from)
    }
    var isSeen = [Bool](repeating: false, count: stations.count)
    var parts: [(first: Int, size: Int)] = []
    for start in stations.indices where !isSeen[start] {
      var (frontier, size) = ([start], 0)
      isSeen[start] = true
      while let station = frontier.popLast() {
        size += 1
        for neighbour in adjacency[station] where !isSeen[neighbour] {
          isSeen[neighbour] = true
          frontier.append(neighbour)
        }
      }
      parts.append((start, size))
    }
    return parts.sorted { ($1.size, $0.first) < ($0.size, $1.first) }
  }
}
