import Diagnostics
import RelayNetwork
import Testing

/// Ways that pass too many circuits are counted without following each of them: the count is that of all pairs.
@Suite("Ways of too many circuits")
struct LongWaysTests {
  /// Stations and the lines between them, by their numbers.
  struct Shape: CustomTestStringConvertible {
    let name: String
    let stations: Int
    let lines: [(Int, Int)]
    var testDescription: String { name }

    static let all = [
      Shape(name: "a ring", stations: 40, lines: (0..<40).map { ($0, ($0 + 1) % 40) }),
      Shape(name: "a line", stations: 25, lines: (1..<25).map { ($0 - 1, $0) }),
      Shape(
        name: "a grid", stations: 120,
        lines: (0..<120).flatMap { cell in
          [(cell, cell + 1), (cell, cell + 10)].filter { $1 < 120 && ($1 != cell + 1 || $1 % 10 != 0) }
        }),
      Shape(
        name: "relays in a line with posts", stations: 57,
        lines: (1..<19).map { ($0 - 1, $0) } + (19..<57).map { ($0, $0 % 19) }),
    ]

    /// How many pairs are more than sixteen lines apart.
    var longPairs: Int {
      var neighbours = [[Int]](repeating: [], count: stations)
      for (a, b) in lines {
        neighbours[a].append(b)
        neighbours[b].append(a)
      }
      return (0..<stations).reduce(0) { count, origin in
        var distances = [origin: 0]
        var queue = [origin]
        while let station = queue.first, let distance = distances[station] {
          queue.removeFirst()
          for neighbour in neighbours[station] where distances[neighbour] == nil {
            distances[neighbour] = distance + 1
            queue.append(neighbour)
          }
        }
        return count + distances.values.count { $0 > 16 }
      }
    }

    func text(withTable: Bool) -> String {
      var text = "format: cablesim-topology/1\nname: x\ndefaults: {circuit: {speed: 75 bd}}\nstations:\n"
      for station in 0..<stations { text += "  - {id: \(Shape.indicator(station))}\n" }
      text += "circuits:\n"
      for (a, b) in lines { text += "  - {between: [\(Shape.indicator(a)), \(Shape.indicator(b))]}\n" }
      guard withTable else { return text }
      // Says what would be done anyway.
      let (a, b) = (Shape.indicator(lines[0].0), Shape.indicator(lines[0].1))
      return text + "routing: {tables: {\(a): [{to: \(b), via: [\(b)]}]}}\n"
    }

    private static func indicator(_ station: Int) -> String {
      let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
      return "RU\(letters[station / 26])\(letters[station % 26])"
    }
  }

  @Test("All pairs of stations too far apart are counted", arguments: Shape.all, [false, true])
  func counted(shape: Shape, withTable: Bool) throws {
    let source = SourceText(name: "x.yaml", bytes: Array(shape.text(withTable: withTable).utf8))
    let found = try TopologyChecker.check(source).diagnostics
    #expect(found.map(\.code) == ["too-many-hops"])
    let count = try #require(found.first?.message.split(separator: " ").first)
    #expect(Int(count) == shape.longPairs)
    #expect(shape.longPairs > 0)
  }
}
