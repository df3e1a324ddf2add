package import CableFormat
package import EventKernel

/// One direction of a line between two stations.
package struct Circuit: Sendable {
  /// Its name, `A>B` unless the topology gives another.
  package var name: String

  package var from: StationID
  package var to: StationID

  /// The letters that stand for it in format line 1, such as `XRO`.
  package var designator: String

  /// How many characters each of its channels sends in a second.
  package var charactersPerSecond: Double

  /// How many copies it sends at a time.
  package var channels = 1

  /// How long a character is on its way.
  package var propagation: TimeSpan = .zero

  /// The number of the first transmission.
  package var firstChannelNumber = ChannelNumber(1)

  /// The highest classification it may carry.
  package var clearance: Classification = .topSecret

  /// The probability that a character is garbled.
  package var garble = 0.0

  /// How long it works and how long it then fails, in microseconds, if it fails by chance.
  @Rare package var outages: Outages? = nil

  /// When it may be used, day by day in UTC; empty for always.
  package var windows: [DailyWindow] = []

  package init(
    name: String, from: StationID, to: StationID, designator: String, charactersPerSecond: Double
  ) {
    self.name = name
    self.from = from
    self.to = to
    self.designator = designator
    self.charactersPerSecond = charactersPerSecond
  }

  /// How long a channel takes to send so many characters, to the nearest microsecond.
  package func duration(ofCharacters count: Double) -> TimeSpan {
    TimeSpan(microseconds: Int64((count * 1e6 / charactersPerSecond).rounded()))
  }

  /// The least time in which a thousand characters are at the other end, nothing being in their way.
  package var leastTime: TimeSpan {
    TimeSpan(microseconds: duration(ofCharacters: 1000).microseconds + propagation.microseconds)
  }
}

/// How a circuit fails by chance.
package struct Outages: Hashable, Sendable {
  /// Microseconds from one repair to the next failure.
  package var up: RandomQuantity

  /// Microseconds from a failure to its repair.
  package var down: RandomQuantity

  package init(up: RandomQuantity, down: RandomQuantity) {
    self.up = up
    self.down = down
  }
}
