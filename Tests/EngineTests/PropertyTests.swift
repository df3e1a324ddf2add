import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// What must hold in every run, over random networks; a failure names the seed of its blueprint.
@Suite("Properties")
struct PropertyTests {
  @Test("no run breaks a rule that its rows can show", arguments: [Features.all, [.all, .ties], []])
  func audit(_ features: Features) {
    for seed in 1...40 {
      let findings = Audit(Blueprint(seed, features).run()).findings
      let summary = findings.prefix(3).joined(separator: "\n")
      #expect(findings.count == 0, "seed \(seed): \(summary)")
    }
  }

  @Test("the order of stations, circuits and cables in the file changes nothing but numbers")
  func reordering() {
    for seed in 1...25 {
      let blueprint = Blueprint(seed, .all)
      var dice = Dice(UInt64(seed) + 1000)
      let stations = dice.shuffled(Array(blueprint.stations.indices))
      let circuits = dice.shuffled(Array(blueprint.circuits.indices))
      var other = blueprint
      other.filings = dice.shuffled(blueprint.filings)
      other.traffic.reverse()
      other.outages.reverse()
      let outcome = Outcome(of: other.scenario(stations: stations, circuits: circuits))
      guard expectSame(blueprint.run().story(), outcome.story(), seed) else { return }
    }
  }

  @Test("an unconnected station and a cable that meets no other change no other row")
  func deadWood() {
    for seed in 1...25 {
      let blueprint = Blueprint(seed, .all)
      var other = blueprint
      for name in ["RAXX", "RUGX", "RZXX"] {
        guard let indicator = RoutingIndicator(name) else { continue }
        other.stations.append(Station(indicator: indicator, name: name))
      }
      let (a, b) = (other.stations.count - 3, other.stations.count - 2)
      other.circuits.append(
        Circuit(
          name: "RAXX>RUGX", from: StationID(a), to: StationID(b), designator: "DED", charactersPerSecond: 100
        ))
      other.filings.insert(
        Filing(
          originator: StationID(a), filedAt: Instant(microseconds: 77_000_003), precedence: .immediate,
          parties: [
            Filing.Party(
              indicator: other.stations[b].indicator, name: "ELSEWHERE", role: .action, precedence: .immediate
            )
          ], sectionLengths: [9000]), at: 0)
      let outcome = other.run()
      let lone = outcome.scenario.topology.circuits.count - 1
      #expect(outcome.records.transmissions.count { $0.circuit == CircuitID(lone) } == 1)
      guard
        expectSame(
          blueprint.run().story(), outcome.story { $0.originator != StationID(a) }, seed)
      else { return }
    }
  }

  @Test("a change at a moment leaves everything before it as it was")
  func prefix() {
    for seed in 1...25 {
      let blueprint = Blueprint(seed, .all)
      var dice = Dice(UInt64(seed) + 2000)
      let moment = blueprint.start + .seconds(Int64(dice.roll(100...1500)))
      var other = blueprint
      other.outages.append(
        ScheduledOutage(
          .circuit(CircuitID(dice.roll(0...blueprint.circuits.count - 1))), from: moment,
          to: moment + .seconds(500)))
      other.filings.append(
        Filing(
          originator: StationID(0), filedAt: moment, precedence: .flash,
          parties: [
            Filing.Party(
              indicator: blueprint.stations[1].indicator, name: "LATER", role: .action, precedence: .flash)
          ], sectionLengths: [5000]))
      guard expectSame(blueprint.run().events(before: moment), other.run().events(before: moment), seed)
      else { return }
    }
  }

  @Test("what is written down does not change what happens")
  func recordingLevel() {
    for seed in 1...25 {
      var scenario = Blueprint(seed, .all).scenario()
      let outcomes = Scenario.Recording.allCases.map { level in
        scenario.recording = level
        return Outcome(of: scenario)
      }
      #expect(Set(outcomes.map(\.fingerprint)).count == 1, "seed \(seed)")
      #expect(Set(outcomes.map(\.ended)).count == 1, "seed \(seed)")
      #expect(outcomes[0].records.transmissions.isEmpty && outcomes[1].records.transmissions.isEmpty)
      #expect(!outcomes[2].records.transmissions.isEmpty)
    }
  }

