package import Configuration

/// Where the parts of a topology stand in the text that it was read from.
///
/// Kept beside the topology: only who reports on the text needs it.
package struct TopologyPlaces: Sendable {
  /// Of the indicators of stations, by the station's number.
  package var stations: [Position] = []

  /// Of circuits, by the circuit's number; both directions of a line stand in one place.
  package var circuits: [Position] = []

  /// Of the indicators of collectives, by the collective's number.
  package var collectives: [Position] = []

  /// Of the members of each collective.
  package var members: [[Position]] = []

  /// Of the entries of each station's table.
  package var entries: [StationID: [Position]] = [:]
}
