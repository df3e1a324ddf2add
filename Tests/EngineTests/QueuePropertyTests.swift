import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// What holds on one circuit to the microsecond, for any cables.
@Suite("Queue properties")
struct QueuePropertyTests {
  /// Random cables for one circuit, busy most of the time.
  private func exercise(_ seed: Int, _ properties: String = "", levels: [Precedence]) throws -> Exercise {
    var exercise = try Exercise.circuit(properties)
    var dice = Dice(UInt64(seed))
    var time = 0.0
    for _ in 0..<80 {
      time += Double(dice.roll(1...1_800_000)) / 1e6
      exercise.file(dice.pick(levels), at: time, to: ["RBBB"], lasting: Double(dice.roll(1...1500)) / 1000)
    }
    return exercise
  }

  @Test("Lindley: a copy begins when it comes or when the one before it ends, whichever is later")
  func lindley() throws {
    for seed in 1...20 {
      let outcome = try exercise(seed, levels: [.routine]).run()
      var end = Int64.min
      for (row, sending) in zip(outcome.rows(), outcome.sendings()) {
        let arrival = (row.queuedAt - outcome.scenario.start).microseconds
        let length = Int64(outcome.records.messages[sending.message - 1].characters) * 1000
        #expect(sending.start == max(arrival, end), "seed \(seed)")
        #expect(sending.end == sending.start + length, "seed \(seed)")
        end = sending.start + length
      }
      #expect(outcome.sendings().map(\.message) == Array(1...80), "seed \(seed)")
    }
  }

  @Test("Kiefer and Wolfowitz: with several channels the first to be free serves the next")
  func kieferWolfowitz() throws {
    for seed in 1...20 {
      let outcome = try exercise(seed, "channels: 3", levels: [.routine]).run()
      var free = [Int64](repeating: 0, count: 3)
      for message in outcome.records.messages {
        let channel = free.indices.min { free[$0] < free[$1] } ?? 0
        let start = max((message.filedAt - outcome.scenario.start).microseconds, free[channel])
        free[channel] = start + Int64(message.characters) * 1000
        let sending = outcome.sendings().first { $0.message == message.message }
        #expect(sending?.start == start, "seed \(seed)")
        #expect(sending?.end == free[channel], "seed \(seed)")
      }
    }
  }

  @Test("work is conserved: the busy times are the same under every discipline that loses none")
  func workConservation() throws {
    for seed in 1...20 {
      var exercise = try exercise(seed, levels: Precedence.allCases)
      exercise.policy.interrupted = .resume
      let busy = Policy.Preemption.allCases.map { preemption in
        exercise.policy.preemption = preemption
        return Self.busyTimes(exercise.run())
      }
      #expect(busy.allSatisfy { $0 == busy[0] }, "seed \(seed)")
      var (alone, lengths) = (exercise, busy[0])
      for index in alone.scenario.filings.indices { alone.scenario.filings[index].precedence = .routine }
      for index in alone.scenario.filings.indices {
        alone.scenario.filings[index].parties[0].precedence = .routine
      }
      lengths = Self.busyTimes(alone.run())
      #expect(lengths == busy[0], "seed \(seed)")
    }
  }

  /// The times in which the circuit sends, one after the other without gaps.
  private static func busyTimes(_ outcome: Outcome) -> [Range<Int64>] {
    var busy: [Range<Int64>] = []
    for sending in outcome.sendings() {
      guard let end = sending.end else { continue }
      if let last = busy.last, last.upperBound >= sending.start {
        busy[busy.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        busy.append(sending.start..<end)
      }
    }
    return busy
  }

  @Test("Little: what is there, summed over time, is how long each was there, to the microsecond")
  func little() throws {
    for seed in 1...20 {
      var exercise = try exercise(seed, levels: [.flash, .priority, .routine])
      exercise.policy.interrupted = seed.isMultiple(of: 2) ? .resume : .restart
      let outcome = exercise.run()
      for precedence in [Precedence.flash, .priority, .routine] {
        let rows = outcome.rows().filter { $0.precedence == precedence }
        // The engine's sums against the area below the curve of how many are there.
        let tally = outcome.tallies[0][Int(precedence.rawValue)]
        #expect(tally.sojourn == Self.area(rows), "seed \(seed)")
        #expect(tally.sojourn == tally.waiting + tally.sending, "seed \(seed)")
        #expect(tally.begun == rows.count, "seed \(seed)")
        #expect(tally.sent == outcome.records.messages.count { $0.precedence == precedence }, "seed \(seed)")
      }
    }
  }

  private static func area(_ rows: [TransmissionRecord]) -> Int64 {
    var changes: [(at: Int64, by: Int64)] = []
    for row in rows {
      if row.attempt == 1 { changes.append((row.queuedAt.microseconds, 1)) }
      if row.outcome == .sent, let end = row.endedAt { changes.append((end.microseconds, -1)) }
    }
    changes.sort { $0.at < $1.at }
    var (area, present, last) = (Int64(0), Int64(0), changes.first?.at ?? 0)
    for change in changes {
      area += present * (change.at - last)
      present += change.by
      last = change.at
    }
    return area
  }

  @Test("segregation: what comes in goes out once, is delivered here or refused")
  func segregation() {
    for seed in 1...25 {
      let outcome = Blueprint(seed, [.handling, .channels, .sections, .clearances, .collectives]).run()
      let topology = outcome.scenario.topology
      for row in outcome.records.transmissions where row.outcome == .sent {
        let station = topology[row.circuit].to
        let incoming = outcome.records.routingIndicators[row.routingIndicators]
        guard !incoming.contains(where: { own in topology.collectives.contains { $0.indicator == own } }),
          let received = row.receivedAt, received + .seconds(60) < outcome.ended
        else { continue }
        var handled = outcome.records.transmissions
          .filter { $0.cause == row.transmission && $0.attempt <= 1 }
          .flatMap { outcome.records.routingIndicators[$0.routingIndicators] }
        for own in incoming where topology.station(serving: own) == station { handled.append(own) }
        let refused = outcome.records.addressees.filter {
          $0.message == row.message && $0.reason != nil && $0.indicator.map(incoming.contains) ?? false
        }
        // Refused by some station on the way: here, if nothing left for it.
        for addressee in refused {
          if let indicator = addressee.indicator, !handled.contains(indicator) { handled.append(indicator) }
        }
        #expect(handled.sorted() == incoming.sorted(), "seed \(seed), transmission \(row.transmission)")
      }
    }
  }
}
