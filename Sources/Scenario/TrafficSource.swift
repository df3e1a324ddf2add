package import CableFormat
package import EventKernel
package import RelayNetwork

/// Background load: cables that stations file by chance, each station on its own.
package struct TrafficSource: Sendable {
  /// Whom the cables are for.
  package enum Choice: Hashable, Sendable {
    case all([RoutingIndicator])

    /// So many different ones for each cable, never the originator.
    case some(Int, of: [RoutingIndicator])
  }

  /// A value and how often it is taken in relation to the others.
  package struct Share<Value: Hashable & Sendable>: Hashable, Sendable {
    package var value: Value
    package var weight: Double

    package init(_ value: Value, _ weight: Double) {
      self.value = value
      self.weight = weight
    }
  }

  /// What its draws are keyed by, with the station: two sources of a scenario have different names.
  package var name: String

  /// The stations that file, in alphabetical order of their indicators.
  package var from: [StationID]

  /// The precedences and classifications of the cables.
  package var mix: [Share<Precedence>]
  package var classifications: [Share<Classification>] = TrafficSource.unclassified

  /// One list for all sources that say nothing of it.
  private static let unclassified = [Share(Classification.unclassified, 1)]

  /// How busy each hour of the day (UTC) is in relation to the others, 24 weights; `nil` where all are alike.
  package var hourlyProfile: [Double]?
  package var action: Choice
  package var info: Choice = .all([])

  /// Microseconds from one filing of a station to its next.
  package var interval: RandomQuantity

  /// How many cables are filed at a time.
  package var batch: RandomQuantity = .constant(1)

  /// Characters of text of a cable.
  package var characters: RandomQuantity

  /// In how many sections; `nil` for as many as its lines ask.
  package var sections: Int?

  /// The precedence for information addressees, where it is another than that of the cable.
  package var infoPrecedence: Precedence?

  package init(
    name: String, from: [StationID], action: Choice, interval: RandomQuantity, mix: [Share<Precedence>],
    characters: RandomQuantity
  ) {
    self.name = name
    self.from = from
    self.action = action
    self.interval = interval
    self.mix = mix
    self.characters = characters
  }
}
