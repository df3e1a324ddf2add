import Diagnostics
import RelayNetwork

/// A small network with drawn tables, clearances and collectives on a given graph, as a topology's text.
struct DrawnNetwork: CustomStringConvertible {
  /// Indicators of which some begin with others.
  static let names = ["RUAA", "RUAAB", "RUAB", "RUBA", "RUBAB", "RUBB"]

  let description: String

  /// The network of a seed on a graph of so many stations, whose lines are the bits of a number.
  init(stations count: Int, graph: Int, seed: UInt64) {
    var numbers = DrawnNumbers(seed: seed)
    let names = Array(DrawnNetwork.names.prefix(count))
    var lines = ["format: cablesim-topology/1", "name: drawn \(count)/\(graph)/\(seed)", "stations:"]
    for name in names {
      let guarded = numbers.happens(20) ? ", guards: [\(name)X]" : ""
      let place = "[\(numbers.below(120) - 60), \(numbers.below(300) - 150)]"
      lines.append(
        "  - {id: \(name), position: \(place)\(guarded)\(DrawnNetwork.clearance(&numbers, percent: 10))}")
    }
    lines.append(graph == 0 ? "circuits: []" : "circuits:")
    var neighbours = [[Int]](repeating: [], count: count)
    for (bit, (a, b)) in DrawnNetwork.lines(among: count).enumerated() where graph >> bit & 1 == 1 {
      let rest =
        ", speed: \(numbers.pick([75, 150, 300])) bd\(DrawnNetwork.clearance(&numbers, percent: 20))}"
      if numbers.happens(15) {
        let (from, to) = numbers.happens(50) ? (a, b) : (b, a)
        lines.append("  - {from: \(names[from]), to: \(names[to])\(rest)")
        neighbours[from].append(to)
      } else {
        lines.append("  - {between: [\(names[a]), \(names[b])]\(rest)")
        if numbers.happens(15) { lines.append("  - {between: [\(names[a]), \(names[b])], id: TWO\(rest)") }
        neighbours[a].append(b)
        neighbours[b].append(a)
      }
    }
    lines.append("routing:")
    lines.append("  metric: \(numbers.pick(["hops", "time", "km"]))")
    lines += DrawnNetwork.tables(names, neighbours, &numbers)
    lines.append("collectives:")
    lines.append("  - {id: RUCO, heldAt: \(numbers.pick(names)), members: [\(names[0]), \(names[1]), RUCC]}")
    lines.append("  - {id: RUCC, heldAt: \(numbers.pick(names)), members: [\(names[count - 1])]}")
    description = lines.joined(separator: "\n") + "\n"
  }

  /// All connected graphs of so many stations, as numbers whose bits are lines.
  static func connectedGraphs(of count: Int) -> [Int] {
    let lines = lines(among: count)
    return (0..<(1 << lines.count)).filter { graph in
      var reached: Set<Int> = [0]
      for _ in 0..<count {
        for (bit, (a, b)) in lines.enumerated() where graph >> bit & 1 == 1 {
          if reached.contains(a) || reached.contains(b) { reached.formUnion([a, b]) }
        }
      }
      return reached.count == count
    }
  }

  var source: SourceText { SourceText(name: "drawn.yaml", bytes: Array(description.utf8)) }

  func topology() throws -> Topology { try TopologyReader.read(source) }

  private static func lines(among count: Int) -> [(Int, Int)] {
    (0..<count).flatMap { a in (a + 1..<max(a + 1, count)).map { (a, $0) } }
  }

  private static func clearance(_ numbers: inout DrawnNumbers, percent: Int) -> String {
    numbers.happens(percent) ? ", clearance: \(numbers.pick(["CONFIDENTIAL", "SECRET"]))" : ""
  }

  /// For some stations a table, each entry on a line of its own.
  private static func tables(
    _ names: [String], _ neighbours: [[Int]], _ numbers: inout DrawnNumbers
  ) -> [String] {
    var lines: [String] = []
    for station in names.indices where numbers.happens(40) && !neighbours[station].isEmpty {
      lines.append("    \(names[station]):")
      for _ in 0..<1 + numbers.below(3) {
        let via = (0..<1 + numbers.below(2)).map { _ in names[numbers.pick(neighbours[station])] }
        let match = numbers.pick([
          "to: \(numbers.pick(names))", "to: \"*\"",
          "prefix: \(numbers.pick(["RUA", "RUAA", "RUBA", "RUC"]))",
          "to: RUCO",
        ])
        lines.append("      - {\(match), via: [\(via.joined(separator: ", "))]}")
      }
    }
    return lines.isEmpty ? [] : ["  tables:"] + lines
  }
}
