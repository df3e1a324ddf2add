package import EventKernel
package import RelayNetwork

/// A circuit or a station that fails at a known time.
package struct ScheduledOutage: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case circuit(CircuitID)
    case station(StationID)
  }

  package var subject: Subject

  /// When it fails, and when it works again: from the first moment, up to but not including the second.
  package var from: Instant
  package var to: Instant

  package init(_ subject: Subject, from: Instant, to: Instant) {
    self.subject = subject
    self.from = from
    self.to = to
  }
}
