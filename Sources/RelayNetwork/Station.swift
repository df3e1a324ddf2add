package import CableFormat
package import EventKernel

/// A communications facility: it originates, relays and delivers cables.
package struct Station: Sendable {
  /// What a station mostly does.
  package enum Kind: String, Sendable, CaseIterable {
    /// It files and receives for its own post.
    case tributary

    /// It passes traffic between circuits.
    case relay

    /// It passes traffic to another network.
    case gateway
  }

  /// Its own routing indicator.
  package var indicator: RoutingIndicator

  /// Its plain-language address, such as `AMEMBASSY ASTANA`.
  package var name: String

  /// The name of its time zone in the IANA database.
  package var timeZone = "UTC"

  /// Where it is, if known.
  package var position: GeographicPosition?

  package var kind: Kind = .tributary

  /// The highest classification it may hold.
  package var clearance: Classification = .topSecret

  /// Other routing indicators that are delivered here.
  package var guards: [RoutingIndicator] = []

  /// When its office is staffed; `nil` where it always is.
  @Rare package var hours: OfficeHours? = nil

  /// How long an operator or a switch takes for one copy, in microseconds.
  package var handling: RandomQuantity = .constant(0)

  /// How many copies can be handled at a time.
  package var positions = 1

  /// How many copies it can hold, `nil` for any number.
  package var storage: Int?

  package init(indicator: RoutingIndicator, name: String) {
    self.indicator = indicator
    self.name = name
  }
}
