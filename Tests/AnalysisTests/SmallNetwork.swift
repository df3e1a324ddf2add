import CableFormat
import EventKernel
import RelayNetwork
import Scenario

/// A relay with two posts and the Department around it, and what the posts and the Department file.
struct SmallNetwork {
  var parts = Topology.Parts(name: "small")
  var traffic: [TrafficSource] = []
  var filings: [Filing] = []
  var policy = Policy()

  static let relay = StationID(0)
  static let department = StationID(1)
  static let astana = StationID(2)
  static let baku = StationID(3)
  static let indicators = ["RUEH", "RUEHC", "RUEHTA", "RUEHKB"].compactMap { RoutingIndicator($0) }
  static let cis = RoutingIndicator("RUCNCIS")

  /// Circuits send 10 characters a second from the posts and to them, 50 between relay and Department.
  init() {
    parts.stations = Self.indicators.map { Station(indicator: $0, name: $0.description) }
    for (post, speed) in [(Self.department, 50.0), (Self.astana, 10), (Self.baku, 10)] {
      for (from, to) in [(post, Self.relay), (Self.relay, post)] {
        let name = "\(Self.indicators[Int(from.index)])>\(Self.indicators[Int(to.index)])"
        parts.circuits.append(
          Circuit(name: name, from: from, to: to, designator: "AAA", charactersPerSecond: speed))
      }
    }
    if let cis = Self.cis {
      parts.collectives = [
        Collective(
          indicator: cis, name: "CIS", heldAt: Self.relay, members: [Self.indicators[2], Self.indicators[3]])
      ]
    }
    policy.overheadCharacters = 0
    policy.lengthPerHop = .redrawn
  }

  mutating func file(
    _ name: String, from: [StationID], to: [RoutingIndicator], info: TrafficSource.Choice = .all([]),
    every seconds: Double, mix: [Precedence: Double] = [.routine: 1],
    characters: RandomQuantity = .exponential(mean: 1000)
  ) {
    var source = TrafficSource(
      name: name, from: from, action: .all(to), interval: .exponential(mean: seconds * 1e6),
      mix: mix.sorted { $0.key > $1.key }.map { TrafficSource.Share($0.key, $0.value) },
      characters: characters)
    source.info = info
    traffic.append(source)
  }

  func scenario(_ duration: TimeSpan = .days(1), seed: UInt64 = 1) -> Scenario {
    var scenario = Scenario(
      name: "small", topology: Topology(parts), start: Instant(microseconds: 0), duration: duration,
      seed: seed,
      filings: filings)
    scenario.traffic = traffic
    scenario.policy = policy
    return scenario
  }
}
