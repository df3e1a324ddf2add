package import CableFormat
import EventKernel
import RelayNetwork
import Scenario

/// A network whose long-run averages are known from the theory of queues, and what they are.
///
/// Times are in units of one second: a circuit of speed 1 sends a thousand characters in one.
package struct SteadyCase: Sendable {
  /// A circuit between two stations.
  package struct Line: Sendable {
    var from: Int
    var to: Int
    var speed = 1.0
    var channels = 1
    var outages: Outages?
  }

  /// Cables that one station files for another, at exponential intervals.
  package struct Flow: Sendable {
    var from = 0

    /// A station, or 4 for the second indicator of the last.
    var to = 1
    var rate: Double
    var precedence = Precedence.routine

    /// In thousands of characters.
    var length = RandomQuantity.exponential(mean: 1)
  }

  /// What is measured.
  package enum Measure: Hashable, Sendable {
    /// The mean time in the line of a circuit, and with the transmission.
    case wait(line: Int, Precedence)
    case sojourn(line: Int, Precedence)

    /// The mean time from filing to receipt, of one flow or of all.
    case flow(Int)
    case allFlows

    /// A quantile of that time over all flows.
    case quantile(Double)
  }

  /// A number that theory gives.
  package struct Answer: Sendable {
    var measure: Measure
    package var expected: Double
  }

  package var id: String

  /// What it is, in the words of the books.
  package var name: String
  var lines = [Line(from: 0, to: 1)]

  /// The line by which its station sends what is for the second indicator of the last station, if not the
  /// shortest way.
  var detour: Int?
  var flows: [Flow]
  var policy = Policy()
  package var answers: [Answer]

  /// How many cables are filed in a replication, the warm-up left out.
  package var cables: Int

  init(
    _ id: String, _ name: String, _ flows: [Flow], cables: Int, _ answers: [Answer],
    change: (inout SteadyCase) -> Void = { _ in }
  ) {
    (self.id, self.name, self.flows, self.cables, self.answers) = (id, name, flows, cables, answers)
    policy.overheadCharacters = 0
    policy.preemption = .none
    change(&self)
  }

  /// Whether cables have to be followed one by one.
  var followsCables: Bool {
    answers.contains {
      switch $0.measure {
      case .wait, .sojourn: false
      case .flow, .allFlows, .quantile: true
      }
    }
  }

  /// The case as the engine takes it; a twentieth of the cables comes before the time that counts.
  func scenario(seed: UInt64) -> Scenario {
    let indicators = ["RUAA", "RUBB", "RUCC", "RUDD", "RUDE"].compactMap { RoutingIndicator($0) }
    var parts = Topology.Parts(name: id)
    parts.stations = indicators.prefix(4).map { Station(indicator: $0, name: $0.description) }
    parts.stations[3].guards = [indicators[4]]
    if let detour {
      let entry = RoutingTable.Entry(match: .exactly(indicators[4]), via: [CircuitID(detour)], line: 0)
      parts.tables = [StationID(lines[detour].from): RoutingTable([entry])]
    }
    parts.circuits = lines.map { line in
      var circuit = Circuit(
        name: "\(indicators[line.from])>\(indicators[line.to])", from: StationID(line.from),
        to: StationID(line.to), designator: "AAA", charactersPerSecond: 1000 * line.speed)
      circuit.channels = line.channels
      circuit.outages = line.outages
      return circuit
    }
    let span = Double(cables) / flows.reduce(0) { $0 + $1.rate }
    let warmUp = TimeSpan(microseconds: Int64(span * 0.05e6))
    var scenario = Scenario(
      name: id, topology: Topology(parts), start: Instant(microseconds: 0),
      duration: TimeSpan(microseconds: Int64(span * 1.05e6)), seed: seed, filings: [])
    scenario.warmUp = .fixed(warmUp)
    scenario.policy = policy
    scenario.recording = followsCables ? .deliveries : .none
    scenario.traffic = flows.enumerated().map { number, flow in
      var source = TrafficSource(
        name: "flow \(number)", from: [StationID(flow.from)], action: .all([indicators[flow.to]]),
        interval: .exponential(mean: 1e6 / flow.rate), mix: [TrafficSource.Share(flow.precedence, 1)],
        characters: flow.length.thousandfold)
      source.sections = 1
      return source
    }
    return scenario
  }
}

extension RandomQuantity {
  /// A thousand times as much.
  fileprivate var thousandfold: RandomQuantity {
    switch self {
    case .constant(let value): .constant(1000 * value)
    case .exponential(let mean): .exponential(mean: 1000 * mean)
    case .uniform(let from, let to): .uniform(from: 1000 * from, to: 1000 * to)
    case .lognormal(let median, let mean): .lognormal(median: 1000 * median, mean: 1000 * mean)
    case .empirical(let values):
      .empirical(values.map { Weighted(weight: $0.weight, value: 1000 * $0.value) })
    }
  }
}
