import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// What the background load files.
@Suite("Background load")
struct TrafficTests {
  private static let four = """
    stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}, {id: RDDD}]
    circuits:
      - {between: [RAAA, RBBB], speed: 1000 cps}
      - {between: [RAAA, RCCC], speed: 1000 cps}
      - {between: [RAAA, RDDD], speed: 1000 cps}
    """

  private func indicators(_ names: String...) -> [RoutingIndicator] {
    names.compactMap { RoutingIndicator($0) }
  }

  @Test("the first cable is filed an interval after the start, and then one each interval")
  func intervals() throws {
    var exercise = try Exercise.circuit(seconds: 20)
    exercise.load(every: .constant(6), lasting: .constant(1))
    let outcome = exercise.run()
    #expect(outcome.records.messages.map { ($0.filedAt - exercise.scenario.start).seconds } == [6, 12, 18])
    #expect(outcome.stopReason == .horizon)
    #expect(outcome.end == micro(20))
  }

  @Test("a batch is filed at one instant, cables numbered on")
  func batches() throws {
    var exercise = try Exercise.circuit(seconds: 25)
    exercise.load(every: .constant(10), lasting: .constant(1))
    exercise.scenario.traffic[0].batch = .constant(3)
    let outcome = exercise.run()
    #expect(
      outcome.records.messages.map { ($0.filedAt - exercise.scenario.start).seconds } == [
        10, 10, 10, 20, 20, 20,
      ])
    #expect(outcome.records.messages.map(\.serial) == [1, 2, 3, 4, 5, 6])
    #expect(outcome.sendings().map(\.start) == [10, 11, 12, 20, 21, 22].map(micro))
  }

  @Test("a cable has no more sections than one of a scenario may have, however long it is drawn")
  func sectionLimit() throws {
    var exercise = try Exercise.circuit(seconds: 15)
    exercise.load(every: .constant(10), lasting: .constant(1))
    exercise.scenario.policy.lengthPerHop = .kept
    exercise.scenario.traffic[0].sections = nil
    exercise.scenario.traffic[0].characters = .constant(1e9)
    let outcome = exercise.run()
    #expect(outcome.records.messages.map(\.sections) == [Filing.sectionLimit])
    #expect(Set(outcome.records.transmissions.map(\.section)).count == Filing.sectionLimit)
  }

  @Test("the hours of a day are busy by their weights, and the mean interval stays")
  func profile() throws {
    var exercise = try Exercise.circuit(seconds: 100 * 86400)
    exercise.load(every: .exponential(mean: 900), lasting: .constant(1))
    exercise.scenario.traffic[0].hourlyProfile = (0..<24).map { $0 < 6 ? 0 : $0 < 12 ? 3 : 1 }
    exercise.scenario.recording = .deliveries
    let outcome = exercise.run()
    var counts = [Int](repeating: 0, count: 24)
    for message in outcome.records.messages { counts[CivilTime(message.filedAt).hour] += 1 }
    // 96 a day: 9600, 48 percent of the standard deviation 98 each way allowed four times over.
    #expect(abs(counts.reduce(0, +) - 9600) < 400)
    #expect(counts[..<6].allSatisfy { $0 == 0 })
    // 6 x 3 + 12 x 1 = 30 parts: the six busy hours have 18 of them.
    let busy = Double(counts[6..<12].reduce(0, +)) / Double(counts.reduce(0, +))
    #expect(abs(busy - 0.6) < 0.02)
    for hour in 6..<12 { #expect(abs(counts[hour] - 960) < 130) }
    for hour in 12..<24 { #expect(abs(counts[hour] - 320) < 75) }
  }

  @Test("a pick takes different ones, never the originator, all alike often")
  func picks() throws {
    var exercise = try Exercise(Self.four, seconds: 3000)
    exercise.load(every: .constant(1), lasting: .constant(0.1))
    exercise.scenario.traffic[0].action = .some(2, of: indicators("RAAA", "RBBB", "RCCC", "RDDD"))
    let outcome = exercise.run()
    var counts: [String: Int] = [:]
    for message in outcome.records.messages {
      let names = outcome.records.addressees.filter { $0.message == message.message }
        .compactMap { $0.indicator?.description }
      #expect(names.count == 2)
      #expect(Set(names).count == 2)
      #expect(!names.contains("RAAA"))
      for name in names { counts[name, default: 0] += 1 }
    }
    // Two of three, 3000 times: 2000 each, standard deviation 26.
    for name in ["RBBB", "RCCC", "RDDD"] { #expect(abs((counts[name] ?? 0) - 2000) < 104) }
  }

  @Test("nobody is both action and information addressee")
  func actionAndInfo() throws {
    var exercise = try Exercise(Self.four, seconds: 300)
    exercise.load(every: .constant(1), lasting: .constant(0.1))
    exercise.scenario.traffic[0].action = .some(1, of: indicators("RBBB", "RCCC", "RDDD"))
    exercise.scenario.traffic[0].info = .some(2, of: indicators("RBBB", "RCCC", "RDDD"))
    let outcome = exercise.run()
    for message in outcome.records.messages {
      let names = outcome.records.addressees.filter { $0.message == message.message }.compactMap(\.indicator)
      #expect(names.count == 3)
      #expect(Set(names).count == 3)
    }
  }

  @Test("every station of a source files at its rate, by draws of its own")
  func stations() throws {
    var exercise = try Exercise(Self.four, seconds: 20_000)
    exercise.load(every: .exponential(mean: 10), lasting: .constant(1))
    exercise.scenario.traffic[0].from = [exercise.station("RBBB"), exercise.station("RCCC")]
    exercise.scenario.traffic[0].action = .all(indicators("RAAA", "RDDD"))
    exercise.scenario.recording = .deliveries
    let outcome = exercise.run()
    for name in ["RBBB", "RCCC"] {
      let count = outcome.records.messages.count { $0.originator == exercise.station(name) }
      #expect(abs(count - 2000) < 180)
    }
    #expect(Set(outcome.records.messages.map(\.filedAt)).count == outcome.records.messages.count)
  }

  @Test("precedences and classifications are drawn by their weights; information may go lower")
  func mix() throws {
    var exercise = try Exercise(Self.four, seconds: 20_000)
    exercise.load(
      every: .constant(1), [(.flash, 0.01), (.immediate, 0.2), (.routine, 0.79)], lasting: .constant(0.01))
    exercise.scenario.traffic[0].info = .all(indicators("RCCC"))
    exercise.scenario.traffic[0].infoPrecedence = .priority
    exercise.scenario.traffic[0].classifications = [.init(.unclassified, 3), .init(.secret, 1)]
    exercise.scenario.recording = .deliveries
    let outcome = exercise.run()
    let messages = outcome.records.messages
    let count = Double(messages.count)
    func share(_ isWanted: (MessageRecord) -> Bool) -> Double {
      Double(messages.count(where: isWanted)) / count
    }
    #expect(abs(share { $0.precedence == .flash } - 0.01) < 0.003)
    #expect(abs(share { $0.precedence == .immediate } - 0.2) < 0.012)
    #expect(abs(share { $0.classification == .secret } - 0.25) < 0.0125)
    #expect(messages.allSatisfy { $0.infoPrecedence == min(.priority, $0.precedence) })
    #expect(outcome.records.addressees.allSatisfy { $0.role == .action || $0.precedence <= .priority })
  }

  @Test("the same seed gives the same run, another replication or seed another")
  func determinism() throws {
    var exercise = try Exercise.circuit(seconds: 2000)
    exercise.load(every: .exponential(mean: 3), lasting: .exponential(mean: 2))
    let first = exercise.run()
    #expect(exercise.run().fingerprint == first.fingerprint)
    #expect(exercise.run(replication: 1).fingerprint != first.fingerprint)
    exercise.scenario.seed = 2
    #expect(exercise.run().fingerprint != first.fingerprint)
  }
}
