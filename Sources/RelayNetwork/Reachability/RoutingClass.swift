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
  /// - Complexity: O(indicators + entries of tables), apart from sorting.
  package var routingClasses: [RoutingClass] {
    var led = [[RoutingIndicator]](repeating: [], count: stations.count)
    for (index, station) in stations.enumerated() { led[index] = [station.indicator] + station.guards }
    for collective in collectives { led[Int(collective.heldAt.index)].append(collective.indicator) }
    let mentions = Mentions(in: self)
    return led.enumerated().flatMap { index, indicators in
      mentions.classes(of: indicators.sorted(), at: StationID(index))
    }
  }
}

/// Which tables say something of an indicator that they do not say of any.
private struct Mentions {
  /// The entry of a table that speaks of an indicator.
  private struct Mention: Hashable {
    var table: Int
    var entry: Int
  }

  private var tables: [RoutingTable] = []

  /// The tables with an entry for an indicator, or for the letters that it begins with.
  private var exact: [RoutingIndicator: [Int]] = [:]
  private var prefixes: [String: [Int]] = [:]

  init(in topology: Topology) {
    for index in topology.stations.indices {
      guard let table = topology.table(of: StationID(index)) else { continue }
      for entry in table.entries {
        switch entry.match {
        case .exactly(let indicator): exact[indicator, default: []].append(tables.count)
        case .prefix(let letters): prefixes[letters, default: []].append(tables.count)
        case .anything: break
        }
      }
      tables.append(table)
    }
  }

  /// Indicators of one destination, sorted by what the tables say of them.
  func classes(of indicators: [RoutingIndicator], at destination: StationID) -> [RoutingClass] {
    guard indicators.count > 1 else {
      return [RoutingClass(destination: destination, indicators: indicators)]
    }
    var groups: [[RoutingIndicator]] = []
    var places: [[Mention]: Int] = [:]
    for indicator in indicators {
      let mentions = mentions(of: indicator)
      if let group = places[mentions] {
        groups[group].append(indicator)
      } else {
        places[mentions] = groups.count
        groups.append([indicator])
      }
    }
    return groups.map { RoutingClass(destination: destination, indicators: $0) }
  }

  private func mentions(of indicator: RoutingIndicator) -> [Mention] {
    var speaking = exact[indicator] ?? []
    if !prefixes.isEmpty {
      let letters = indicator.description
      for count in 1...letters.utf8.count { speaking += prefixes[String(letters.prefix(count))] ?? [] }
    }
    return Set(speaking).sorted().compactMap { table in
      tables[table].place(of: indicator).map { Mention(table: table, entry: $0) }
    }
  }
}
