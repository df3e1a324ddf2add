import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// What a station can do nothing more with is refused for a stated reason, and nothing else suffers.
@Suite("Refusals")
struct RefusalTests {
  @Test("INV: nobody has the indicator, or none was given")
  func unknown() throws {
    var exercise = try Exercise.circuit()
    exercise.file(at: 1, to: ["RXXX", "RBBB", "no indicator"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.status(1, "RXXX") == .rejected)
    #expect(outcome.reason(1, "RXXX") == .unknown)
    #expect(outcome.status(1, "RBBB") == .delivered)
    let nameless = outcome.records.addressees.first { $0.indicator == nil }
    #expect(nameless?.status == .rejected)
    #expect(nameless?.reason == .unknown)
    #expect(outcome.records.addressees.count == 3)
    #expect(outcome.incidents(.reject).count == 2)
    #expect(outcome.routingLines() == ["RBBB"])
    #expect(outcome.stopReason == .noEventsLeft)
  }

  @Test("a cable that is refused at once leaves the next ones alone")
  func refusedAtOnce() throws {
    var exercise = try Exercise.circuit()
    exercise.file(at: 0, to: ["RXXX"], lasting: 1)
    exercise.file(at: 1, to: ["RBBB"], lasting: 5)
    exercise.file(at: 2, to: ["RBBB"], lasting: 5)
    exercise.file(at: 3, to: ["RBBB"], lasting: 5)
    let outcome = exercise.run()
    #expect((2...4).map { outcome.received($0) } == [micro(6), micro(11), micro(16)])
    #expect(outcome.records.addressees.map(\.message).sorted() == [1, 2, 3, 4])
  }

  @Test("a cable for the originator's own station is delivered there, each of its sections once")
  func ownStation() throws {
    var exercise = try Exercise.circuit()
    exercise.file(at: 0, to: ["RAAA"], lasting: 1, 1, 1)
    for time in 1...4 { exercise.file(at: Double(time), to: ["RBBB"], lasting: 9) }
    let outcome = exercise.run()
    #expect(outcome.received(1, "RAAA") == 0)
    #expect(outcome.records.addressees.map(\.message).sorted() == [1, 2, 3, 4, 5])
    #expect(outcome.records.addressees.allSatisfy { $0.status == .delivered })
  }

  @Test("SEC: neither circuit nor station carries more than it is cleared for")
  func classification() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RCCC, clearance: CONFIDENTIAL}, {id: RDDD}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 1000 cps, clearance: SECRET}
        - {from: RBBB, to: RCCC, speed: 1000 cps}
        - {from: RAAA, to: RDDD, speed: 1000 cps, clearance: UNCLASSIFIED}
        - {from: RBBB, to: RDDD, speed: 1000 cps, clearance: SECRET}
      """)
    exercise.file(at: 0, to: ["RBBB", "RCCC", "RDDD"], classification: .secret, lasting: 1)
    exercise.file(at: 0, to: ["RBBB"], classification: .topSecret, lasting: 1)
    exercise.file(at: 0, to: ["RCCC"], classification: .confidential, lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.status(1, "RBBB") == .delivered)
    #expect(outcome.reason(1, "RCCC") == .classification)
    // The direct circuit is not cleared: the way round is.
    #expect(outcome.status(1, "RDDD") == .delivered)
    #expect(outcome.rows("RAAA>RDDD").isEmpty)
    #expect(outcome.reason(2, "RBBB") == .classification)
    #expect(outcome.status(3, "RCCC") == .delivered)
  }

  @Test("SEC of a load: one cable refused at once, of several sections, and the next goes through")
  func classifiedLoad() throws {
    var exercise = try Exercise.circuit("clearance: CONFIDENTIAL", seconds: 1000)
    exercise.load(every: .constant(10), lasting: .constant(2))
    exercise.scenario.traffic[0].sections = 2
    exercise.scenario.traffic[0].classifications = [.init(.secret, 1), .init(.unclassified, 1)]
    let outcome = exercise.run()
    for message in outcome.records.messages where message.filedAt <= exercise.time(990) {
      let refused = message.classification == .secret
      #expect(outcome.status(message.message) == (refused ? .rejected : .delivered))
    }
    #expect(outcome.records.addressees.count == outcome.records.messages.count)
    #expect(Set(outcome.records.messages.map(\.classification)).count == 2)
  }

  @Test("LOOP: tables that lead in a circle are found out at the station that is met again")
  func loop() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}, {id: RDDD}]
      circuits:
        - {between: [RAAA, RBBB], speed: 1000 cps}
        - {between: [RBBB, RCCC], speed: 1000 cps}
        - {between: [RCCC, RAAA], speed: 1000 cps}
        - {between: [RCCC, RDDD], speed: 1000 cps}
      routing:
        tables:
          RAAA: [{to: RDDD, via: [RBBB]}]
          RBBB: [{to: RDDD, via: [RCCC]}]
          RCCC: [{to: RDDD, via: [RAAA]}]
      """)
    exercise.file(at: 0, to: ["RDDD", "RCCC"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.reason(1, "RDDD") == .loop)
    #expect(outcome.status(1, "RCCC") == .delivered)
    #expect(outcome.rows("RCCC>RAAA").count == 1)
    #expect(outcome.rows("RAAA>RBBB").count == 1)
  }

  @Test("LOOP: nothing goes back on the circuit it came by")
  func back() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}]
      circuits:
        - {between: [RAAA, RBBB], speed: 1000 cps}
        - {between: [RAAA, RCCC], speed: 1000 cps}
      routing: {tables: {RAAA: [{to: RCCC, via: [RBBB]}], RBBB: [{to: "*", via: [RAAA]}]}}
      """)
    exercise.file(at: 0, to: ["RCCC"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.reason(1, "RCCC") == .loop)
    #expect(outcome.rows("RBBB>RAAA").isEmpty)
  }

  @Test("HOPS: no more circuits than the limit", arguments: [(4, true), (3, false), (1, false)])
  func hops(limit: Int, arrives: Bool) throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}, {id: RDDD}, {id: REEE}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 1000 cps}
        - {from: RBBB, to: RCCC, speed: 1000 cps}
        - {from: RCCC, to: RDDD, speed: 1000 cps}
        - {from: RDDD, to: REEE, speed: 1000 cps}
      """)
    exercise.policy.hopLimit = limit
    exercise.file(at: 0, to: ["REEE"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.reason(1, "REEE") == (arrives ? nil : .hops))
    #expect(outcome.records.transmissions.count == limit)
  }

  @Test("NOPATH: a known station to which no circuit leads is unreachable")
  func unreachable() throws {
    var exercise = try Exercise(
      "stations: [{id: RAAA}, {id: RBBB}]\ncircuits: [{from: RBBB, to: RAAA, speed: 1000 cps}]")
    exercise.file(at: 0, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.status(1) == .unreachable)
    #expect(outcome.reason(1) == .unreachable)
  }

  @Test("the longest declared prefix speaks, and nothing is guessed from spelling")
  func prefixes() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}, {id: RBXX, guards: [RBXY]}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 1000 cps}
        - {from: RAAA, to: RCCC, speed: 1000 cps}
        - {from: RBBB, to: RBXX, speed: 1000 cps}
        - {from: RCCC, to: RBXX, speed: 1000 cps}
      routing: {tables: {RAAA: [{prefix: R, via: [RBBB]}, {prefix: RBX, via: [RCCC]}, {to: RBXY, via: [RBBB]}]}}
      """)
    exercise.file(at: 0, to: ["RBXX"], lasting: 1)
    exercise.file(at: 5, to: ["RBXY"], lasting: 1)
    exercise.file(at: 9, to: ["RBXZ"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.rows("RAAA>RCCC").map(\.message) == [1, 3])
    #expect(outcome.rows("RAAA>RBBB").map(\.message) == [2])
    // Declared as a prefix at the first station, unknown at the next.
    #expect(outcome.reason(3, "RBXZ") == .unknown)
  }
}
