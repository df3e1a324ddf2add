import CableFormat
import Diagnostics
import RelayNetwork
import Testing
import TestSupport

@Suite("The topologies that are shipped")
struct ShippedTopologyTests {
  /// What is to be found in a file.
  struct Shipped: Sendable, CustomTestStringConvertible {
    var file: String
    var stations: ClosedRange<Int>
    var relays: Int
    var isReal = true
    var present: [String] = []
    var absent: [String] = []
    var testDescription: String { file }
  }

  static let all = [
    Shipped(
      file: "state-2008.yaml", stations: 315...325, relays: 5,
      present: [
        "AMEMBASSY ASTANA", "AMEMBASSY PRISTINA", "REO HILLAH", "USINT HAVANA", "DEPT OF JUSTICE WASHDC",
      ],
      absent: ["AMEMBASSY TEHRAN", "AMEMBASSY BONN", "AMEMBASSY JUBA"]),
    Shipped(
      file: "state-1977.yaml", stations: 260...280, relays: 9,
      present: [
        "AMEMBASSY TEHRAN", "AMEMBASSY MOSCOW", "AMEMBASSY BONN", "AMEMBASSY BERLIN", "USMISSION BERLIN",
        "USLO PEKING", "USINT BAGHDAD", "AMEMBASSY DACCA", "AMEMBASSY JIDDA", "AMCONSUL LENINGRAD",
      ],
      absent: [
        "AMEMBASSY ASTANA", "AMEMBASSY KYIV", "AMEMBASSY SAIGON", "AMEMBASSY PHNOM PENH", "AMEMBASSY LUANDA",
        "AMEMBASSY KAMPALA", "AMEMBASSY HARARE", "AMEMBASSY TIRANA", "AMEMBASSY PEKING", "AMEMBASSY HAVANA",
      ]),
    Shipped(
      file: "torn-tape-1962.yaml", stations: 145...155, relays: 9,
      present: [
        "AMEMBASSY SAIGON", "AMEMBASSY RIO DE JANEIRO", "AMEMBASSY KARACHI", "AMEMBASSY LEOPOLDVILLE",
        "AMLEGATION BUDAPEST", "AMCONSUL NAIROBI", "AMEMBASSY KAMPALA",
      ],
      absent: [
        "AMEMBASSY HAVANA", "AMEMBASSY KINSHASA", "AMEMBASSY NAIROBI", "AMEMBASSY PEKING", "AMEMBASSY DACCA",
      ]
    ),
    Shipped(
      file: "autodin.yaml", stations: 65...80, relays: 13,
      present: [
        "ASC FT DETRICK MD", "ASC GENTILE AFS OH", "ASC PIRMASENS GERMANY", "JOINT STAFF WASHINGTON DC",
      ]),
    Shipped(file: "line-5.yaml", stations: 5...5, relays: 3, isReal: false),
    Shipped(file: "star-20.yaml", stations: 21...21, relays: 1, isReal: false),
    Shipped(file: "ring-8.yaml", stations: 8...8, relays: 8, isReal: false),
  ]

  private func read(_ shipped: Shipped) throws -> Topology {
    let path = "Topologies/\(shipped.file)"
    return try TopologyReader.read(SourceText(name: path, bytes: Repository.bytes(path)))
  }

  @Test("It loads without a finding and has the stations of its era", arguments: all)
  func contents(of shipped: Shipped) throws {
    let topology = try read(shipped)
    #expect(shipped.stations.contains(topology.stations.count), "\(topology.stations.count) stations")
    #expect(topology.stations.count { $0.kind == .relay } == shipped.relays)
    let names = topology.stations.map(\.name)
    #expect(Set(names).count == names.count, "no two stations have the same name")
    for name in shipped.present { #expect(names.contains(name), "\(name) belongs there") }
    for name in shipped.absent { #expect(!names.contains(name), "\(name) does not belong there") }
  }

  @Test("It tells fact from assumption, and says where its real places are", arguments: all)
  func honesty(of shipped: Shipped) throws {
    let topology = try read(shipped)
    guard shipped.isReal else {
      #expect(topology.about.contains("Nothing in it is real"))
      return
    }
    #expect(topology.about.contains("Fact:"))
    #expect(topology.about.contains("Assumed:"))
    for station in topology.stations {
      #expect(station.position != nil, "\(station.name) has no position")
      #expect(station.timeZone != "UTC", "\(station.name) has no time zone")
    }
  }

  @Test("Every station reaches every indicator, collectives too", arguments: all)
  func reachability(in shipped: Shipped) throws {
    let topology = try read(shipped)
    var finder = RouteFinder(topology)
    var lost: [String] = []
    for origin in origins(of: topology) {
      for indicator in topology.indicators {
        let route = finder.route(from: origin, to: indicator, classification: .confidential)
        guard case .reached = route.ending else {
          lost.append("\(topology[origin].indicator) to \(indicator): \(route.ending)")
          continue
        }
      }
    }
    #expect(lost.count == 0, "\(lost.prefix(5))")
  }

  /// One station of each set that has the same neighbours, and all that have a table: from there the ways
  /// differ.
  private func origins(of topology: Topology) -> [StationID] {
    var seen: Set<[StationID]> = []
    return topology.stations.indices.map(StationID.init).filter { station in
      let neighbours = topology.circuits(from: station).map { topology[$0].to }
      return seen.insert(neighbours).inserted || topology.table(of: station) != nil
    }
  }

  @Test("Every collective has members, each of which is somebody", arguments: all)
  func members(in shipped: Shipped) throws {
    let topology = try read(shipped)
    for collective in topology.collectives {
      #expect(!collective.members.isEmpty, "\(collective.name)")
      #expect(Set(collective.members).count == collective.members.count, "\(collective.name) names one twice")
      for member in collective.members { #expect(topology.owner(of: member) != nil, "\(member)") }
    }
  }

  @Test("No two channels that meet at a station have the same letters", arguments: all)
  func designators(in shipped: Shipped) throws {
    let topology = try read(shipped)
    let letters = topology.circuits.map(\.designator)
    #expect(Set(letters).count == letters.count)
  }
}
