package import CableFormat
import EventKernel
import RelayNetwork

/// How many cables an hour a scenario sends from each station to each indicator, on average.
///
/// A cable counts once for each indicator that it calls; a collective is called where its list is held, and its
/// members do not count besides. Cables that are given one by one are spread over the scenario's duration.
package struct TrafficFlow: Sendable {
  /// What the stations of a source send, all at the same rate.
  private struct Stream: Sendable {
    var origins: Set<RoutingIndicator>

    /// Cables an hour to each indicator; of a choice among several, the originator is left out.
    var rate: Double
    var indicators: Set<RoutingIndicator>

    /// How many of the indicators each cable calls, `nil` for all.
    var picked: Int?

    func rate(from origin: RoutingIndicator, to indicator: RoutingIndicator) -> Double {
      guard origins.contains(origin), indicators.contains(indicator) else { return 0 }
      guard let picked else { return rate }
      guard origin != indicator else { return 0 }
      let choices = indicators.count - (indicators.contains(origin) ? 1 : 0)
      return choices > picked ? rate * Double(picked) / Double(choices) : rate
    }
  }

  private var streams: [Stream] = []

  /// The flow of a scenario.
  package init(_ scenario: Scenario) {
    let stations = scenario.topology.stations
    for source in scenario.traffic {
      let origins = Set(source.from.map { stations[Int($0.index)].indicator })
      // A quantity without a mean above 0 sends nothing that could be counted.
      let hours = source.interval.mean / 3600e6
      let rate = hours > 0 ? source.batch.mean / hours : 0
      for choice in [source.action, source.info] {
        switch choice {
        case .all(let indicators):
          add(Stream(origins: origins, rate: rate, indicators: Set(indicators), picked: nil))
        case .some(let number, let indicators):
          add(Stream(origins: origins, rate: rate, indicators: Set(indicators), picked: number))
        }
      }
    }
    let hours = Double(scenario.horizon.microseconds - scenario.start.microseconds) / 3600e6
    guard hours > 0 else { return }
    for filing in scenario.filings {
      add(
        Stream(
          origins: [stations[Int(filing.originator.index)].indicator], rate: 1 / hours,
          indicators: Set(filing.parties.compactMap(\.indicator)), picked: nil))
    }
  }

  private mutating func add(_ stream: Stream) {
    if stream.rate > 0, !stream.indicators.isEmpty { streams.append(stream) }
  }

  /// Whether it sends nothing at all.
  package var isEmpty: Bool { streams.isEmpty }

  /// Cables an hour from a station, named by its own indicator, to an indicator.
  ///
  /// - Complexity: O(sources and cables of the scenario).
  package func cablesPerHour(from origin: RoutingIndicator, to indicator: RoutingIndicator) -> Double {
    streams.reduce(0) { $0 + $1.rate(from: origin, to: indicator) }
  }
}