  @Test("looking ahead at the next events does not change what happens")
  func lookingAhead() {
    for seed in 1...40 {
      let scenario = Blueprint(seed, .all).scenario()
      let (blind, looking) = (Outcome(of: scenario), Outcome(of: scenario, cachedCopies: 0))
      guard expectSame(blind.story(), looking.story(), seed) else { return }
      #expect(blind.fingerprint == looking.fingerprint, "seed \(seed)")
    }
  }

  @Test("drawing lengths when a cable is filed does not change what happens", arguments: [false, true])
  func drawingAhead(looksAhead: Bool) {
    var slotsDrawnAhead = 0
    defer { #expect(slotsDrawnAhead > 20) }
    for seed in 1...40 {
      var blueprint = Blueprint(seed, .all)
      // Long ways, for it takes four circuits.
      if seed.isMultiple(of: 2) {
        blueprint.layRing()
        blueprint.policy.hopLimit = 16
      }
      blueprint.policy.lengthPerHop = .redrawn
      if seed.isMultiple(of: 3) { blueprint.policy.interrupted = .resample }
      // To one station in one piece as a rule, and some take longer than is kept.
      for index in blueprint.traffic.indices {
        // On a ring, that before the first is the farthest from it.
        let far = Int(blueprint.traffic[index].from.first?.index ?? 0) + blueprint.stations.count - 1
        blueprint.traffic[index].action = .all([blueprint.indicators[far % blueprint.indicators.count]])
        blueprint.traffic[index].info = .all([])
        blueprint.traffic[index].characters = .exponential(mean: index.isMultiple(of: 2) ? 300 : 30_000)
      }
      let scenario = blueprint.scenario()
      let cachedCopies = looksAhead ? 0 : nil
      let hop = Outcome(of: scenario, cachedCopies: cachedCopies, drawsAhead: false)
      let ahead = Outcome(of: scenario, cachedCopies: cachedCopies)
      guard expectSame(hop.story(), ahead.story(), seed) else { return }
      #expect(hop.fingerprint == ahead.fingerprint, "seed \(seed)")
      #expect(hop.slotsDrawnAhead == 0, "seed \(seed)")
      slotsDrawnAhead += ahead.slotsDrawnAhead
    }
  }

  @Test("whether cables have rows does not change what happens to them")
  func rowsOfCables() {
    for seed in 1...20 {
      let scenario = Blueprint(seed, .all).scenario()
      let (all, bare) = (Outcome(of: scenario), Outcome(of: scenario, recordsCables: false))
      #expect(bare.records.messages.isEmpty && !all.records.messages.isEmpty, "seed \(seed)")
      #expect(bare.fingerprint == all.fingerprint, "seed \(seed)")
      #expect(bare.records.addressees.count == all.records.addressees.count, "seed \(seed)")
      #expect(bare.records.transmissions.count == all.records.transmissions.count, "seed \(seed)")
    }
  }

  @Test("FLASH and above fare as if there were no lower traffic (pre-emptive resume)")
  func flashAlone() {
    let features: Features = [
      .channels, .propagation, .outages, .stationOutages, .garble, .collectives, .sections, .clearances,
    ]
    for seed in 1...25 {
      var blueprint = Blueprint(seed, features)
      blueprint.policy.interrupted = .resume
      var alone = blueprint
      alone.filings.removeAll { $0.precedence < .flash }
      let isFlash = { (message: MessageRecord) in message.precedence >= .flash }
      let isHigh = { (row: String) in row.contains("FLASH") }
      // Numbers differ: lower copies take some as well. Lower addressees of the same cables may differ too.
      let mixed = blueprint.run().story(numbers: false, of: isFlash).filter(isHigh)
      #expect(!mixed.isEmpty, "seed \(seed)")
      guard expectSame(mixed, alone.run().story(numbers: false, of: isFlash).filter(isHigh), seed) else {
        return
      }
    }
  }

  @Test("times that are all scaled alike give a run that is scaled alike", arguments: [3, 10])
  func scaling(by factor: Int) {
    let features: Features = [
      .channels, .propagation, .stationOutages, .sections, .policies, .storage, .receipts,
    ]
    for seed in 1...25 {
      var blueprint = Blueprint(seed, features)
      blueprint.policy.divertAfter[.priority] = .seconds(20)
      var scaled = blueprint
      let k = Int64(factor)
      func scale(_ instant: Instant) -> Instant { Instant(microseconds: instant.microseconds * k) }
      func scale(_ span: TimeSpan) -> TimeSpan { TimeSpan(microseconds: span.microseconds * k) }
      for index in scaled.circuits.indices {
        scaled.circuits[index].charactersPerSecond /= Double(factor)
        scaled.circuits[index].propagation = scale(scaled.circuits[index].propagation)
      }
      for index in scaled.filings.indices {
        scaled.filings[index].filedAt = scale(scaled.filings[index].filedAt)
      }
      for index in scaled.outages.indices {
        scaled.outages[index].from = scale(scaled.outages[index].from)
        scaled.outages[index].to = scale(scaled.outages[index].to)
      }
      for precedence in Precedence.allCases {
        scaled.policy.divertAfter[precedence] = scaled.policy.divertAfter[precedence].map(scale)
      }
      scaled.policy.flashReceiptTimeout = scale(scaled.policy.flashReceiptTimeout)
      scaled.span = scale(scaled.span)
      let (slow, quick) = (scaled.run(), blueprint.run())
      #expect(
        slow.records.transmissions.map { Slice($0, by: 1) }
          == quick.records.transmissions.map { Slice($0, by: k) }, "seed \(seed)")
      #expect(
        slow.records.addressees.map { $0.receivedAt?.microseconds }
          == quick.records.addressees.map { row in row.receivedAt.map { $0.microseconds * k } },
        "seed \(seed)")
    }
  }

  /// What can be compared of a transmission whose times are scaled.
  private struct Slice: Equatable {
    var cable: [Int]
    var times: [Int64?]

    init(_ row: TransmissionRecord, by factor: Int64) {
      cable = [row.message, row.section, Int(row.circuit.index), row.channelNumber?.value ?? 0, row.attempt]
      times = [row.queuedAt, row.startedAt, row.endedAt, row.receivedAt].map {
        $0.map { $0.microseconds * factor }
      }
    }
  }

  @Test("a run that is stopped leaves every addressee of every cable accounted for")
  func interruption() {
    for seed in 1...10 {
      var blueprint = Blueprint(seed, .all)
      blueprint.span = .days(3)
      for index in blueprint.traffic.indices { blueprint.traffic[index].interval = .exponential(mean: 20e6) }
      let outcome = Outcome(of: blueprint.scenario(), interruptAfter: 1)
      #expect(outcome.stopReason == .interrupted, "seed \(seed)")
      let findings = Audit(outcome).findings.filter { !$0.contains("numbers") }
      #expect(findings.isEmpty, "seed \(seed): \(findings.prefix(3).joined(separator: "\n"))")
      #expect(outcome.records.addressees.contains { $0.status == .inQueue || $0.status == .inTransmission })
    }
  }

  /// Whether two stories have the same lines, as they should.
  private func expectSame(_ first: [String], _ second: [String], _ seed: Int) -> Bool {
    guard first != second else { return true }
    let (a, b) = (Set(first), Set(second))
    let missing = first.filter { !b.contains($0) }.prefix(4).joined(separator: "\n  ")
    let added = second.filter { !a.contains($0) }.prefix(4).joined(separator: "\n  ")
    Issue.record("seed \(seed):\n- \(missing)\n+ \(added)")
    return false
  }
}
