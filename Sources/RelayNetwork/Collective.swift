package import CableFormat

/// A name that stands for a list of posts; the relay that holds the list puts the posts in its place.
package struct Collective: Sendable {
  package var indicator: RoutingIndicator
  package var name: String

  /// The relay that holds the list.
  package var heldAt: StationID

  /// Stations, or other collectives, in the order of the file.
  package var members: [RoutingIndicator]

  package init(indicator: RoutingIndicator, name: String, heldAt: StationID, members: [RoutingIndicator]) {
    self.indicator = indicator
    self.name = name
    self.heldAt = heldAt
    self.members = members
  }
}
