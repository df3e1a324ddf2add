import CableFormat
import Configuration
import EventKernel
import RelayNetwork

extension ScenarioReader {
  /// How long a scenario without background load goes on where it does not say so itself: it ends when
  /// nothing is left to happen, so this only has to be long enough.
  private static let usualDuration = TimeSpan.days(30)

  static func duration(_ fields: inout Fields) throws(ConfigurationError) -> TimeSpan {
    guard let node = fields.node("duration") else {
      guard fields.node("traffic")?.members.isEmpty ?? true else {
        throw ConfigurationError(
          "missing-field", at: fields.position, "a scenario with traffic needs 'duration'",
          hint: "say how long it is looked at, such as duration: 48 h")
      }
      return usualDuration
    }
    let duration = try TimeSpan(node)
    guard duration > .zero else {
      throw ConfigurationError("out-of-range", at: node.position, "the duration has to be above 0")
    }
    return duration
  }

  static func warmUp(_ fields: inout Fields) throws(ConfigurationError) -> Scenario.WarmUp {
    let node = try fields.needed("warmUp")
    return node.text == "auto" ? .automatic : .fixed(try TimeSpan(node))
  }

  /// Makes sure that something is left of the time when the warm-up is over.
  mutating func check(_ warmUp: Scenario.WarmUp?, duration: TimeSpan) {
    guard case .fixed(let span)? = warmUp, span >= duration, let node = tree.root["warmUp"] else { return }
    attempt { (_) throws(ConfigurationError) -> Void in
      throw ConfigurationError(
        "out-of-range", at: node.position, "the warm-up takes all of the duration",
        hint: "it has to be shorter than \(TimeText.text(microseconds: duration.microseconds))")
    }
  }

  /// The moment given, else the first at which a cable says by itself that it is filed, else the beginning of
  /// the year 2000.
  static func start(
    _ fields: inout Fields, cables: [Node], real: [Int: Filing]
  ) throws(ConfigurationError) -> Instant {
    if let node = fields.node("start") {
      guard case .moment(let start) = try ScenarioTime(node) else {
        throw ConfigurationError(
          "not-a-time", at: node.position, "the start is a time of its own, not one after the start")
      }
      return start
    }
    let given = cables.compactMap { cable -> Instant? in
      guard let node = cable["filedAt"], case .moment(let moment)? = try? ScenarioTime(node) else {
        return nil
      }
      return moment
    }
    let moments = real.values.map(\.filedAt) + given
    return moments.min() ?? Instant(microseconds: 946_684_800_000_000)
  }
}
