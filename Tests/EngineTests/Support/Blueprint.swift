import CableFormat
import EventKernel
import RelayNetwork
import Scenario

/// What a random scenario may have besides stations, circuits and cables.
struct Features: OptionSet {
  let rawValue: Int
  static let handling = Features(rawValue: 1 << 0)
  static let channels = Features(rawValue: 1 << 1)
  static let propagation = Features(rawValue: 1 << 2)
  static let outages = Features(rawValue: 1 << 3)
  static let stationOutages = Features(rawValue: 1 << 4)
  static let garble = Features(rawValue: 1 << 5)
  static let storage = Features(rawValue: 1 << 6)
  static let windows = Features(rawValue: 1 << 7)
  static let collectives = Features(rawValue: 1 << 8)
  static let sections = Features(rawValue: 1 << 9)
  static let clearances = Features(rawValue: 1 << 10)
  static let traffic = Features(rawValue: 1 << 11)
  static let policies = Features(rawValue: 1 << 12)
  static let hours = Features(rawValue: 1 << 13)
  static let receipts = Features(rawValue: 1 << 14)

  /// Cables that come at round times, so that many events share their instant.
  static let ties = Features(rawValue: 1 << 15)
  static let all = Features(rawValue: (1 << 15) - 1)
}

/// A random scenario whose stations and circuits can be put in any order.
///
/// The numbers of stations and circuits are those of its own lists; `scenario` gives those of the order wanted.
struct Blueprint {
  var stations: [Station] = []
  var circuits: [Circuit] = []
  var collectives: [Collective] = []
  var filings: [Filing] = []
  var traffic: [TrafficSource] = []
  var outages: [ScheduledOutage] = []
  var policy = Policy()
  var seed: UInt64
  var start = Instant(microseconds: 0)
  var span = TimeSpan.seconds(4000)

  init(_ seed: Int, _ features: Features) {
    self.seed = UInt64(seed)
    var dice = Dice(UInt64(seed))
    addStations(&dice, features)
    addCircuits(&dice, features)
    if features.contains(.collectives) { addCollectives(&dice) }
    addFilings(&dice, features)
    if features.contains(.traffic) { addTraffic(&dice) }
    if features.contains(.outages) { addOutages(&dice, features) }
    setPolicy(&dice, features)
  }

  var indicators: [RoutingIndicator] { stations.map(\.indicator) }

  // MARK: Parts

  private mutating func addStations(_ dice: inout Dice, _ features: Features) {
    let letters = dice.shuffled(Array("ABCDEFGHJKLM"))
    for letter in letters.prefix(dice.roll(3...8)) {
      guard let indicator = RoutingIndicator("RU\(letter)\(letter)") else { continue }
      var station = Station(indicator: indicator, name: "STATION \(letter)")
      if features.contains(.handling), dice.oneIn(2) {
        station.handling = dice.oneIn(2) ? .constant(3e6) : .exponential(mean: 2e6)
        station.positions = dice.roll(1...2)
      }
      if features.contains(.storage), dice.oneIn(4) { station.storage = dice.roll(3...9) }
      if features.contains(.clearances), dice.oneIn(4) { station.clearance = .confidential }
      if features.contains(.hours), dice.oneIn(3) {
        station.timeZone = "Asia/Almaty"
        station.hours = OfficeHours(open: 480, close: 1020, days: [0, 1, 2, 3, 4], callIn: .minutes(10))
      }
      stations.append(station)
    }
  }

  /// Puts a ring of circuits through all stations in the place of those that there are.
  mutating func layRing() {
    outages = []
    circuits = stations.indices.map { index in
      let next = (index + 1) % stations.count
      return Circuit(
        name: "\(stations[index].indicator)>\(stations[next].indicator)", from: StationID(index),
        to: StationID(next), designator: "RNG", charactersPerSecond: 100)
    }
  }

