package import CableFormat
package import EventKernel

/// A station as it is drawn.
package struct StationPlace: Sendable {
  package var station: Int
  package var indicator: String
  package var name: String

  /// `tributary`, `relay` or `gateway`.
  package var kind: String

  /// Degrees north and east, `nil` where the topology does not say.
  package var latitude: Double?
  package var longitude: Double?
}

/// A circuit as it is drawn, with what it had to do.
package struct CircuitPlace: Sendable {
  package var circuit: Int
  package var name: String
  package var from: Int
  package var to: Int
  package var channels: Int

  /// The letters of its channel, and with how many digits numbers are written.
  package var designator: String
  package var digits: Int
  package var transmissions: Int

  /// `nil` where transmissions were not written down, or the run has no length.
  package var utilization: Double?

  /// The longest wait of a copy before it was begun, in seconds.
  package var maxWait: Double?
}

/// A cable among the others of its run.
package struct CableRow: Sendable {
  package var message: Int
  package var originator: String
  package var reference: String?
  package var serialNumber: String?
  package var dateTimeGroup: String
  package var filedAt: Instant
  package var precedence: Precedence
  package var subject: String?

  /// Whether the scenario describes it; the others are filed by chance or in service.
  package var isGiven: Bool
  package var transmissions: Int
  package var addressees: Int
}

/// A section in line for a circuit and on it.
package struct CopyRow: Sendable {
  package var transmission: Int
  package var message: Int
  package var section: Int
  package var circuit: Int

  /// `nil` before it was begun.
  package var channelNumber: Int?
  package var precedence: Precedence
  package var routingLine: String?
  package var cause: Int?
  package var queuedAt: Instant
  package var startedAt: Instant?
  package var endedAt: Instant?
  package var receivedAt: Instant?
  package var outcome: String
}

/// An addressee of a cable, and when it was reached.
package struct RecipientRow: Sendable {
  package var message: Int
  package var addressee: Int
  package var indicator: String?
  package var name: String
  package var station: Int?
  package var role: String
  package var precedence: Precedence
  package var status: String
  package var receivedAt: Instant?
  package var deliveredAt: Instant?
}

/// How many addressees of a precedence and role there are, reached or not.
package struct RecipientCount: Sendable {
  package var precedence: String
  package var role: String
  package var count: Int
}

/// A change of the number of copies that wait for a circuit.
package struct QueueStep: Sendable {
  package var circuit: Int
  package var at: Instant
  package var precedence: Precedence
  package var step: Int
}
