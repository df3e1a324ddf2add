import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// When an office that is not always staffed has its cables.
@Suite("Office hours")
struct OfficeTests {
  /// A cable of one second that is received at a moment of UTC by an office in New York.
  private func delivery(
    _ precedence: Precedence, received: CivilTime?, properties: String = "", days: Double = 10
  ) throws -> (delivered: Instant?, status: AddresseeStatus?) {
    let moment = try #require(received?.instant)
    var exercise = try Exercise(
      """
      stations:
        - {id: RAAA}
        - id: RBBB
          timeZone: America/New_York
          hours: {open: "08:00", close: "17:00", days: Mon-Fri, callIn: 45 min\(properties)}
      circuits: [{from: RAAA, to: RBBB, speed: 1000 cps}]
      """, seconds: days * 86400, start: Double(moment.microseconds) / 1e6 - 1)
    exercise.file(precedence, at: 0, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    let row = outcome.addressee(1, "RBBB")
    #expect(row?.receivedAt == moment)
    return (row?.deliveredAt, row?.status)
  }

  private static func utc(
    _ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0, _ second: Int = 0
  ) -> CivilTime? {
    CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
  }

  /// What is expected of a cable: its precedence, when it is received, and when delivered.
  struct Case: Sendable, CustomStringConvertible {
    var precedence: Precedence
    var received: CivilTime?
    var delivered: CivilTime?
    var description: String {
      "\(precedence) received \(received.map { $0.instant.iso8601 } ?? "")"
    }
  }

  @Test(
    "a closed office waits for its next opening by the clock on its wall, unless somebody is called in",
    arguments: [
      // Thursday 2008-10-30, daylight saving time: 08:00 to 17:00 are 12:00 to 21:00 UTC.
      Case(precedence: .routine, received: utc(2008, 10, 30, 12), delivered: utc(2008, 10, 30, 12)),
      Case(precedence: .routine, received: utc(2008, 10, 30, 11, 59, 59), delivered: utc(2008, 10, 30, 12)),
      Case(
        precedence: .routine, received: utc(2008, 10, 30, 20, 59, 59),
        delivered: utc(2008, 10, 30, 20, 59, 59)),
      // Half-open: at 17:00 it is closed.
      Case(precedence: .routine, received: utc(2008, 10, 30, 21), delivered: utc(2008, 10, 31, 12)),
      // Over the weekend in which daylight saving time ends: Monday 08:00 is 13:00 UTC.
      Case(precedence: .routine, received: utc(2008, 10, 31, 21), delivered: utc(2008, 11, 3, 13)),
      Case(precedence: .immediate, received: utc(2008, 10, 31, 22), delivered: utc(2008, 11, 3, 13)),
      Case(
        precedence: .niactImmediate, received: utc(2008, 10, 31, 22), delivered: utc(2008, 10, 31, 22, 45)),
      Case(precedence: .flash, received: utc(2008, 11, 1, 5), delivered: utc(2008, 11, 1, 5, 45)),
      // The opening is sooner than the one who is called.
      Case(precedence: .niactImmediate, received: utc(2008, 11, 3, 12, 45), delivered: utc(2008, 11, 3, 13)),
      Case(
        precedence: .niactImmediate, received: utc(2008, 11, 3, 12, 10), delivered: utc(2008, 11, 3, 12, 55)),
      // Over the weekend in which daylight saving time begins: Monday 08:00 is 12:00 UTC.
      Case(precedence: .routine, received: utc(2008, 3, 7, 22), delivered: utc(2008, 3, 10, 12)),
      // During office hours nobody need be called.
      Case(precedence: .niactImmediate, received: utc(2008, 11, 3, 14), delivered: utc(2008, 11, 3, 14)),
    ])
  func openings(_ expected: Case) throws {
    let (delivered, status) = try delivery(expected.precedence, received: expected.received)
    #expect(delivered == expected.delivered?.instant)
    #expect(status == .delivered)
  }

  @Test("which precedences wake a post is the post's own rule")
  func wakes() throws {
    let night = Self.utc(2008, 10, 30, 2)
    let (immediate, _) = try delivery(.immediate, received: night, properties: ", wakes: [IMMEDIATE]")
    #expect(immediate == Self.utc(2008, 10, 30, 2, 45)?.instant)
    let (flash, _) = try delivery(.flash, received: night, properties: ", wakes: [IMMEDIATE]")
    #expect(flash == Self.utc(2008, 10, 30, 12)?.instant)
  }

  @Test("a cable for an office that opens past the horizon has been received, and is not delivered")
  func pastHorizon() throws {
    let (delivered, status) = try delivery(.routine, received: Self.utc(2008, 10, 31, 22), days: 1)
    #expect(delivered == nil)
    #expect(status == .received)
  }

  @Test("night action and office hours are the addressee's, each by its own precedence")
  func byAddressee() throws {
    var exercise = try Exercise(
      """
      stations:
        - {id: RAAA}
        - {id: RBBB, timeZone: Asia/Almaty, hours: {open: "08:00", close: "17:00", days: Mon-Fri, callIn: 30 min}}
      circuits: [{from: RAAA, to: RBBB, speed: 1000 cps}]
      """, start: 0)
    // 1970-01-01 was a Thursday; Almaty was six hours ahead of UTC: 12:00 UTC is 18:00.
    exercise.file(.niactImmediate, at: 43200, to: ["RBBB"], lasting: 1)
    exercise.file(.routine, at: 43200, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.delivered(1) == micro(43201 + 1800))
    #expect(outcome.delivered(2) == micro(86400 + 2 * 3600))
    #expect(outcome.end == micro(86400 + 2 * 3600))
  }
}
