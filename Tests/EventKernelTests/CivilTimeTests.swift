import EventKernel
import Foundation
import Testing
import TestSupport

@Suite("Dates and times of day")
struct CivilTimeTests {
  @Test(
    "A day or time of day that does not exist is refused",
    arguments: [
      (0, 1, 1, 0, 0, 0, 0), (10_000, 1, 1, 0, 0, 0, 0), (2008, 0, 1, 0, 0, 0, 0), (2008, 13, 1, 0, 0, 0, 0),
      (2008, 1, 0, 0, 0, 0, 0), (2008, 1, 32, 0, 0, 0, 0), (2008, 4, 31, 0, 0, 0, 0),
      (2008, 2, 30, 0, 0, 0, 0),
      (2007, 2, 29, 0, 0, 0, 0), (1900, 2, 29, 0, 0, 0, 0), (2100, 2, 29, 0, 0, 0, 0),
      (2008, 1, 1, 24, 0, 0, 0), (2008, 1, 1, -1, 0, 0, 0), (2008, 1, 1, 0, 60, 0, 0),
      (2008, 1, 1, 0, 0, 60, 0), (2008, 1, 1, 0, 0, 0, 1_000_000), (2008, .max, .max, .max, 0, 0, 0),
    ] as [(Int, Int, Int, Int, Int, Int, Int)])
  func impossible(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, microsecond: Int) {
    #expect(
      CivilTime(
        year: year, month: month, day: day, hour: hour, minute: minute, second: second,
        microsecond: microsecond) == nil)
  }

  @Test(
    "Known days: seconds since 1970, day of the year, day of the week from Monday",
    arguments: [
      (1970, 1, 1, 0, 1, 3), (1969, 12, 31, -86400, 365, 2), (2008, 10, 30, 1_225_324_800, 304, 3),
      (2008, 2, 29, 1_204_243_200, 60, 4), (2008, 12, 31, 1_230_681_600, 366, 2),
      (2007, 12, 31, 1_199_059_200, 365, 0), (2000, 2, 29, 951_782_400, 60, 1),
      (1900, 3, 1, -2_203_891_200, 60, 3), (2038, 1, 19, 2_147_472_000, 19, 1),
      (1, 1, 1, -62_135_596_800, 1, 0), (9999, 12, 31, 253_402_214_400, 365, 4),
    ] as [(Int, Int, Int, Int64, Int, Int)])
  func knownDays(year: Int, month: Int, day: Int, seconds: Int64, dayOfYear: Int, dayOfWeek: Int) throws {
    let date = try #require(CivilTime(year: year, month: month, day: day))
    #expect(date.instant == Instant(microseconds: seconds * 1_000_000))
    #expect(CivilTime(date.instant) == date)
    #expect(date.dayOfYear == dayOfYear)
    #expect(date.dayOfWeek == dayOfWeek)
  }

  @Test("The moment before 1970 is the last microsecond of 1969")
  func beforeTheEpoch() {
    let time = CivilTime(Instant(microseconds: -1))
    #expect(
      time
        == CivilTime(
          year: 1969, month: 12, day: 31, hour: 23, minute: 59, second: 59, microsecond: 999_999))
  }

  @Test("Every day of eight hundred years follows the one before")
  func dayByDay() throws {
    var (year, month, day) = (1600, 1, 1)
    var instant = try #require(CivilTime(year: 1600, month: 1, day: 1)).instant
    var (dayOfYear, dayOfWeek) = (1, 5)  // a Saturday
    var differences = 0
    while year < 2400 {
      let time = CivilTime(instant)
      if (time.year, time.month, time.day) != (year, month, day) { differences += 1 }
      if (time.dayOfYear, time.dayOfWeek) != (dayOfYear, dayOfWeek) { differences += 1 }
      let isLeap = year.isMultiple(of: 400) || year.isMultiple(of: 4) && !year.isMultiple(of: 100)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      (day, dayOfYear) = (day + 1, dayOfYear + 1)
      if day > lengths[month - 1] { (day, month) = (1, month + 1) }
      if month > 12 { (month, year, dayOfYear) = (1, year + 1, 1) }
      dayOfWeek = (dayOfWeek + 1) % 7
      instant = instant + .days(1)
    }
    #expect(differences == 0)
  }

  @Test("Moments are what Foundation's calendar says", arguments: 1...4 as ClosedRange<UInt64>)
  func againstFoundation(seed: UInt64) throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let seconds = Int64.random(in: -10_000_000_000...250_000_000_000, using: &generator)
      let time = CivilTime(Instant(microseconds: seconds * 1_000_000))
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second], from: Date(timeIntervalSince1970: Double(seconds)))
      #expect(
        [time.year, time.month, time.day, time.hour, time.minute, time.second]
          == [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second],
        "seed \(seed), \(seconds) s")
    }
  }

  @Test("The ends of counted time have a date", arguments: [Int64.min, .max])
  func endsOfTime(microseconds: Int64) {
    let time = CivilTime(Instant(microseconds: microseconds))
    #expect(time.year == (microseconds < 0 ? -290_308 : 294_247))
    #expect((1...12).contains(time.month))
  }

  @Test("Division rounds toward minus infinity, the remainder is never negative")
  func flooredDivision() {
    for (number, quotient, remainder) in [
      (7, 2, 1), (6, 2, 0), (-1, -1, 2), (-3, -1, 0), (-4, -2, 2), (0, 0, 0),
    ] {
      let result = number.flooredDivision(by: 3)
      #expect((result.quotient, result.remainder) == (quotient, remainder))
    }
  }
}
