import CableFormat
import Distribution
import EventKernel
import Testing

/// When the office has what the station has received; the cables arrive a second after they are filed.
@Suite("A post")
struct OfficeHoursTests {
  private func run(
    _ hours: String, zone: String = "UTC", at filed: String, _ precedence: Precedence,
    for duration: TimeSpan = .days(30)
  ) throws -> Run {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB, timeZone: \(zone), hours: \(hours)}]
      circuits: [{from: RUEA, to: RUEB, speed: 100 cps}]
      """)
    let start = moment(filed)
    let time = (start - Network.start).microseconds
    return try network.run(
      network.filing(from: "RUEA", at: time, precedence, to: "RUEB"), start: start, for: duration)
  }

  private static let weekdays = "{open: \"08:00\", close: \"17:00\", days: Mon-Fri, callIn: 45 min}"

  @Test(
    "has a cable when its office is open, or opens next",
    arguments: [
      ("2008-10-30T11:00:00Z", "2008-10-30T11:00:01Z", "open on Thursday"),
      ("2008-10-30T07:59:59Z", "2008-10-30T08:00:00Z", "received as it opens"),
      ("2008-10-30T16:59:58Z", "2008-10-30T16:59:59Z", "the last second"),
      ("2008-10-30T16:59:59Z", "2008-10-31T08:00:00Z", "received as it closes"),
      ("2008-10-30T03:00:00Z", "2008-10-30T08:00:00Z", "the same morning"),
      ("2008-10-31T17:30:00Z", "2008-11-03T08:00:00Z", "Friday evening, so Monday"),
      ("2008-11-01T12:00:00Z", "2008-11-03T08:00:00Z", "Saturday noon"),
    ])
  func opening(filed: String, delivered: String, why: String) throws {
    let run = try run(Self.weekdays, at: filed, .immediate)
    #expect(run.addressees.first?.receivedAt == moment(filed) + .seconds(1))
    #expect(run.addressees.first?.deliveredAt == moment(delivered), "\(why)")
    #expect(run.end == moment(delivered))
    #expect(run.stopReason == .allDelivered)
  }

  @Test(
    "is called in by night action and FLASH, but not before it opens anyway, and not by less",
    arguments: [
      (Precedence.niactImmediate, "2008-10-30T20:00:00Z", "2008-10-30T20:45:01Z"),
      (.flash, "2008-10-30T20:00:00Z", "2008-10-30T20:45:01Z"),
      (.flashOverride, "2008-10-30T20:00:00Z", "2008-10-30T20:45:01Z"),
      (.immediate, "2008-10-30T20:00:00Z", "2008-10-31T08:00:00Z"),
      (.routine, "2008-10-30T20:00:00Z", "2008-10-31T08:00:00Z"),
      (.flash, "2008-10-31T07:30:00Z", "2008-10-31T08:00:00Z"),
      (.flash, "2008-10-30T12:00:00Z", "2008-10-30T12:00:01Z"),
    ])
  func callIn(precedence: Precedence, filed: String, delivered: String) throws {
    let run = try run(Self.weekdays, at: filed, precedence)
    #expect(run.addressees.first?.deliveredAt == moment(delivered))
  }

  @Test("is called in by the precedences it names", arguments: [Precedence.immediate, .priority])
  func wakes(precedence: Precedence) throws {
    let hours = "{open: \"08:00\", close: \"17:00\", days: Mon-Fri, callIn: 10 min, wakes: [IMMEDIATE]}"
    let run = try run(hours, at: "2008-10-30T20:00:00Z", precedence)
    let expected = precedence == .immediate ? "2008-10-30T20:10:01Z" : "2008-10-31T08:00:00Z"
    #expect(run.addressees.first?.deliveredAt == moment(expected))
  }

  @Test(
    "opens by the clock on its wall",
    arguments: [
      ("Asia/Almaty", "2008-10-30T20:00:00Z", "2008-10-31T02:00:00Z"),
      ("America/New_York", "2008-10-30T02:00:00Z", "2008-10-30T12:00:00Z"),
      // Summer time ended there on 2 November.
      ("America/New_York", "2008-11-01T02:00:00Z", "2008-11-03T13:00:00Z"),
      ("Asia/Kathmandu", "2008-10-30T20:00:00Z", "2008-10-31T02:15:00Z"),
    ])
  func zones(zone: String, filed: String, delivered: String) throws {
    let run = try run(Self.weekdays, zone: zone, at: filed, .immediate)
    #expect(run.addressees.first?.deliveredAt == moment(delivered))
  }

  @Test("may work through the night")
  func night() throws {
    let hours = "{open: \"22:00\", close: \"06:00\", days: Mon-Fri, callIn: 45 min}"
    let during = try run(hours, at: "2008-11-01T03:00:00Z", .routine)
    #expect(during.addressees.first?.deliveredAt == moment("2008-11-01T03:00:01Z"), "Friday's shift")
    let after = try run(hours, at: "2008-11-01T06:00:00Z", .routine)
    #expect(after.addressees.first?.deliveredAt == moment("2008-11-03T22:00:00Z"))
  }

  @Test("has only received what comes before the end of the run and is delivered after it")
  func held() throws {
    let run = try run(Self.weekdays, at: "2008-10-30T20:00:00Z", .routine, for: .hours(2))
    #expect(run.addressees.first?.status == .received)
    #expect(run.addressees.first?.deliveredAt == nil)
    #expect(run.stopReason == .horizon)
    #expect(run.end == moment("2008-10-30T22:00:00Z"))
  }
}
