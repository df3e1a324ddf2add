package import EventKernel

/// A run as its row tells it.
package struct RunRow: Sendable {
  package var run: Int
  package var scenario: String
  package var topology: String
  package var startedAt: Instant
  package var endedAt: Instant?
  package var status: String
  package var stopReason: String?
  package var fingerprint: String?
  package var transmissions: Int
}

/// A cable as its row tells it.
package struct MessageRow: Sendable {
  package var message: Int
  package var originator: String
  package var originatorName: String
  package var reference: String?
  package var dateTimeGroup: String
  package var filedAt: Instant
  package var precedence: String
  package var infoPrecedence: String
  package var classification: String
  package var sections: Int
  package var subject: String?
}

/// What became of a cable for one addressee.
package struct DeliveryRow: Sendable {
  package var message: Int
  package var addressee: Int
  package var indicator: String?
  package var name: String
  package var role: String
  package var precedence: String
  package var viaCollective: String?
  package var status: String
  package var reason: String?
  package var receivedAt: Instant?
  package var deliveredAt: Instant?
  package var howLong: String?

  /// The stations that the last section passed, the originator first; empty where it never arrived.
  package var path: [String]
}

/// One step of a cable.
package struct StepRow: Sendable {
  package var at: Instant
  package var section: Int?
  package var step: String
  package var station: String?
  package var circuit: String?
  package var transmission: Int?
  package var addressee: Int?
  package var detail: String?
}

/// What a circuit had to do at one precedence.
package struct CircuitLoadRow: Sendable {
  package var circuit: String
  package var precedence: String
  package var transmissions: Int
  package var utilization: Double?
  package var meanWait: Double
}

/// How long a cable took for one addressee.
package struct LatencyRow: Sendable {
  package var precedence: String
  package var role: String

  /// `received` or `delivered`.
  package var measure: String
  package var seconds: Double
}
