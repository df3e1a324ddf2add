import CableFormat
import EventKernel
import RelayNetwork
import Scenario

/// The network of a scenario as lines that formulas can solve: one a circuit, one a station.
struct NetworkModel {
  let scenario: Scenario
  let load: NetworkLoad

  /// Circuits first, then stations, each in the order of the topology.
  let lines: [PriorityQueue]

  /// How lengths of sections are spread, by number; overhead included.
  private let lengths: [Spread]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    let (topology, policy) = (scenario.topology, scenario.policy)
    var load = NetworkLoad(topology, policy)
    var finder = RouteFinder(topology, hopLimit: policy.hopLimit)
    var lengths: [Spread] = []
    func number(of sections: SectionedSpread) -> Int {
      lengths.append(sections.section.scaled(by: 1, plus: Double(policy.overheadCharacters)))
      return lengths.count - 1
    }
    for source in scenario.traffic {
      let sections = NetworkModel.sections(of: source, policy)
      let length = number(of: sections)
      for station in source.from {
        load.add(
          CableKind(source, from: station, sections: sections, length: length, in: topology), &finder)
      }
    }
    for filing in scenario.filings {
      let length = number(of: SectionedSpread(lengths: filing.sectionLengths))
      load.add(CableKind(filing, length: length, in: topology), &finder)
    }
    self.load = load
    self.lengths = lengths
    let circuits = topology.circuits.indices.map {
      NetworkModel.line(
        CircuitID($0), load, lengths, policy, speed: topology.circuits[$0].charactersPerSecond)
    }
    lines = circuits + topology.stations.indices.map { NetworkModel.line(StationID($0), load) }
  }

  /// How the engine cuts the cables of a source.
  private static func sections(of source: TrafficSource, _ policy: Policy) -> SectionedSpread {
    let whole = policy.lengthPerHop == .redrawn ? 1 : nil
    return SectionedSpread(
      of: source.characters, sections: source.sections ?? whole,
      limit: Double(policy.sectionLines * WireForm.lineWidth))
  }

  // MARK: Lines

  /// The line of a circuit if it were so fast, in characters a second.
  func line(_ circuit: CircuitID, speed: Double) -> PriorityQueue {
    NetworkModel.line(circuit, load, lengths, scenario.policy, speed: speed)
  }

  private static func line(
    _ id: CircuitID, _ load: NetworkLoad, _ lengths: [Spread], _ policy: Policy, speed: Double
  ) -> PriorityQueue {
    let circuit = load.topology[id]
    let parts = Precedence.allCases.map { load.lengths[load.place(id, $0.onCircuit)] }
    let all = parts.flatMap { $0 }
    func spread(_ parts: [(length: Int, rate: Double)]) -> Spread {
      Spread.mixture(parts.map { ($0.rate, lengths[$0.length]) }).scaled(by: 1 / speed)
    }
    // A class that nobody files is taken to be as long as the others: it matters to a first cable only.
    let fallback = all.isEmpty ? Spread(.constant(0)) : spread(all)
    var queue = PriorityQueue(
      Precedence.allCases.map { precedence in
        let rate = precedence.onCircuit == precedence ? load.rates[load.place(id, precedence)] : 0
        let own = load.lengths[load.place(id, precedence)]
        var line = PriorityQueue.Class(rate: rate, service: own.isEmpty ? fallback : spread(own))
        let relation = circuit.charactersPerSecond / speed
        if precedence.onCircuit == precedence {
          line.burst = load.bursts[load.place(id, precedence)] * relation * relation
        }
        return line
      })
    queue.channels = circuit.channels
    queue.interruption = policy.interrupted
    queue.interrupting =
      switch policy.preemption {
      case .none: 0
      case .yOnly: 1
      case .flash: 2
      case .flashAndImmediate: 4
      }
    queue.outages = circuit.interruptions
    return queue
  }

  private static func line(_ id: StationID, _ load: NetworkLoad) -> PriorityQueue {
    let station = load.topology[id]
    let service = Spread(station.handling).scaled(by: 1e-6)
    var queue = PriorityQueue(
      Precedence.allCases.map {
        let rate = $0.onCircuit == $0 ? load.rates[load.place(id, $0)] : 0
        return PriorityQueue.Class(rate: rate, service: service)
      })
    queue.channels = station.positions
    return queue
  }

  // MARK: Solving

  /// How every class fares at every place.
  func outcomes(growth: Double = 1) -> [[PriorityQueue.Outcome]] {
    lines.map { line in
      guard growth != 1 else { return line.outcomes }
      var grown = line
      for index in grown.classes.indices {
        grown.classes[index].rate *= growth
        grown.classes[index].burst *= growth
      }
      return grown.outcomes
    }
  }

  /// The mean time from filing to receipt, by key, in seconds.
  func latencies(_ outcomes: [[PriorityQueue.Outcome]]) -> [Double] {
    load.sums.map { sum in
      var total = sum.constant
      for place in sum.waits.indices where sum.waits[place] > 0 {
        let (line, precedence) = place.quotientAndRemainder(dividingBy: NetworkLoad.precedences)
        let outcome = outcomes[line][precedence]
        total += sum.waits[place] * outcome.wait
        if sum.work[place] > 0 { total += sum.work[place] * outcome.slowdown }
      }
      return total / sum.weight
    }
  }
}

extension Circuit {
  /// Its failures by chance and the times at which it is closed, as interruptions.
  fileprivate var interruptions: Interruptions {
    var all = closures
    if let outages, outages.up.mean > 0 {
      let down = Spread(outages.down).scaled(by: 1e-6)
      all = all.merged(
        with: Interruptions(
          rate: 1e6 / outages.up.mean, mean: down.mean, meanSquare: down.meanSquare))
    }
    return all
  }

  /// The closed parts of a day, as if they came by chance.
  private var closures: Interruptions {
    let minute = TimeSpan.minutes(1).seconds
    let isOpen = (0..<1440).map { windows.isOpen(at: Instant(microseconds: Int64($0) * 60_000_000)) }
    let openMinutes = isOpen.count { $0 }
    guard openMinutes > 0, openMinutes < 1440 else { return .none }
    // Beginning where it opens, so that no closure is cut in two.
    let start = isOpen.indices.first { isOpen[$0] && !isOpen[($0 + 1439) % 1440] } ?? 0
    let closures = (0..<1440).map { isOpen[(start + $0) % 1440] }.split(separator: true).map {
      Double($0.count) * minute
    }
    return Interruptions(
      rate: Double(closures.count) / (Double(openMinutes) * minute),
      mean: closures.reduce(0, +) / Double(closures.count),
      meanSquare: closures.reduce(0) { $0 + $1 * $1 } / Double(closures.count))
  }
}
