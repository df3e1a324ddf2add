import CableFormat
import Diagnostics
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// A network written down in a test, and cables filed in it.
struct Network {
  /// The moment that times of a test count from: a Thursday.
  static let start = moment("2008-10-30T11:00:00Z")

  let topology: Topology

  /// The network of stations and circuits in YAML, without the head of the file.
  init(_ yaml: String) throws {
    let text = "format: cablesim-topology/1\nname: network of a test\n" + yaml
    topology = try TopologyReader.read(SourceText(name: "test.yaml", bytes: Array(text.utf8)))
  }

  init(_ topology: Topology) {
    self.topology = topology
  }

  /// A cable of one section unless several lengths are given.
  ///
  /// - Parameters:
  ///   - time: microseconds after the start.
  ///   - action: action addressees, as routing indicators; one with a precedence of its own has its letter
  ///     behind a slash.
  ///   - characters: the length of each section.
  func filing(
    from originator: String, at time: Int64 = 0, _ precedence: Precedence = .routine, to action: String,
    info: String = "", exempt: String = "", characters: [Int] = [45],
    _ classification: Classification = .unclassified
  ) throws -> Filing {
    let station = try #require(topology.station(serving: try indicator(originator)))
    var filing = Filing(
      originator: station, filedAt: Network.start + TimeSpan(microseconds: time), precedence: precedence,
      classification: classification,
      parties: try parties(action, .action, precedence) + parties(info, .info, precedence),
      sectionLengths: characters)
    filing.exempt = try exempt.split(separator: " ").map { try indicator(String($0)) }
    return filing
  }

  private func parties(_ list: String, _ role: Filing.Role, _ usual: Precedence) throws -> [Filing.Party] {
    try list.split(separator: " ").map { word in
      let parts = word.split(separator: "/")
      let precedence = parts.count > 1 ? try #require(Precedence(prosign: parts[1].first ?? "?")) : usual
      return Filing.Party(
        indicator: try indicator(String(parts[0])), name: String(parts[0]), role: role, precedence: precedence
      )
    }
  }

  private func indicator(_ text: String) throws -> RoutingIndicator {
    try #require(RoutingIndicator(text), "\(text) is no routing indicator")
  }

  /// Runs the cables to the end.
  func run(
    _ filings: Filing..., start: Instant = Network.start, for duration: TimeSpan = .days(30),
    policy: Policy = Policy()
  ) -> Run {
    run(filings, start: start, for: duration, policy: policy)
  }

  func run(
    _ filings: [Filing], start: Instant = Network.start, for duration: TimeSpan = .days(30),
    policy: Policy = Policy(), seed: UInt64 = 1
  ) -> Run {
    var scenario = Scenario(
      name: "test", topology: topology, start: start, duration: duration, seed: seed, filings: filings)
    scenario.policy = policy
    return Run(scenario)
  }
}

/// The moment of an ISO 8601 time to the second.
func moment(_ text: String) -> Instant {
  let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
  guard parts.count == 6,
    let time = CivilTime(
      year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4], second: parts[5])
  else {
    Issue.record("\(text) is no time")
    return Instant(microseconds: 0)
  }
  return time.instant
}