  private mutating func addCircuits(_ dice: inout Dice, _ features: Features) {
    var pairs: [(Int, Int)] = []
    for station in 1..<stations.count { pairs.append((dice.roll(0...station - 1), station)) }
    for _ in 0..<dice.roll(0...stations.count) {
      let pair = (dice.roll(0...stations.count - 1), dice.roll(0...stations.count - 1))
      let isKnown = pairs.contains { $0 == pair || ($0.1, $0.0) == pair }
      if pair.0 != pair.1, !isKnown { pairs.append(pair) }
    }
    for (a, b) in pairs {
      for (from, to) in [(a, b), (b, a)] {
        var circuit = Circuit(
          name: "\(stations[from].indicator)>\(stations[to].indicator)", from: StationID(from),
          to: StationID(to), designator: "XYZ", charactersPerSecond: dice.pick([100, 200, 500, 1000]))
        circuit.firstChannelNumber = ChannelNumber(dice.roll(1...9), digits: 4)
        if features.contains(.channels) { circuit.channels = dice.roll(1...3) }
        if features.contains(.propagation), dice.oneIn(2) {
          circuit.propagation = .seconds(Int64(dice.roll(1...4)))
        }
        if features.contains(.garble), dice.oneIn(3) { circuit.garble = 0.0002 }
        if features.contains(.clearances), dice.oneIn(5) { circuit.clearance = .secret }
        if features.contains(.windows), dice.oneIn(3) { circuit.windows = [DailyWindow(from: 5, to: 40)] }
        if features.contains(.outages), dice.oneIn(4) {
          circuit.outages = Outages(up: .exponential(mean: 800e6), down: .exponential(mean: 200e6))
        }
        circuits.append(circuit)
      }
    }
  }

  private mutating func addCollectives(_ dice: inout Dice) {
    for name in ["RHEAST", "RHWEST"] {
      guard let indicator = RoutingIndicator(name) else { continue }
      collectives.append(
        Collective(
          indicator: indicator, name: name, heldAt: StationID(dice.roll(0...stations.count - 1)),
          members: dice.some(dice.roll(1...stations.count), of: indicators)))
    }
  }

  private mutating func addFilings(_ dice: inout Dice, _ features: Features) {
    let levels: [Precedence] = [.flashOverride, .flash, .niactImmediate, .immediate, .priority, .routine]
    for _ in 0..<dice.roll(5...60) {
      let time =
        features.contains(.ties)
        ? Int64(dice.roll(0...40)) * 50_000_000
        : Int64(dice.roll(0...2_000_000)) * 1000 + Int64(filings.count)
      let precedence = dice.pick(levels)
      let info = dice.pick(levels.filter { $0 <= precedence })
      var parties: [Filing.Party] = []
      let names = features.contains(.collectives) ? indicators + collectives.map(\.indicator) : indicators
      for (index, indicator) in dice.some(dice.roll(1...4), of: names).enumerated() {
        let isAction = index == 0 || dice.oneIn(2)
        parties.append(
          Filing.Party(
            indicator: indicator, name: indicator.description, role: isAction ? .action : .info,
            precedence: isAction ? precedence : info))
      }
      if dice.oneIn(20) {
        parties.append(
          Filing.Party(
            indicator: RoutingIndicator("RZZZ"), name: "NOBODY", role: .info, precedence: info))
      }
      let sections = features.contains(.sections) ? dice.roll(1...3) : 1
      var filing = Filing(
        originator: StationID(dice.roll(0...stations.count - 1)),
        filedAt: start + TimeSpan(microseconds: time),
        precedence: precedence, infoPrecedence: info,
        classification: features.contains(.clearances) ? dice.pick(Classification.allCases) : .unclassified,
        parties: parties, sectionLengths: (0..<sections).map { _ in dice.roll(1...120) * 100 })
      if features.contains(.collectives), dice.oneIn(3) { filing.exempt = [dice.pick(indicators)] }
      filings.append(filing)
    }
  }

