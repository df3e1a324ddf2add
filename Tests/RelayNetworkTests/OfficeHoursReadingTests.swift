import CableFormat
import EventKernel
import RelayNetwork
import Testing

@Suite("Reading office hours")
struct OfficeHoursReadingTests {
  @Test(
    "A time that no clock shows is refused",
    arguments: [
      "8:00", "08:0", "0800", "08:60", "24:01", "25:00", "-8:00", "+8:00", "08:+5", "08:00:00", "eight", "",
      "08:-0",
    ])
  func times(text: String) {
    #expect(
      stationFinding("hours: {open: \"\(text)\", close: \"17:00\"}")
        == "net.yaml:5:15: error: '\(text)' is no time of day; write it like \"08:00\"")
  }

  @Test(
    "Days that no week has are refused",
    arguments: [
      "Monday", "mon", "Mon-", "-Fri", "Mon-Tue-Wed", "Mon Tue", "Mon, Tue Wed", "Mon,,Tue", "Mon,",
      "Mon/Tue", "1-5", "Mon - Fri x",
    ])
  func notDays(text: String) {
    #expect(
      stationFinding("hours: {open: \"08:00\", close: \"17:00\", days: \"\(text)\"}")
        == "net.yaml:5:46: error: '\(text)' are no days of the week; write them like Mon-Fri or Mon, Wed")
  }

  @Test(
    "Other slips are pointed at",
    arguments: [
      (#"hours: {close: "17:00"}"#, "5:8: error: an office timetable needs 'open'"),
      (#"hours: {open: "08:00"}"#, "5:8: error: an office timetable needs 'close'"),
      (
        #"hours: {open: "08:00", close: "17:00", day: Mon}"#,
        "5:40: error: an office timetable has no field 'day'; did you mean 'days'?"
      ),
      (
        #"hours: {open: "08:00", close: "17:00", callIn: 45}"#,
        "5:48: error: time needs a unit; use us, ms, s, min, h or d"
      ),
      (
        #"hours: {open: "08:00", close: "17:00", wakes: [NIACT]}"#,
        "5:48: error: there is no precedence 'NIACT'; use FLASH OVERRIDE, FLASH, NIACT IMMEDIATE, IMMEDIATE, PRIORITY or ROUTINE"
      ),
      (
        #"hours: {open: "08:00", close: "17:00", wakes: FLASH}"#,
        "5:47: error: a list is wanted here, not a value"
      ),
      (
        "hours: never",
        "5:8: error: an office timetable is wanted here, not a value; write it as {key: value, …}"
      ),
    ])
  func refused(fields: String, message: String) {
    #expect(stationFinding(fields) == "net.yaml:\(message)")
  }

  @Test(
    "Days are single, listed, or from one to another, on over the end of the week",
    arguments: [
      ("Mon", [0]), ("Mon-Fri", [0, 1, 2, 3, 4]), ("Sun-Thu", [0, 1, 2, 3, 6]), ("Sat-Wed", [0, 1, 2, 5, 6]),
      ("Mon, Wed", [0, 2]), ("Mon,Wed,Fri", [0, 2, 4]), ("Mon-Wed, Sat", [0, 1, 2, 5]),
      ("Mon - Fri", [0, 1, 2, 3, 4]),
      ("Mon-Sun", [0, 1, 2, 3, 4, 5, 6]), ("Wed-Wed", [2]),
    ] as [(String, Set<Int>)])
  func days(text: String, days: Set<Int>) throws {
    let hours = try station("hours: {open: \"08:00\", close: \"17:00\", days: \"\(text)\"}").hours
    #expect(hours?.days == days)
  }

  @Test("What is left out: every day, 45 minutes to come in, and the precedences that wake a post")
  func defaults() throws {
    let hours = try #require(try station(#"hours: {open: "08:00", close: "17:00"}"#).hours)
    #expect(hours.days == Set(0...6))
    #expect(hours.callIn == .minutes(45))
    #expect(hours.wakes == [.niactImmediate, .flash, .flashOverride])
  }

  @Test("Midnight may be the beginning or the end of a day")
  func midnight() throws {
    let hours = try #require(try station(#"hours: {open: "00:00", close: "24:00"}"#).hours)
    #expect((hours.open, hours.close) == (0, 0))
  }
}
