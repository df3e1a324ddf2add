import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// What holds of every run, shown on networks and cables drawn from seeds.
@Suite("In any network")
struct InvariantTests {
  /// What comes to a station at one moment, and what becomes of it.
  private struct Visit: Hashable {
    var message: Int
    var station: StationID
    var at: Instant
  }

  @Test(
    "every incoming indicator is in one outgoing copy, or delivered, or rejected",
    arguments: 1...60 as ClosedRange<UInt64>)
  func segregation(seed: UInt64) throws {
    // Nothing takes time at a station: what comes in and what goes out share a moment.
    let drawn = try RandomNetwork(seed: seed, handling: false)
    let filings = drawn.filings.map { filing in
      var filing = filing
      filing.sectionLengths = [filing.sectionLengths[0]]
      return filing
    }
    let run = drawn.network.run(filings, policy: drawn.policy)
    let (incoming, outgoing) = traffic(of: run, filings)
    for (visit, called) in incoming {
      let sent = outgoing[visit] ?? []
      var expected: Set<String> = []
      for indicator in called {
        // A collective is replaced by its members where its list is, and where it has to be given up.
        if case .collective(let index) = run.topology.owner(of: indicator),
          run.topology.collectives[index].heldAt == visit.station || !sent.contains(indicator.description)
        {
          expected.formUnion(
            run.addressees.filter { $0.message == visit.message && $0.collective == index }
              .compactMap { $0.indicator?.description })
        } else {
          expected.insert(indicator.description)
        }
      }
      #expect(
        sent.sorted() == expected.sorted(),
        "seed \(seed), cable \(visit.message), station \(visit.station.index)")
    }
    #expect(Set(outgoing.keys).isSubset(of: incoming.keys), "seed \(seed): nothing comes from nothing")
  }

  /// The indicators that came to each station, and those that were sent on, delivered or rejected there.
  private func traffic(
    of run: Run, _ filings: [Filing]
  ) -> (incoming: [Visit: Set<RoutingIndicator>], outgoing: [Visit: [String]]) {
    var incoming: [Visit: Set<RoutingIndicator>] = [:]
    var outgoing: [Visit: [String]] = [:]
    for message in run.messages {
      guard let filing = message.filing.map({ filings[$0] }) else { continue }
      let visit = Visit(message: message.message, station: filing.originator, at: message.filedAt)
      incoming[visit] = Set(filing.parties.compactMap(\.indicator))
    }
    for hop in run.hops {
      let (row, circuit) = (hop.record, run.topology[hop.record.circuit])
      if let at = row.receivedAt {
        incoming[Visit(message: row.message, station: circuit.to, at: at), default: []].formUnion(
          hop.indicators)
      }
      outgoing[Visit(message: row.message, station: circuit.from, at: row.queuedAt), default: []] +=
        hop.indicators.map(\.description)
    }
    for row in run.addressees {
      guard let station = row.station, let at = row.receivedAt, let indicator = row.indicator else {
        continue
      }
      outgoing[Visit(message: row.message, station: station, at: at), default: []].append(
        indicator.description)
    }
    for row in run.incidents {
      guard let station = row.station, let message = row.message else { continue }
      let words = row.detail.split { $0 == " " || $0 == ":" }
      outgoing[Visit(message: message, station: station, at: row.at), default: []].append(String(words[1]))
    }
    return (incoming, outgoing)
  }

  @Test("routing lines are sorted and call nobody twice", arguments: 1...30 as ClosedRange<UInt64>)
  func routingLines(seed: UInt64) throws {
    let drawn = try RandomNetwork(seed: seed, handling: true)
    let run = drawn.network.run(drawn.filings, policy: drawn.policy)
    for hop in run.hops {
      #expect(!hop.indicators.isEmpty, "seed \(seed)")
      #expect(Set(hop.indicators).sorted() == hop.indicators, "seed \(seed)")
    }
  }

  @Test(
    "a circuit sends no more copies at a time than it has channels, each a whole time",
    arguments: 1...30 as ClosedRange<UInt64>)
  func channels(seed: UInt64) throws {
    let drawn = try RandomNetwork(seed: seed, handling: true)
    let run = drawn.network.run(drawn.filings, policy: drawn.policy)
    for circuit in run.topology.circuits.indices {
      var changes: [(at: Instant, step: Int)] = []
      for hop in run.hops where hop.record.circuit == CircuitID(circuit) {
        let start = try #require(hop.record.startedAt)
        let end = try #require(hop.record.endedAt)
        #expect(hop.record.queuedAt <= start && start < end, "seed \(seed)")
        #expect(hop.record.receivedAt == end + run.topology.circuits[circuit].propagation, "seed \(seed)")
        changes += [(start, 1), (end, -1)]
      }
      // What ends gives way to what starts.
      var busy = 0
      for change in changes.sorted(by: { ($0.at, $0.step) < ($1.at, $1.step) }) {
        busy += change.step
        #expect(busy <= run.topology.circuits[circuit].channels, "seed \(seed)")
      }
    }
  }

  @Test("every addressee has one row, whenever the run is cut off", arguments: 1...60 as ClosedRange<UInt64>)
  func conservation(seed: UInt64) throws {
    let drawn = try RandomNetwork(seed: seed, handling: true)
    let whole = drawn.network.run(drawn.filings, policy: drawn.policy)
    #expect(whole.stopReason != .horizon, "seed \(seed)")
    #expect(whole.messages.count == drawn.filings.count, "seed \(seed)")
    #expect(
      whole.addressees.allSatisfy { [.delivered, .rejected, .unreachable].contains($0.status) },
      "seed \(seed)")
    let rows = Set(whole.addressees.map { [$0.message, $0.addressee] })
    #expect(rows.count == whole.addressees.count, "seed \(seed)")
    for seconds in [1, 10, 60, 121, 300] as [Int64] {
      let cut = drawn.network.run(drawn.filings, for: .seconds(seconds), policy: drawn.policy)
      let filed = Set(cut.messages.map(\.message))
      let found = cut.addressees.map { [$0.message, $0.addressee] }
      #expect(found.count == Set(found).count, "seed \(seed), \(seconds) s")
      #expect(Set(found) == rows.filter { filed.contains($0[0]) }, "seed \(seed), \(seconds) s")
      for row in cut.addressees { #expect(isTrue(row, of: cut), "seed \(seed), \(seconds) s: \(row)") }
    }
  }

  /// Whether what an addressee's row says of the cable's place agrees with the other rows.
  private func isTrue(_ row: AddresseeRecord, of run: Run) -> Bool {
    let hops = run.hops.map(\.record).filter { $0.message == row.message }
    switch row.status {
    case .delivered: return row.deliveredAt.map { $0 <= run.end } ?? false
    case .received: return row.receivedAt.map { $0 <= run.end } ?? false && row.deliveredAt == nil
    case .inHandling:
      return run.handlings.contains { $0.message == row.message && $0.endedAt == nil }
    case .inQueue: return hops.contains { $0.outcome == .queued && $0.startedAt == nil }
    case .inTransmission:
      return hops.contains { $0.endedAt == nil || $0.receivedAt.map { $0 > run.end } ?? false }
    case .rejected: return row.reason != nil && row.reason != .unreachable
    case .unreachable: return row.reason == .unreachable
    }
  }

  @Test("the same cables give the same run, others another", arguments: 1...10 as ClosedRange<UInt64>)
  func fingerprint(seed: UInt64) throws {
    let drawn = try RandomNetwork(seed: seed, handling: true)
    let (first, second) = (
      drawn.network.run(drawn.filings, policy: drawn.policy),
      drawn.network.run(drawn.filings, policy: drawn.policy)
    )
    #expect(first.fingerprint == second.fingerprint, "seed \(seed)")
    #expect(first.transmissions == second.transmissions, "seed \(seed)")
    #expect(first.deliveries == second.deliveries, "seed \(seed)")
    #expect(first.ties == second.ties, "seed \(seed)")
    var later = drawn.filings
    later[0].filedAt = later[0].filedAt + TimeSpan(microseconds: 1)
    let other = drawn.network.run(later, policy: drawn.policy)
    #expect(other.fingerprint != first.fingerprint, "seed \(seed)")
  }
}
