import CableFormat
package import Configuration
package import EventKernel
import RelayNetwork

/// A time of a scenario: `2008-10-30T11:00:00Z`, `301102Z OCT 08`, or `+10 min` after the start.
package enum ScenarioTime: ConfigurationValue {
  case moment(Instant)
  case afterStart(TimeSpan)

  package init(_ node: Node) throws(ConfigurationError) {
    let text = try node.scalar("a time")
    if text.first == "+" {
      let span = Node(.scalar(String(text.dropFirst().drop { $0 == " " })), at: node.position)
      self = .afterStart(try TimeSpan(span))
      return
    }
    let words = text.split(separator: " ")
    if words.count == 3, let group = DateTimeGroup(clock: words[0], month: words[1], year: words[2]) {
      self = .moment(group.instant)
    } else if let moment = Instant(iso8601: text) {
      self = .moment(moment)
    } else {
      throw ConfigurationError(
        "not-a-time", at: node.position, "'\(text)' is no time that exists",
        hint: "write it like 2008-10-30T11:02:00Z, 301102Z OCT 08 or +10 min")
    }
  }

  /// The moment, of a scenario that starts at another.
  package func instant(from start: Instant) -> Instant {
    switch self {
    case .moment(let moment): moment
    case .afterStart(let span): start + span
    }
  }
}
