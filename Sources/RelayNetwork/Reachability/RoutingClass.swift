package import CableFormat

/// Indicators of one destination that every station treats alike: their ways are the same.
package struct RoutingClass: Sendable {
  package let destination: StationID

  /// In alphabetical order, at least one.
  package let indicators: [RoutingIndicator]

  /// The indicator that speaks for all.
  package var representative: RoutingIndicator { indicators[0] }
}

extension Topology {
  /// All indicators that the network knows, by their destination, sorted into classes.
  ///
  /// - Complexity: O(indicators), and O(tables) more for each at a destination that has several.
  package var routingClasses: [RoutingClass] {
    var led = [[RoutingIndicator]](repeating: [], count: stations.count)
    for (index, station) in stations.enumerated() { led[index] = [station.indicator] + station.guards }
    for collective in collectives { led[Int(collective.heldAt.index)].append(collective.indicator) }
    let tables = stations.indices.compactMap { table(of: StationID($0)) }
    return led.enumerated().flatMap { index, indicators in
      classes(of: indicators.sorted(), at: StationID(index), by: tables)
    }
  }

  private func classes(
    of indicators: [RoutingIndicator], at destination: StationID, by tables: [RoutingTable]
  ) -> [RoutingClass] {
    guard indicators.count > 1 else {
      return [RoutingClass(destination: destination, indicators: indicators)]
    }
    var groups: [(places: [Int?], indicators: [RoutingIndicator])] = []
    for indicator in indicators {
      let places = tables.map { $0.place(of: indicator) }
      if let group = groups.firstIndex(where: { $0.places == places }) {
        groups[group].indicators.append(indicator)
      } else {
        groups.append((places, [indicator]))
      }
    }
    return groups.map { RoutingClass(destination: destination, indicators: $0.indicators) }
  }
}
