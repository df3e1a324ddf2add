/// What one station decided on the way of an indicator, and why.
package struct StationDecision: Sendable {
  /// What spoke.
  package enum Ground: Sendable {
    /// An entry of the station's table.
    case entry(RoutingTable.Entry)

    /// No entry: the best way by the topology's metric.
    case bestWay

    /// The indicator ends here.
    case arrival

    /// Neither an entry nor a way.
    case nothing
  }

  package var station: StationID
  package var ground: Ground

  /// The circuit taken, `nil` where the way ends.
  package var circuit: CircuitID?

  /// The circuits that would be taken if that one were down, the first first.
  package var alternates: [CircuitID]
}

extension RoutingTable.Match: CustomStringConvertible {
  /// As the file has it, such as `prefix: RB`.
  package var description: String {
    switch self {
    case .exactly(let indicator): "to: \(indicator)"
    case .prefix(let letters): "prefix: \(letters)"
    case .anything: "to: \"*\""
    }
  }
}