  private mutating func addTraffic(_ dice: inout Dice) {
    for name in ["one", "two"] {
      let from = dice.some(dice.roll(1...2), of: Array(stations.indices))
        .sorted { stations[$0].indicator < stations[$1].indicator }
      var source = TrafficSource(
        name: name, from: from.map { StationID($0) }, action: .some(1, of: indicators.sorted()),
        interval: .exponential(mean: 90e6),
        mix: [.init(.flash, 1), .init(.immediate, 2), .init(.priority, 3), .init(.routine, 4)],
        characters: .exponential(mean: 5000))
      source.info = .some(dice.roll(0...2), of: indicators.sorted())
      if dice.oneIn(3) { source.batch = .constant(2) }
      traffic.append(source)
    }
  }

  private mutating func addOutages(_ dice: inout Dice, _ features: Features) {
    for _ in 0..<dice.roll(0...4) {
      let from = Int64(dice.roll(0...2000)) * 1_000_000 + 7
      let subject: ScheduledOutage.Subject =
        features.contains(.stationOutages) && dice.oneIn(3)
        ? .station(StationID(dice.roll(0...stations.count - 1)))
        : .circuit(CircuitID(dice.roll(0...circuits.count - 1)))
      outages.append(
        ScheduledOutage(
          subject, from: start + TimeSpan(microseconds: from),
          to: start + TimeSpan(microseconds: from) + .seconds(Int64(dice.roll(1...1500)))))
    }
  }

  private mutating func setPolicy(_ dice: inout Dice, _ features: Features) {
    policy.overheadCharacters = 100
    policy.rerunDelay = .seconds(60)
    policy.flashReceipts = features.contains(.receipts) && dice.oneIn(2)
    guard features.contains(.policies) else { return }
    policy.preemption = dice.pick(Policy.Preemption.allCases)
    policy.interrupted = dice.pick([.restart, .resume])
    policy.splitDual = dice.pick(Policy.DualPrecedence.allCases)
    policy.hopLimit = dice.pick([2, 3, 16])
    policy.divertAfter[.immediate] = dice.pick([nil, .zero, .seconds(30)])
    policy.divertAfter[.routine] = dice.pick([nil, .zero, .seconds(30)])
  }

  // MARK: The scenario

  /// The scenario with its stations and circuits in some order.
  func scenario(stations stationOrder: [Int]? = nil, circuits circuitOrder: [Int]? = nil) -> Scenario {
    let stationOrder = stationOrder ?? Array(stations.indices)
    let circuitOrder = circuitOrder ?? Array(circuits.indices)
    func new(_ id: StationID) -> StationID {
      StationID(stationOrder.firstIndex(of: Int(id.index)) ?? 0)
    }
    var parts = Topology.Parts(name: "blueprint \(seed)")
    parts.stations = stationOrder.map { stations[$0] }
    parts.circuits = circuitOrder.map { index in
      var circuit = circuits[index]
      circuit.from = new(circuit.from)
      circuit.to = new(circuit.to)
      return circuit
    }
    parts.collectives = collectives.map { collective in
      var collective = collective
      collective.heldAt = new(collective.heldAt)
      return collective
    }
    var scenario = Scenario(
      name: "blueprint \(seed)", topology: Topology(parts), start: start, duration: span, seed: seed,
      filings: filings.map { filing in
        var filing = filing
        filing.originator = new(filing.originator)
        return filing
      })
    scenario.policy = policy
    scenario.traffic = traffic.map { source in
      var source = source
      source.from = source.from.map(new)
      return source
    }
    scenario.outages = outages.map { outage in
      var outage = outage
      switch outage.subject {
      case .station(let id): outage.subject = .station(new(id))
      case .circuit(let id):
        outage.subject = .circuit(CircuitID(circuitOrder.firstIndex(of: Int(id.index)) ?? 0))
      }
      return outage
    }
    scenario.recordsRoutingLines = true
    return scenario
  }

  func run() -> Outcome { Outcome(of: scenario()) }
}
