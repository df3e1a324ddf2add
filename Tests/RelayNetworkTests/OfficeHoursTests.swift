import CableFormat
import EventKernel
import Foundation
import RelayNetwork
import Testing
import TestSupport

@Suite("When the office of a post is staffed")
struct OfficeHoursTests {
  private static let weekdays: Set<Int> = [0, 1, 2, 3, 4]
  private let dayShift = OfficeHours(open: 480, close: 1020, days: weekdays, callIn: .minutes(45))

  private func clock(_ zone: String) throws -> LocalClock {
    try #require(LocalClock(timeZone: zone, from: try utc(2007, 12, 1), to: try utc(2009, 2, 1)))
  }

  @Test("An office that never opens is a mistake of the program")
  func neverOpen() async {
    await #expect(processExitsWith: .failure) {
      _ = OfficeHours(open: 480, close: 1020, days: [], callIn: .zero)
    }
  }

  @Test("The precedences that wake a post are those of a duty officer's call")
  func usualWakes() {
    #expect(OfficeHours.usualWakes == [.flashOverride, .flash, .niactImmediate])
  }

  @Test(
    "While the office is open a cable is delivered at once, from the opening up to but not at the closing")
  func open() throws {
    let almaty = try clock("Asia/Almaty")  // 6 hours ahead
    for (hour, minute) in [(2, 0), (6, 30), (10, 59)] {
      let moment = try utc(2008, 10, 30, hour, minute)
      #expect(dayShift.delivery(of: .routine, receivedAt: moment, by: almaty) == moment)
    }
    let closing = try utc(2008, 10, 30, 11, 0)
    #expect(dayShift.delivery(of: .routine, receivedAt: closing, by: almaty) == (try utc(2008, 10, 31, 2)))
  }

  @Test("Else it waits for the opening, over the weekend if need be")
  func closed() throws {
    let almaty = try clock("Asia/Almaty")
    let thursday = try utc(2008, 10, 30, 11, 2)
    #expect(dayShift.delivery(of: .immediate, receivedAt: thursday, by: almaty) == (try utc(2008, 10, 31, 2)))
    let friday = try utc(2008, 10, 31, 11, 2)
    #expect(dayShift.delivery(of: .priority, receivedAt: friday, by: almaty) == (try utc(2008, 11, 3, 2)))
    let early = try utc(2008, 10, 30, 1, 59)
    #expect(dayShift.delivery(of: .routine, receivedAt: early, by: almaty) == (try utc(2008, 10, 30, 2)))
  }

  @Test(
    "NIACT IMMEDIATE and FLASH wake the post; somebody is there after the call-in",
    arguments: Precedence.allCases)
  func callIn(precedence: Precedence) throws {
    let received = try utc(2008, 10, 30, 11, 2)
    let wakes = [Precedence.flashOverride, .flash, .niactImmediate].contains(precedence)
    #expect(
      dayShift.delivery(of: precedence, receivedAt: received, by: try clock("Asia/Almaty"))
        == (wakes ? received + .minutes(45) : try utc(2008, 10, 31, 2)))
  }

  @Test("Nobody is called who would come after the opening")
  func callInBeforeOpening() throws {
    let received = try utc(2008, 10, 30, 1, 30)
    #expect(
      dayShift.delivery(of: .flash, receivedAt: received, by: try clock("Asia/Almaty"))
        == (try utc(2008, 10, 30, 2)))
  }

  @Test("A post says itself what wakes it")
  func wakes() throws {
    var hours = dayShift
    let received = try utc(2008, 10, 30, 20)
    hours.wakes = []
    #expect(hours.delivery(of: .flash, receivedAt: received, by: .utc) == (try utc(2008, 10, 31, 8)))
    hours.wakes = [.priority]
    #expect(hours.delivery(of: .priority, receivedAt: received, by: .utc) == received + .minutes(45))
  }

  @Test("A week may run from Sunday to Thursday")
  func sundayToThursday() throws {
    let hours = OfficeHours(open: 480, close: 1020, days: [6, 0, 1, 2, 3], callIn: .zero)
    let riyadh = try clock("Asia/Riyadh")  // 3 hours ahead
    let thursdayEvening = try utc(2008, 10, 30, 14)
    #expect(hours.nextOpening(atOrAfter: thursdayEvening, by: riyadh) == (try utc(2008, 11, 2, 5)))
    let sunday = try utc(2008, 11, 2, 9)
    #expect(hours.nextOpening(atOrAfter: sunday, by: riyadh) == sunday)
  }

  @Test("A night shift belongs to the day on which it began")
  func nightShift() throws {
    let hours = OfficeHours(open: 1320, close: 360, days: OfficeHoursTests.weekdays, callIn: .zero)
    let saturdayNight = try utc(2008, 11, 1, 2)  // Friday's shift
    #expect(hours.nextOpening(atOrAfter: saturdayNight, by: .utc) == saturdayNight)
    #expect(hours.nextOpening(atOrAfter: try utc(2008, 11, 1, 6), by: .utc) == (try utc(2008, 11, 3, 22)))
    #expect(hours.nextOpening(atOrAfter: try utc(2008, 11, 3, 2), by: .utc) == (try utc(2008, 11, 3, 22)))
  }

  @Test("An office that closes when it opens is staffed around the clock on its days")
  func aroundTheClock() throws {
    let hours = OfficeHours(open: 0, close: 0, days: [0], callIn: .zero)
    let mondayNight = try utc(2008, 11, 3, 23, 59)
    #expect(hours.nextOpening(atOrAfter: mondayNight, by: .utc) == mondayNight)
    #expect(hours.nextOpening(atOrAfter: try utc(2008, 11, 4), by: .utc) == (try utc(2008, 11, 10)))
  }

  @Test("One day a week is enough, a week ahead at most")
  func onceAWeek() throws {
    let hours = OfficeHours(open: 480, close: 540, days: [3], callIn: .zero)
    #expect(hours.nextOpening(atOrAfter: try utc(2008, 10, 30, 9), by: .utc) == (try utc(2008, 11, 6, 8)))
  }

  @Test("The office opens by the clock on the wall, in summer and in winter")
  func daylightSaving() throws {
    let newYork = try clock("America/New_York")
    #expect(dayShift.nextOpening(atOrAfter: try utc(2008, 3, 7, 4), by: newYork) == (try utc(2008, 3, 7, 13)))
    #expect(
      dayShift.nextOpening(atOrAfter: try utc(2008, 3, 8, 4), by: newYork) == (try utc(2008, 3, 10, 12)))
    #expect(
      dayShift.nextOpening(atOrAfter: try utc(2008, 11, 1, 4), by: newYork) == (try utc(2008, 11, 3, 13)))
  }

  @Test("A night shift is an hour shorter in spring and longer in autumn")
  func nightOfTheChange() throws {
    let hours = OfficeHours(open: 1320, close: 360, days: [5], callIn: .zero)  // Saturday night
    let newYork = try clock("America/New_York")
    let springEnd = try utc(2008, 3, 9, 10)  // 6 o'clock in summer time
    #expect(hours.nextOpening(atOrAfter: springEnd + .seconds(-1), by: newYork) == springEnd + .seconds(-1))
    #expect(hours.nextOpening(atOrAfter: springEnd, by: newYork) > springEnd)
    let autumnEnd = try utc(2008, 11, 2, 11)  // 6 o'clock in winter time
    #expect(hours.nextOpening(atOrAfter: autumnEnd + .seconds(-1), by: newYork) == autumnEnd + .seconds(-1))
    #expect(hours.nextOpening(atOrAfter: autumnEnd, by: newYork) > autumnEnd)
  }

  // MARK: Against Foundation's calendar, minute by minute

  @Test(
    "The next opening is the first minute at which the wall clock says open",
    arguments: ["UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland"], 1...2 as ClosedRange<UInt64>
  )
  func oracle(zone: String, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let clock = try clock(zone)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: zone))
    let start = try utc(2008, 1, 1)
    for round in 0..<5 {
      // No shift begins or ends in the small hours, when clocks are changed.
      let open = Int.random(in: 300...1320, using: &generator)
      let close = Int.random(in: 300...1320, using: &generator)
      let days = Set((0..<7).filter { _ in Bool.random(using: &generator) } + [round])
      let hours = OfficeHours(open: open, close: close, days: days, callIn: .zero)
      func isOpen(_ moment: Instant) -> Bool {
        let date = Date(timeIntervalSince1970: Double(moment.microseconds) / 1e6)
        let parts = calendar.dateComponents([.weekday, .hour, .minute], from: date)
        let today = ((parts.weekday ?? 0) + 5) % 7
        let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        if close > open { return days.contains(today) && minute >= open && minute < close }
        return days.contains(today) && minute >= open || days.contains((today + 6) % 7) && minute < close
      }
      let moment = start + .minutes(Int64.random(in: 0..<527_040, using: &generator))
      var expected = moment
      while !isOpen(expected) { expected = expected + .minutes(1) }
      #expect(
        hours.nextOpening(atOrAfter: moment, by: clock) == expected,
        "seed \(seed), \(hours), \(moment.iso8601)")
    }
  }
}
