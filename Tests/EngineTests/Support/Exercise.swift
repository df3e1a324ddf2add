import CableFormat
import Diagnostics
import Distribution
import EventKernel
import RelayNetwork
import Scenario

/// A small scenario, built up line by line; times are in seconds after its start.
struct Exercise {
  var scenario: Scenario

  /// An exercise in a network.
  ///
  /// - Parameters:
  ///   - network: the topology's text from `stations:` on.
  ///   - start: seconds after 1970-01-01T00:00Z.
  init(_ network: String, seconds: Double = 100_000, start: Double = 0) throws {
    let text = "format: cablesim-topology/1\nname: exercise\n" + network
    self.init(
      try TopologyReader.read(SourceText(name: "exercise.yaml", bytes: Array(text.utf8))), seconds: seconds,
      start: start)
  }

  init(_ topology: Topology, seconds: Double = 100_000, start: Double = 0) {
    scenario = Scenario(
      name: "exercise", topology: topology, start: Instant(microseconds: micro(start)),
      duration: TimeSpan(microseconds: micro(seconds)), filings: [])
    scenario.policy.overheadCharacters = 0
  }

  /// One circuit `RAAA>RBBB` of a thousand characters a second, and what else is said of it.
  static func circuit(_ properties: String = "", seconds: Double = 100_000) throws -> Exercise {
    let separator = properties.isEmpty ? "" : ", "
    return try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}]
      circuits: [{from: RAAA, to: RBBB, speed: 1000 cps\(separator)\(properties)}]
      """, seconds: seconds)
  }

  var policy: Policy {
    get { scenario.policy }
    set { scenario.policy = newValue }
  }

  /// Files a cable; a section of `lasting` seconds takes them on a circuit of a thousand characters a second.
  ///
  /// - Returns: nothing; cables are numbered in the order of filing.
  mutating func file(
    _ precedence: Precedence = .routine, at seconds: Double, from: String = "RAAA", to action: [String],
    info: [String] = [], infoPrecedence: Precedence? = nil, exempt: [String] = [],
    classification: Classification = .unclassified, lasting sections: Double...
  ) {
    let parties =
      action.map { party($0, .action, precedence) }
      + info.map { party($0, .info, infoPrecedence ?? precedence) }
    var filing = Filing(
      originator: station(from), filedAt: time(seconds), precedence: precedence,
      infoPrecedence: infoPrecedence, classification: classification, parties: parties,
      sectionLengths: sections.map { Int(($0 * 1000).rounded()) })
    filing.exempt = exempt.compactMap { RoutingIndicator($0) }
    scenario.filings.append(filing)
  }

  private func party(_ name: String, _ role: Filing.Role, _ precedence: Precedence) -> Filing.Party {
    Filing.Party(indicator: RoutingIndicator(name), name: name, role: role, precedence: precedence)
  }

  /// Takes a circuit (`RAAA>RBBB`) or a station (`RAAA`) out from one time up to another.
  mutating func takeDown(_ name: String, from: Double, to: Double) {
    let subject: ScheduledOutage.Subject =
      name.contains(">") ? .circuit(circuit(name)) : .station(station(name))
    scenario.outages.append(ScheduledOutage(subject, from: time(from), to: time(to)))
  }

  /// Lets a station file by chance, each cable in one section.
  mutating func load(
    _ name: String = "load", from: String = "RAAA", to: String = "RBBB", every interval: RandomQuantity,
    _ mix: [(Precedence, Double)] = [(.routine, 1)], lasting: RandomQuantity
  ) {
    var source = TrafficSource(
      name: name, from: [station(from)], action: .all([RoutingIndicator(to)].compactMap { $0 }),
      interval: interval.scaled(by: 1e6), mix: mix.map { TrafficSource.Share($0.0, $0.1) },
      characters: lasting.scaled(by: 1000))
    source.sections = 1
    scenario.traffic.append(source)
  }

  func time(_ seconds: Double) -> Instant {
    scenario.start + TimeSpan(microseconds: micro(seconds))
  }

  func station(_ name: String) -> StationID {
    guard let indicator = RoutingIndicator(name), let id = scenario.topology.station(serving: indicator)
    else {
      preconditionFailure("the exercise has no station \(name)")
    }
    return id
  }

  func circuit(_ name: String) -> CircuitID {
    guard let index = scenario.topology.circuits.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("the exercise has no circuit \(name)")
    }
    return CircuitID(index)
  }

  func run(replication: Int = 0) -> Outcome { Outcome(of: scenario, replication: replication) }
}

/// Seconds as whole microseconds.
func micro(_ seconds: Double) -> Int64 { Int64((seconds * 1e6).rounded()) }

extension RandomQuantity {
  /// The quantity in another unit.
  func scaled(by factor: Double) -> RandomQuantity {
    switch self {
    case .constant(let value): .constant(value * factor)
    case .exponential(let mean): .exponential(mean: mean * factor)
    case .uniform(let from, let to): .uniform(from: from * factor, to: to * factor)
    case .lognormal(let median, let mean): .lognormal(median: median * factor, mean: mean * factor)
    case .empirical(let values):
      .empirical(values.map { Weighted(weight: $0.weight, value: $0.value * factor) })
    }
  }
}
