import CableFormat
import EventKernel
import RelayNetwork
import Scenario

/// The clocks on the walls of the posts, each made when it is first looked at.
struct OfficeClocks {
  private let topology: Topology
  private let start: Instant
  private let end: Instant
  private var clocks: [String: LocalClock] = [:]

  init(_ scenario: Scenario) {
    topology = scenario.topology
    // An office opens within a week or so; clocks are right for longer than anybody waits.
    start = scenario.start + .days(-2)
    end = scenario.horizon + .days(16)
  }

  /// When what a station received is delivered.
  mutating func delivery(of precedence: Precedence, at station: Int, receivedAt received: Instant) -> Instant
  {
    guard let hours = topology.stations[station].hours else { return received }
    return hours.delivery(
      of: precedence, receivedAt: received, by: clock(of: topology.stations[station].timeZone))
  }

  private mutating func clock(of zone: String) -> LocalClock {
    if let known = clocks[zone] { return known }
    let clock = LocalClock(timeZone: zone, from: start, to: end) ?? .utc
    clocks[zone] = clock
    return clock
  }
}
