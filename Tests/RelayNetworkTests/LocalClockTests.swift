import EventKernel
import RelayNetwork
import Testing

@Suite("The clock on the wall")
struct LocalClockTests {
  private func clock(_ zone: String) throws -> LocalClock {
    try #require(LocalClock(timeZone: zone, from: try utc(2007, 1, 1), to: try utc(2010, 1, 1)))
  }

  @Test(
    "There is no clock for a zone that does not exist",
    arguments: ["", "America/New_Yrok", "Mars/Olympus", "\u{0}"])
  func unknown(zone: String) throws {
    #expect(LocalClock(timeZone: zone, from: try utc(2008, 1, 1), to: try utc(2009, 1, 1)) == nil)
    #expect(!LocalClock.knows(zone))
  }

  @Test(
    "How far zones were ahead of UTC at the end of October 2008",
    arguments: [
      ("UTC", 0), ("Asia/Almaty", 360), ("America/New_York", -240), ("Asia/Kathmandu", 345),
      ("Asia/Kolkata", 330),
      ("America/Caracas", -270), ("Asia/Riyadh", 180), ("Pacific/Auckland", 780), ("Europe/London", 0),
    ] as [(String, Int64)])
  func offsets(zone: String, minutes: Int64) throws {
    #expect(try clock(zone).offset(at: try utc(2008, 10, 30, 11, 2)) == .minutes(minutes))
  }

  @Test("A clock that shows UTC")
  func universal() throws {
    let moment = try utc(2008, 10, 30, 11, 2)
    #expect(LocalClock.utc.local(moment) == moment)
    #expect(LocalClock.utc.instant(ofLocal: moment) == moment)
  }

  @Test("In spring the clock goes forward, in autumn back, at the very moment")
  func changes() throws {
    let clock = try clock("America/New_York")
    let spring = try utc(2008, 3, 9, 7)
    #expect(clock.local(spring + .seconds(-1)) == (try utc(2008, 3, 9, 1, 59)) + .seconds(59))
    #expect(clock.local(spring) == (try utc(2008, 3, 9, 3)))
    let autumn = try utc(2008, 11, 2, 6)
    #expect(clock.local(autumn + .seconds(-1)) == (try utc(2008, 11, 2, 1, 59)) + .seconds(59))
    #expect(clock.local(autumn) == (try utc(2008, 11, 2, 1)))
  }

  @Test("A change that is no summer time counts as well: Caracas, December 2007")
  func otherChange() throws {
    let clock = try clock("America/Caracas")
    #expect(clock.offset(at: try utc(2007, 12, 9, 6, 59)) == .hours(-4))
    #expect(clock.offset(at: try utc(2007, 12, 9, 7, 0)) == .minutes(-270))
  }

  @Test("Of a time that the clock shows twice the first is taken")
  func twice() throws {
    let clock = try clock("America/New_York")
    #expect(clock.instant(ofLocal: try utc(2008, 11, 2, 1, 30)) == (try utc(2008, 11, 2, 5, 30)))
    #expect(clock.instant(ofLocal: try utc(2008, 11, 2, 2, 0)) == (try utc(2008, 11, 2, 7, 0)))
    #expect(clock.instant(ofLocal: try utc(2008, 11, 2, 0, 59)) == (try utc(2008, 11, 2, 4, 59)))
  }

  @Test("A time that the clock skips counts by the clock as it was before")
  func skipped() throws {
    let clock = try clock("America/New_York")
    #expect(clock.instant(ofLocal: try utc(2008, 3, 9, 2, 30)) == (try utc(2008, 3, 9, 7, 30)))
    #expect(clock.instant(ofLocal: try utc(2008, 3, 9, 1, 59)) == (try utc(2008, 3, 9, 6, 59)))
    #expect(clock.instant(ofLocal: try utc(2008, 3, 9, 3, 0)) == (try utc(2008, 3, 9, 7, 0)))
  }

  @Test(
    "What the clock shows names the moment again, all year long",
    arguments: [
      "UTC", "America/New_York", "Asia/Almaty", "Asia/Kathmandu", "Pacific/Auckland", "America/Sao_Paulo",
      "Africa/Cairo",
    ])
  func roundTrip(zone: String) throws {
    let clock = try clock(zone)
    var moment = try utc(2008, 1, 1)
    let end = try utc(2009, 1, 1)
    var doubled = 0
    while moment < end {
      let again = clock.instant(ofLocal: clock.local(moment))
      // Only the second showing of an hour that is shown twice names the first.
      if again != moment {
        doubled += 1
        #expect(moment - again == .hours(1))
      }
      moment = moment + .minutes(30)
    }
    #expect(doubled == 0 || doubled == 2)
  }
}
