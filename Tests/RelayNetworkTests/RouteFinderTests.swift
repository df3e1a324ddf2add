import CableFormat
import RelayNetwork
import Testing
import TestSupport

@Suite("Finding the way")
struct RouteFinderTests {
  @Test("A cable for the station where it is goes nowhere")
  func here() throws {
    let network = try Network(["RUAA, guards: [RUAG]", "RUBB"], ["between: [RUAA, RUBB]"])
    #expect(try network.way(from: "RUAA", to: "RUAA") == ": at RUAA")
    #expect(try network.way(from: "RUAA", to: "RUAG") == ": at RUAA")
  }

  @Test(
    "An indicator is delivered at the station that guards it, a collective goes to the holder of its list")
  func owners() throws {
    let network = try Network(
      ["RUAA", "RUBB, guards: [RUBG]"], ["between: [RUAA, RUBB]"],
      "collectives: [{id: RUCNCIS, heldAt: RUBB, members: [RUAA]}]\n")
    #expect(try network.way(from: "RUAA", to: "RUBG") == "RUAA>RUBB: at RUBB")
    #expect(try network.way(from: "RUAA", to: "RUCNCIS") == "RUAA>RUBB: at RUBB")
    #expect(try network.way(from: "RUBB", to: "RUCNCIS") == ": at RUBB")
  }

  @Test("A table decides: its own entry, then the longest prefix that it declares, then the one for anything")
  func tables() throws {
    let network = try Network(
      ["RUAA", "RUBB", "RUCC", "RUDD", "RUEE"],
      ["between: [RUAA, RUBB]", "between: [RUAA, RUCC]", "between: [RUAA, RUDD]", "between: [RUAA, RUEE]"],
      """
      routing:
        tables:
          RUAA:
            - {to: "*", via: [RUEE]}
            - {prefix: RH, via: [RUDD]}
            - {prefix: RHBU, via: [RUCC]}
            - {to: RHBUL, via: [RUBB]}

      """)
    for (destination, next) in [("RHBUL", "RUBB"), ("RHBUX", "RUCC"), ("RHZZ", "RUDD"), ("RBZZ", "RUEE")] {
      #expect(try network.way(from: "RUAA", to: destination) == "RUAA>\(next): INV at \(next)")
    }
    // It speaks for known stations too.
    #expect(try network.way(from: "RUAA", to: "RUBB") == "RUAA>RUEE: LOOP at RUEE")
  }

  @Test("A table takes the first circuit that does not lead back")
  func firstThatServes() throws {
    let network = try Network(
      ["RUAA", "RUBB", "RUCC"], ["between: [RUAA, RUBB]", "between: [RUBB, RUCC]"],
      "routing: {tables: {RUAA: [{to: '*', via: [RUBB]}], RUBB: [{to: '*', via: [RUAA, RUCC]}]}}\n")
    #expect(try network.way(from: "RUBB", to: "RHZZ") == "RUBB>RUAA: LOOP at RUAA")
    #expect(try network.way(from: "RUAA", to: "RHZZ") == "RUAA>RUBB RUBB>RUCC: INV at RUCC")
    #expect(try network.way(from: "RUBB", to: "RHZZ", previous: "RUAA") == "RUBB>RUCC: INV at RUCC")
  }

  @Test("A table takes the first circuit that may carry the classification")
  func firstThatIsCleared() throws {
    let network = try Network(
      ["RUAA", "RUBB"],
      ["between: [RUAA, RUBB], clearance: CONFIDENTIAL", "between: [RUAA, RUBB], id: crypto"],
      "routing: {tables: {RUAA: [{to: RUBB, via: [RUBB]}]}}\n")
    #expect(try network.way(from: "RUAA", to: "RUBB", .confidential) == "RUAA>RUBB: at RUBB")
    #expect(try network.way(from: "RUAA", to: "RUBB", .secret) == "RUAA>RUBB/crypto: at RUBB")
  }

  @Test(
    "Of equally good ways the neighbour whose indicator comes first has it, whatever the order of the file")
  func ties() throws {
    let circuits = [
      "between: [RUAA, RUBB]", "between: [RUAA, RUCC]", "between: [RUBB, RUDD]", "between: [RUCC, RUDD]",
    ]
    for order in [circuits, circuits.reversed()] {
      let network = try Network(["RUDD", "RUCC", "RUBB", "RUAA"], order)
      #expect(try network.way(from: "RUAA", to: "RUDD") == "RUAA>RUBB RUBB>RUDD: at RUDD")
    }
  }

  @Test("Of parallel circuits the one whose name comes first")
  func parallelTies() throws {
    let network = try Network(
      ["RUAA", "RUBB"], ["between: [RUAA, RUBB], id: b", "between: [RUAA, RUBB], id: a"])
    #expect(try network.way(from: "RUAA", to: "RUBB") == "RUAA>RUBB/a: at RUBB")
  }

  @Test("Of equally good ways one that leads back is none")
  func tieThatLeadsBack() throws {
    // From RUBB both RUAA and RUCC are as near to RUDD, but RUAA's table has sent it here.
    let network = try Network(
      ["RUAA", "RUBB", "RUCC", "RUDD"],
      ["between: [RUAA, RUBB]", "between: [RUBB, RUCC]", "between: [RUAA, RUDD]", "between: [RUCC, RUDD]"],
      "routing: {tables: {RUAA: [{to: RUDD, via: [RUBB]}]}}\n")
    #expect(try network.way(from: "RUBB", to: "RUDD", previous: "RUAA") == "RUBB>RUCC RUCC>RUDD: at RUDD")
    #expect(try network.way(from: "RUAA", to: "RUDD") == "RUAA>RUBB RUBB>RUCC RUCC>RUDD: at RUDD")
  }

