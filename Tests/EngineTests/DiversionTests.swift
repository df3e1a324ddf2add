import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// Copies whose circuit is down go another way, sooner or later by precedence.
@Suite("Diversion")
struct DiversionTests {
  typealias Sending = Outcome.Sending

  /// Two ways from `RAAA` to `RDDD`: over `RBBB`, which comes first in the alphabet, and over `RCCC`.
  private static let diamond = """
    stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}, {id: RDDD}]
    circuits:
      - {between: [RAAA, RBBB], speed: 1000 cps}
      - {between: [RAAA, RCCC], speed: 1000 cps}
      - {between: [RBBB, RDDD], speed: 1000 cps}
      - {between: [RCCC, RDDD], speed: 1000 cps}
    """

  @Test(
    "IMMEDIATE and above go another way at once",
    arguments: [Precedence.immediate, .niactImmediate, .flash, .flashOverride])
  func atOnce(_ precedence: Precedence) throws {
    var exercise = try Exercise(Self.diamond)
    exercise.takeDown("RAAA>RBBB", from: 1, to: 5000)
    exercise.file(precedence, at: 2, to: ["RDDD"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.sendings("RAAA>RCCC") == [Sending(1, 2, 3)])
    #expect(outcome.received(1, "RDDD") == micro(4))
    #expect(outcome.moments(of: .diversion) == [micro(2)])
  }

  @Test("ROUTINE and PRIORITY wait ten minutes first", arguments: [Precedence.routine, .priority])
  func later(_ precedence: Precedence) throws {
    var exercise = try Exercise(Self.diamond)
    exercise.takeDown("RAAA>RBBB", from: 1, to: 5000)
    exercise.file(precedence, at: 2, to: ["RDDD"], lasting: 1)
    let outcome = exercise.run()
    let row = outcome.rows("RAAA>RBBB").first
    #expect(row?.outcome == .diverted)
    #expect(row?.queuedAt == exercise.time(2))
    #expect(row?.endedAt == exercise.time(602))
    #expect(row?.startedAt == nil)
    #expect(row?.channelNumber == nil)
    #expect(outcome.sendings("RAAA>RCCC") == [Sending(1, 602, 603)])
    #expect(outcome.received(1, "RDDD") == micro(604))
  }

  @Test("a circuit that comes back in time keeps what waits for it", arguments: [602.0, 100])
  func backInTime(to end: Double) throws {
    var exercise = try Exercise(Self.diamond)
    exercise.takeDown("RAAA>RBBB", from: 1, to: end)
    exercise.file(at: 2, to: ["RDDD"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.sendings("RAAA>RBBB") == [Sending(1, end, end + 1)])
    #expect(outcome.moments(of: .diversion).isEmpty)
  }

  @Test("two outages without a moment between them are one: the wait goes on")
  func contiguous() throws {
    for second in [true, false] {
      var exercise = try Exercise(Self.diamond)
      exercise.takeDown("RAAA>RBBB", from: 1, to: 300)
      exercise.takeDown("RAAA>RBBB", from: 300, to: 5000)
      if second { exercise.scenario.outages.reverse() }
      exercise.file(at: 2, to: ["RDDD"], lasting: 1)
      #expect(exercise.run().sendings("RAAA>RCCC") == [Sending(1, 602, 603)])
    }
  }

  @Test("a moment in which the circuit works begins the wait anew, for those that are still not sent")
  func waitsAnew() throws {
    var exercise = try Exercise(Self.diamond)
    exercise.takeDown("RAAA>RBBB", from: 1, to: 300)
    exercise.takeDown("RAAA>RBBB", from: 301, to: 5000)
    exercise.file(at: 2, to: ["RDDD"], lasting: 1)
    exercise.file(at: 3, to: ["RDDD"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.sendings("RAAA>RBBB") == [Sending(1, 300, 301, .cut)])
    #expect(outcome.sendings("RAAA>RCCC") == [Sending(1, 901, 902), Sending(2, 902, 903)])
  }

  @Test("where a precedence never diverts, it waits for as long as it takes")
  func never() throws {
    var exercise = try Exercise(Self.diamond)
    exercise.policy.divertAfter[.flash] = nil
    exercise.takeDown("RAAA>RBBB", from: 1, to: 5000)
    exercise.file(.flash, at: 2, to: ["RDDD"], lasting: 1)
    #expect(exercise.run().sendings("RAAA>RBBB") == [Sending(1, 5000, 5001)])
  }

  @Test("a copy that was cut goes the other way from its start, a suspected duplicate on its first circuit")
  func cutCopy() throws {
    var exercise = try Exercise(Self.diamond)
    exercise.file(.immediate, at: 0, to: ["RDDD"], lasting: 10)
    exercise.takeDown("RAAA>RBBB", from: 4, to: 5000)
    let outcome = exercise.run()
    #expect(outcome.sendings("RAAA>RBBB") == [Sending(1, 0, 4, .cut)])
    #expect(outcome.sendings("RAAA>RCCC") == [Sending(1, 4, 14)])
    #expect(outcome.received(1, "RDDD") == micro(24))
    #expect(outcome.rows("RAAA>RCCC").map(\.marking) == [.suspectedDuplicate])
    #expect(outcome.rows("RCCC>RDDD").map(\.marking) == [nil])
  }

  @Test("without another way a copy stays, and is sent when its circuit is back")
  func noAlternate() throws {
    var exercise = try Exercise.circuit()
    exercise.takeDown("RAAA>RBBB", from: 1, to: 5000)
    exercise.file(.flash, at: 2, to: ["RBBB"], lasting: 1)
    exercise.file(.routine, at: 3, to: ["RBBB"], lasting: 1)
    #expect(exercise.run().sendings() == [Sending(1, 5000, 5001), Sending(2, 5001, 5002)])
  }

  @Test("a copy that found no other way tries again when something comes back")
  func retries() throws {
    var exercise = try Exercise(Self.diamond)
    exercise.takeDown("RAAA>RBBB", from: 1, to: 5000)
    exercise.takeDown("RAAA>RCCC", from: 1, to: 50)
    exercise.file(.immediate, at: 2, to: ["RDDD"], lasting: 1)
    #expect(exercise.run().sendings("RAAA>RCCC") == [Sending(1, 50, 51)])
  }

  @Test("a relay that is down is passed by")
  func relayDown() throws {
    var exercise = try Exercise(Self.diamond)
    exercise.takeDown("RBBB", from: 1, to: 5000)
    exercise.file(.immediate, at: 2, to: ["RDDD", "RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.received(1, "RDDD") == micro(4))
    // For the relay itself there is no other way in; its copy waits.
    #expect(outcome.received(1, "RBBB") == micro(5001))
  }

  @Test("declared alternates are taken in the order of the table, and no other way is looked for")
  func declared() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}, {id: RDDD}, {id: REEE}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 1000 cps}
        - {from: RAAA, to: RCCC, speed: 1000 cps}
        - {from: RAAA, to: REEE, speed: 1000 cps}
        - {from: RBBB, to: RDDD, speed: 1000 cps}
        - {from: RCCC, to: RDDD, speed: 1000 cps}
        - {from: REEE, to: RDDD, speed: 1000 cps}
      routing: {tables: {RAAA: [{to: RDDD, via: [REEE, RCCC]}]}}
      """)
    exercise.takeDown("RAAA>REEE", from: 10, to: 5000)
    exercise.takeDown("RAAA>RCCC", from: 20, to: 30)
    for time in [0.0, 12, 22] { exercise.file(.immediate, at: time, to: ["RDDD"], lasting: 1) }
    let outcome = exercise.run()
    #expect(outcome.sendings("RAAA>REEE") == [Sending(1, 0, 1)])
    #expect(outcome.sendings("RAAA>RCCC") == [Sending(2, 12, 13), Sending(3, 30, 31)])
    #expect(outcome.rows("RAAA>RBBB").isEmpty)
  }

  @Test("another way never leads back to where the copy has been")
  func neverBack() throws {
    var exercise = try Exercise(Self.diamond)
    exercise.file(.immediate, at: 0, to: ["RDDD"], lasting: 1)
    exercise.takeDown("RBBB>RDDD", from: 0, to: 100)
    let outcome = exercise.run()
    // At RBBB the only other way leads over RAAA: the copy waits instead.
    #expect(outcome.rows("RBBB>RAAA").isEmpty)
    #expect(outcome.sendings("RBBB>RDDD") == [Sending(1, 100, 101)])
  }

  @Test("each copy waits by its own precedence, not by that of the cable it is part of")
  func dual() throws {
    var exercise = try Exercise(Self.diamond)
    exercise.takeDown("RAAA>RBBB", from: 1, to: 5000)
    exercise.file(.flash, at: 2, to: ["RDDD"], info: ["RBBB"], infoPrecedence: .routine, lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.received(1, "RDDD") == micro(4))
    #expect(outcome.received(1, "RBBB") == micro(605))
    #expect(outcome.sendings("RAAA>RCCC") == [Sending(1, 2, 3), Sending(1, 602, 603)])
  }

  @Test("of a copy for two, one goes another way and the other keeps its place in the line")
  func partly() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}, {id: RDDD}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 1000 cps}
        - {from: RAAA, to: RCCC, speed: 1000 cps}
        - {from: RBBB, to: RDDD, speed: 1000 cps}
        - {from: RCCC, to: RDDD, speed: 1000 cps}
      """)
    exercise.takeDown("RAAA>RBBB", from: 1, to: 5000)
    exercise.file(at: 2, to: ["RDDD", "RBBB"], lasting: 1)
    exercise.file(at: 3, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.received(1, "RDDD") == micro(604))
    #expect(outcome.sendings("RAAA>RBBB") == [Sending(1, 5000, 5001), Sending(2, 5001, 5002)])
    #expect(outcome.routingLines("RAAA>RCCC") == ["RDDD"])
  }

  @Test("the hop limit counts what was passed before the diversion")
  func hopLimit() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}, {id: RDDD}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 1000 cps}
        - {from: RBBB, to: RDDD, speed: 1000 cps}
        - {from: RBBB, to: RCCC, speed: 1000 cps}
        - {from: RCCC, to: RDDD, speed: 1000 cps}
      """)
    exercise.policy.hopLimit = 2
    exercise.takeDown("RBBB>RDDD", from: 0, to: 50)
    exercise.file(.immediate, at: 1, to: ["RDDD"], lasting: 1)
    // Three circuits would be too many: it waits for the way of two.
    #expect(exercise.run().sendings("RBBB>RDDD") == [Sending(1, 50, 51)])
  }
}
