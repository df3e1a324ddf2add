import Analysis
import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

@Suite("A network solved by formulas")
struct NetworkEstimateTests {
  private func place(_ name: String, in estimate: NetworkEstimate) throws -> NetworkEstimate.PlaceEstimate {
    try #require(estimate.places.first { $0.name == name })
  }

  private func mean(
    _ precedence: Precedence, _ role: Filing.Role, in estimate: NetworkEstimate, isTraffic: Bool = true
  ) throws -> Double {
    try #require(
      estimate.latencies.first {
        $0.precedence == precedence && $0.role == role && $0.isTraffic == isTraffic
      }
    ).mean
  }

  @Test("two M/M/1 circuits in a row, by hand")
  func tandem() throws {
    var network = SmallNetwork()
    network.file("a", from: [SmallNetwork.astana], to: [SmallNetwork.indicators[1]], every: 200)
    network.parts.circuits[2].propagation = .seconds(1)
    let estimate = NetworkEstimate(network.scenario())
    // 1000 characters take 100 s and 20 s: T = 1 / (1/100 - 1/200) = 200 s, 1 / (1/20 - 1/200) = 22.22 s.
    #expect(abs(try mean(.routine, .action, in: estimate) - (200 + 200.0 / 9 + 1)) < 0.01)
    let first = try place("RUEHTA>RUEH", in: estimate)
    #expect(abs(first.utilization - 0.5) < 1e-6)
    #expect(abs(first.classes[0].copiesPerHour - 18) < 1e-9)
    #expect(abs(first.classes[0].wait - 100) < 1e-3)
    #expect(estimate.places.first?.name == "RUEHTA>RUEH")
    #expect(abs(try #require(estimate.saturation) - 2) < 1e-6)
    #expect(estimate.latencies.first?.objective == 21600)
  }

  @Test("handling is a line with positions, and its time counts at every station")
  func handling() throws {
    var network = SmallNetwork()
    network.file("a", from: [SmallNetwork.astana], to: [SmallNetwork.indicators[0]], every: 200)
    network.parts.stations[2].handling = .exponential(mean: 100e6)
    network.parts.stations[0].handling = .constant(30e6)
    let estimate = NetworkEstimate(network.scenario())
    // 200 s at the post, 200 s on the circuit, and M/D/1 at the relay: 30 + 0.15 · 30 / (2 · 0.85).
    #expect(abs(try mean(.routine, .action, in: estimate) - (400 + 30 + 0.15 * 30 / 1.7)) < 0.01)
  }

  @Test("one copy goes to the relay for both members of a collective, and one to each from there")
  func collective() throws {
    var network = SmallNetwork()
    network.file("c", from: [SmallNetwork.department], to: [try #require(SmallNetwork.cis)], every: 1000)
    let estimate = NetworkEstimate(network.scenario())
    for name in ["RUEHC>RUEH", "RUEH>RUEHTA", "RUEH>RUEHKB"] {
      #expect(abs(try place(name, in: estimate).classes[0].copiesPerHour - 3.6) < 1e-9)
    }
    #expect(abs(try #require(estimate.latencies.first).addressees - 7.2) < 1e-9)
  }

  @Test("who is picked by name is not reached through the collective as well")
  func pickedMember() throws {
    var network = SmallNetwork()
    network.file(
      "c", from: [SmallNetwork.department], to: [try #require(SmallNetwork.cis)],
      info: .some(1, of: Array(SmallNetwork.indicators[2...3])), every: 3600)
    let estimate = NetworkEstimate(network.scenario())
    #expect(estimate.latencies.map(\.role) == [.action, .info])
    for row in estimate.latencies { #expect(abs(row.addressees - 1) < 1e-9) }
  }

  @Test("sections that are filed together wait for each other: M/G/1 with bursts, by hand")
  func bursts() throws {
    var network = SmallNetwork()
    network.file(
      "b", from: [SmallNetwork.astana], to: [SmallNetwork.indicators[1]], every: 1000,
      characters: .constant(2000))
    network.traffic[0].sections = 2
    let estimate = NetworkEstimate(network.scenario())
    // A cable of 200 s every 1000 s: the first section waits 0.001 · 200² / 2 / (1 - 0.2) = 25 s.
    #expect(abs(try place("RUEHTA>RUEH", in: estimate).classes[0].wait - 25) < 1e-6)
    // On the faster circuit they come one by one: 0.002 · 20² / 2 / (1 - 0.04).
    #expect(abs(try place("RUEH>RUEHC", in: estimate).classes[0].wait - 0.4 / 0.96) < 1e-6)
    #expect(abs(try mean(.routine, .action, in: estimate) - (25 + 0.4 / 0.96 + 100 + 20 + 100)) < 1e-6)
  }

  @Test("lengths without limit that begin anew have no mean, and the reason is given")
  func endless() throws {
    var network = SmallNetwork()
    network.policy.preemption = .flash
    network.file(
      "f", from: [SmallNetwork.astana], to: [SmallNetwork.indicators[0]], every: 1000,
      mix: [.flash: 1, .routine: 1], characters: .lognormal(median: 1000, mean: 1500))
    let estimate = NetworkEstimate(network.scenario())
    #expect(try mean(.routine, .action, in: estimate) == .infinity)
    #expect(try mean(.flash, .action, in: estimate).isFinite)
    #expect(estimate.reasonsToDiffer.contains { $0.hasPrefix("Lengths without limit") })
  }

  @Test("who is picked one time in two has half the copies; a shared circuit has one copy for both")
  func picks() throws {
    var network = SmallNetwork()
    network.file(
      "p", from: [SmallNetwork.department], to: [SmallNetwork.indicators[2]],
      info: .some(1, of: Array(SmallNetwork.indicators[0...3])), every: 1000)
    let estimate = NetworkEstimate(network.scenario())
    #expect(abs(try place("RUEHC>RUEH", in: estimate).classes[0].copiesPerHour - 3.6) < 1e-9)
    // Neither the originator nor the action addressee is picked: two are left.
    #expect(abs(try place("RUEH>RUEHKB", in: estimate).classes[0].copiesPerHour - 1.8) < 1e-9)
    #expect(abs(try place("RUEH>RUEHTA", in: estimate).classes[0].copiesPerHour - 3.6) < 1e-9)
  }

  @Test("a copy for both travels at the higher precedence; FLASH goes apart if that is asked for")
  func dualPrecedence() throws {
    var network = SmallNetwork()
    network.file(
      "d", from: [SmallNetwork.department], to: [SmallNetwork.indicators[2]],
      info: .all([SmallNetwork.indicators[3]]), every: 1000, mix: [.flash: 1])
    network.traffic[0].infoPrecedence = .routine
    func classes(_ name: String) throws -> [Precedence] {
      try place(name, in: NetworkEstimate(network.scenario())).classes.map(\.precedence)
    }
    #expect(try classes("RUEHC>RUEH") == [.flash, .routine])
    network.policy.splitDual = .never
    #expect(try classes("RUEHC>RUEH") == [.flash])
    #expect(try classes("RUEH>RUEHKB") == [.routine])
  }

  @Test("a cable of the scenario meets the lines but does not lengthen them; its sections follow each other")
  func filedCable() throws {
    var network = SmallNetwork()
    let party = Filing.Party(
      indicator: SmallNetwork.indicators[1], name: "", role: .action, precedence: .immediate)
    network.filings = [
      Filing(
        originator: SmallNetwork.astana, filedAt: Instant(microseconds: 0), precedence: .immediate,
        parties: [party], sectionLengths: [1000, 1000])
    ]
    let idle = NetworkEstimate(network.scenario())
    // 100 s and 20 s for a section, and the other before it on the slower circuit.
    #expect(abs(try mean(.immediate, .action, in: idle, isTraffic: false) - 220) < 1e-6)
    #expect(idle.places.isEmpty)
    #expect(idle.saturation == nil)
    network.file("a", from: [SmallNetwork.astana], to: [SmallNetwork.indicators[0]], every: 200)
    let busy = NetworkEstimate(network.scenario())
    // It waits for the rest of the ROUTINE cable on the wire: rate · E[S²] / 2 = 20 000 / 400.
    #expect(abs(try mean(.immediate, .action, in: busy, isTraffic: false) - 270) < 0.01)
  }

  @Test("traffic may grow until the mean misses the objective: M/M/1 by hand")
  func growth() throws {
    var network = SmallNetwork()
    network.file(
      "a", from: [SmallNetwork.astana], to: [SmallNetwork.indicators[0]], every: 1000, mix: [.immediate: 1])
    let growth = try #require(NetworkEstimate(network.scenario()).growths.first)
    // 1 / (1/100 - g/1000) = 1800 → g = 10 (1 - 1/18)
    #expect(abs(growth.factor - 10 * (1 - 1 / 18.0)) < 0.01)
    network.traffic[0].characters = .exponential(mean: 20_000)
    #expect(NetworkEstimate(network.scenario()).growths.first?.factor == 0)
  }

  @Test(
    "more speed brings most where the line is longest, and the best speeds follow Kleinrock's square roots")
  func upgrades() throws {
    var network = SmallNetwork()
    network.file("a", from: [SmallNetwork.astana], to: [SmallNetwork.indicators[1]], every: 200)
    let upgrades = NetworkEstimate(network.scenario()).upgrades
    #expect(upgrades.map(\.circuit) == ["RUEHTA>RUEH", "RUEH>RUEHC"])
    // One more character a second: from 200 s to 1 / (11/1000 - 1/200) = 166.67 s.
    #expect(abs(upgrades[0].savedPerCable - 100 / 3.0) < 0.01)
    // Equal loads of 5 characters a second share 60 equally.
    #expect(abs(try #require(upgrades[0].best) - 30) < 1e-6)
  }

  @Test("what leads nowhere is counted, not dropped")
  func lost() {
    var network = SmallNetwork()
    network.file(
      "a", from: [SmallNetwork.astana], to: [SmallNetwork.indicators[1]], every: 3600)
    network.parts.circuits.remove(at: 1)
    let estimate = NetworkEstimate(network.scenario())
    #expect(abs(estimate.lostPerHour - 1) < 1e-9)
    #expect(estimate.latencies.isEmpty)
  }

  @Test("a secret cable goes where it may, an unclassified one the shortest way")
  func classification() throws {
    var network = SmallNetwork()
    network.file("a", from: [SmallNetwork.astana], to: [SmallNetwork.indicators[1]], every: 3600)
    network.traffic[0].classifications = [
      TrafficSource.Share(.unclassified, 1), TrafficSource.Share(.confidential, 1),
      TrafficSource.Share(.secret, 2),
    ]
    network.parts.circuits[2].clearance = .confidential
    var around = Circuit(
      name: "around", from: SmallNetwork.astana, to: SmallNetwork.baku, designator: "BBB",
      charactersPerSecond: 10)
    around.clearance = .topSecret
    network.parts.circuits.append(around)
    let estimate = NetworkEstimate(network.scenario())
    for name in ["RUEHTA>RUEH", "around", "RUEHKB>RUEH"] {
      #expect(abs(try place(name, in: estimate).classes[0].copiesPerHour - 0.5) < 1e-9, "\(name)")
    }
  }

  @Test("reasons to differ are named only where they are there")
  func reasons() {
    var network = SmallNetwork()
    network.file("a", from: [SmallNetwork.astana], to: [SmallNetwork.indicators[1]], every: 200)
    #expect(NetworkEstimate(network.scenario()).reasonsToDiffer.count == 1)
    network.traffic[0].characters = .constant(1000)
    network.policy.lengthPerHop = .kept
    network.traffic[0].interval = .constant(200e6)
    network.traffic[0].batch = .constant(2)
    network.traffic[0].hourlyProfile = Array(repeating: 1, count: 24)
    network.parts.circuits[2].windows = [DailyWindow(from: 0, to: 720)]
    network.parts.circuits[2].garble = 1e-5
    network.parts.stations[0].storage = 5
    let reasons = NetworkEstimate(network.scenario()).reasonsToDiffer.joined(separator: "\n")
    for word in [
      "as long on every circuit", "not exponential", "at a time", "hours of the day", "closed at set hours",
      "Garbled", "limited storage", "spaced", "go around",
    ] {
      #expect(reasons.contains(word), "\(word)")
    }
  }

  // MARK: Beside the simulation

  @Test("the engine agrees where the formulas are exact: rates, waits and times per circuit and class")
  func simulation() throws {
    var network = SmallNetwork()
    network.policy.preemption = .none
    network.file(
      "posts", from: [SmallNetwork.astana, SmallNetwork.baku], to: [SmallNetwork.indicators[1]],
      info: .some(1, of: Array(SmallNetwork.indicators[2...3])), every: 160,
      mix: [.flash: 1, .immediate: 3, .routine: 6])
    network.file(
      "department", from: [SmallNetwork.department], to: [try #require(SmallNetwork.cis)], every: 500)
    let scenario = network.scenario(.days(40), seed: 2147)
    let estimate = NetworkEstimate(scenario)
    var quiet = scenario
    quiet.recording = .none
    var engine = RelayEngine(quiet)
    var records = Records()
    while engine.advance(&records) == nil { records.removeAll() }
    let hours = 40.0 * 24
    for (index, circuit) in scenario.topology.circuits.enumerated() {
      for row in try place(circuit.name, in: estimate).classes {
        let tally = engine.tally(of: CircuitID(index), row.precedence)
        let label: Comment = "\(circuit.name) \(row.precedence), seed 2147"
        #expect(abs(Double(tally.sent) / hours / row.copiesPerHour - 1) < 0.08, label)
        let wait = Double(tally.waiting) / 1e6 / Double(tally.begun)
        let sojourn = Double(tally.sojourn) / 1e6 / Double(tally.sent)
        if row.copiesPerHour > 5 { #expect(abs(wait / row.wait - 1) < 0.12, label) }
        #expect(abs(sojourn / row.sojourn - 1) < 0.08, label)
      }
    }
  }

  @Test("the engine agrees on long cables in sections, which wait for each other, to about a tenth")
  func simulatedSections() throws {
    var network = SmallNetwork()
    network.policy = Policy()
    network.policy.preemption = .none
    network.file(
      "s", from: [SmallNetwork.astana], to: [SmallNetwork.indicators[1]], every: 1500,
      mix: [.immediate: 1, .routine: 3], characters: .lognormal(median: 3800, mean: 6500))
    var scenario = network.scenario(.days(250), seed: 2147)
    scenario.recording = .deliveries
    let estimate = NetworkEstimate(scenario)
    var times: [Precedence: Moments] = [:]
    var engine = RelayEngine(scenario)
    var records = Records()
    while engine.advance(&records) == nil {
      for row in records.addressees {
        guard let received = row.receivedAt else { continue }
        times[row.precedence, default: Moments()].add((received - row.filedAt).seconds)
      }
      records.removeAll()
    }
    for precedence in [Precedence.immediate, .routine] {
      let simulated = try #require(times[precedence]).mean
      let ratio = try mean(precedence, .action, in: estimate) / simulated
      #expect(abs(ratio - 1) < 0.12, "\(precedence): \(simulated) s, seed 2147")
    }
  }
}
