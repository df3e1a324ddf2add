import CableFormat
package import Configuration
import EventKernel

extension OfficeHours: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    var fields = try Fields(node, of: "an office timetable")
    let open: TimeOfDay = try fields.required("open")
    let close: TimeOfDay = try fields.required("close")
    let days: Weekdays = try fields.optional("days") ?? Weekdays.all
    let callIn: TimeSpan = try fields.optional("callIn") ?? .minutes(45)
    let wakes: [Precedence]? = try fields.optional("wakes")
    try fields.finish()
    self.init(
      open: open.minutes, close: close.minutes, days: days.days, callIn: callIn,
      wakes: wakes.map { Set($0) } ?? OfficeHours.usualWakes)
  }
}

/// A time of day such as `08:00`; `24:00` is the midnight that ends the day.
struct TimeOfDay: ConfigurationValue {
  /// Minutes after midnight, 0 to 1439.
  var minutes: Int

  init(_ node: Node) throws(ConfigurationError) {
    let text = try node.scalar("a time of day")
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy(TimeOfDay.isTwoDigits), let hour = Int(parts[0]),
      let minute = Int(parts[1]), minute < 60, hour < 24 || hour == 24 && minute == 0
    else {
      throw ConfigurationError(
        "not-a-time", at: node.position, "'\(text)' is no time of day", hint: "write it like \"08:00\"")
    }
    minutes = (hour * 60 + minute) % 1440
  }

  private static func isTwoDigits(_ text: Substring) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

/// Days of the week such as `Mon-Fri`, `Sun-Thu` or `Mon, Wed`.
struct Weekdays: ConfigurationValue {
  /// Monday is 0.
  var days: Set<Int>

  static let all = Weekdays(days: Set(0...6))
  private static let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private init(days: Set<Int>) {
    self.days = days
  }

  init(_ node: Node) throws(ConfigurationError) {
    let text = try node.scalar("days of the week")
    days = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(Weekdays.day)
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else {
        throw ConfigurationError(
          "not-a-weekday", at: node.position, "'\(text)' are no days of the week",
          hint: "write them like Mon-Fri or Mon, Wed")
      }
      // Sun-Thu runs on over the end of the week.
      for offset in 0...((last - first + 7) % 7) { days.insert((first + offset) % 7) }
    }
  }

  /// The day of a name, which may have blanks around it.
  private static func day(_ name: Substring) -> Int? {
    let words = name.split(separator: " ")
    return words.count == 1 ? names.firstIndex { $0 == words[0] } : nil
  }
}

extension DailyWindow: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    let ends: [TimeOfDay] = try Array(node)
    guard ends.count == 2 else {
      throw ConfigurationError(
        "not-a-window", at: node.position, "a window has a beginning and an end",
        hint: "write it like [\"06:00\", \"22:00\"]")
    }
    self.init(from: ends[0].minutes, to: ends[1].minutes)
  }
}