  @Test("A secret goes round what may not carry it")
  func detour() throws {
    let network = try Network(
      ["RUAA", "RUBB, clearance: CONFIDENTIAL", "RUCC", "RUDD", "RUEE"],
      [
        "between: [RUAA, RUBB]", "between: [RUBB, RUEE]", "between: [RUAA, RUCC]", "between: [RUCC, RUDD]",
        "between: [RUDD, RUEE]",
      ])
    #expect(try network.way(from: "RUAA", to: "RUEE", .confidential) == "RUAA>RUBB RUBB>RUEE: at RUEE")
    #expect(try network.way(from: "RUAA", to: "RUEE", .secret) == "RUAA>RUCC RUCC>RUDD RUDD>RUEE: at RUEE")
  }

  @Test(
    "The metric says what is near: few circuits, little time, or few kilometres",
    arguments: [
      ("hops", "RUAA>RUBB RUBB>RUDD"), ("km", "RUAA>RUCC RUCC>RUEE RUEE>RUDD"),
      ("time", "RUAA>RUFF RUFF>RUGG RUGG>RUDD"),
    ])
  func metrics(metric: String, way: String) throws {
    let network = try Network(
      [
        "RUAA, position: [0, 0]", "RUBB, position: [-60, 0]", "RUCC, position: [0, 3]",
        "RUDD, position: [0, 9]",
        "RUEE, position: [0, 6]", "RUFF, position: [60, 0]", "RUGG, position: [60, 9]",
      ],
      [
        "between: [RUAA, RUBB], speed: 10 bd", "between: [RUBB, RUDD], speed: 10 bd",
        "between: [RUAA, RUCC]", "between: [RUCC, RUEE]", "between: [RUEE, RUDD]",
        "between: [RUAA, RUFF], speed: 9600 bd", "between: [RUFF, RUGG], speed: 9600 bd",
        "between: [RUGG, RUDD], speed: 9600 bd",
      ], "routing: {metric: \(metric)}\n")
    #expect(try network.way(from: "RUAA", to: "RUDD") == way + ": at RUDD")
  }

  // MARK: Against an oracle

  @Test(
    "No way is longer than the shortest, in any network and metric", arguments: 1...12 as ClosedRange<UInt64>)
  func shortest(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...12, using: &generator)
    let names = (0..<count).map { "RUA" + String(UnicodeScalar(UInt8(65 + $0))) }
    let levels = ["CONFIDENTIAL", "SECRET", "TOP SECRET"]
    let stations = names.map { name in
      let latitude = Int.random(in: -80...80, using: &generator)
      let longitude = Int.random(in: -179...179, using: &generator)
      let level = levels.randomElement(using: &generator) ?? ""
      return "\(name), position: [\(latitude), \(longitude)], clearance: \(level)"
    }
    let circuits = (0..<Int.random(in: 1...3 * count, using: &generator)).compactMap { number -> String? in
      guard let a = names.randomElement(using: &generator), let b = names.randomElement(using: &generator),
        a != b
      else { return nil }
      let speed = Int.random(in: 1...9, using: &generator) * 75
      let level = levels.randomElement(using: &generator) ?? ""
      return "from: \(a), to: \(b), id: c\(number), speed: \(speed) bd, clearance: \(level)"
    }
    let metric = Topology.Metric.allCases.randomElement(using: &generator) ?? .hops
    let topology = try Network(stations, circuits, "routing: {metric: \(metric.rawValue)}\n").topology
    var finder = RouteFinder(topology, hopLimit: 100)
    for classification in [Classification.unclassified, .confidential, .secret, .topSecret] {
      let distances = Self.distances(in: topology, classification)
      for origin in 0..<count {
        for destination in 0..<count {
          let route = finder.route(
            from: StationID(origin), to: topology.stations[destination].indicator,
            classification: classification)
          let cost = route.circuits.reduce(0) { $0 + topology.cost(of: $1) }
          if let distance = distances[origin][destination] {
            #expect(route.ending == .reached(StationID(destination)), "seed \(seed)")
            #expect(cost == distance, "seed \(seed)")
            #expect(
              route.circuits.allSatisfy { topology.clearance(of: $0) >= classification }, "seed \(seed)")
          } else {
            let isCut = Self.distances(in: topology, .unclassified)[origin][destination] == nil
            let reason: RejectReason = isCut ? .unreachable : .classification
            #expect(route.ending == .stopped(reason, at: StationID(origin)), "seed \(seed)")
          }
        }
      }
    }
  }

  /// All distances by the Floyd-Warshall algorithm.
  private static func distances(in topology: Topology, _ classification: Classification) -> [[Int64?]] {
    let count = topology.stations.count
    var distances = [[Int64?]](repeating: [Int64?](repeating: nil, count: count), count: count)
    for station in 0..<count { distances[station][station] = 0 }
    for (index, circuit) in topology.circuits.enumerated()
    where min(circuit.clearance, topology[circuit.to].clearance) >= classification {
      let (from, to) = (Int(circuit.from.index), Int(circuit.to.index))
      let cost = topology.cost(of: CircuitID(index))
      distances[from][to] = distances[from][to].map { min($0, cost) } ?? cost
    }
    for middle in 0..<count {
      for from in 0..<count {
        for to in 0..<count {
          guard let first = distances[from][middle], let second = distances[middle][to] else { continue }
          distances[from][to] = distances[from][to].map { min($0, first + second) } ?? first + second
        }
      }
    }
    return distances
  }
}
