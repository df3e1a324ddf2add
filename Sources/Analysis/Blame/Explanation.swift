package import EventKernel
package import Timeline

/// Why a cable took as long as it did for one addressee.
package struct Explanation: Sendable {
  package var destination: DestinationRow
  package var filedAt: Instant

  /// All of the time from filing to delivery, one stretch behind the other.
  ///
  /// It ends with receipt where the office had not opened when the run ended, and is empty for whom the cable did
  /// not reach.
  package var delays: [Delay]

  /// When the addressee had it: delivered, or at least received.
  package var hadAt: Instant? { destination.deliveredAt ?? destination.receivedAt }

  /// From filing to delivery.
  package var latency: TimeSpan? { hadAt.map { $0 - filedAt } }

  /// A cause at a place, or a cable that was waited for there, with all the time that went to it.
  package struct Part: Hashable, Sendable {
    package var cause: Delay.Cause
    package var place: String
    package var behind: Delay.Occupant?
    package var span: TimeSpan
  }

  /// What the time went to, each once, in the order in which it was met first; the spans sum to the latency.
  package var parts: [Part] {
    var parts: [Part] = []
    for delay in delays {
      let place = parts.firstIndex {
        $0.cause == delay.cause && $0.place == delay.place && $0.behind == delay.behind
      }
      if let place {
        parts[place].span.microseconds += delay.span.microseconds
      } else {
        parts.append(Part(cause: delay.cause, place: delay.place, behind: delay.behind, span: delay.span))
      }
    }
    return parts
  }

  /// What went to each cause, in the order of the causes; the spans sum to the latency.
  package var totals: [(cause: Delay.Cause, span: TimeSpan)] {
    Delay.Cause.allCases.compactMap { cause in
      let spans = delays.filter { $0.cause == cause }.map(\.span.microseconds)
      return spans.isEmpty ? nil : (cause, TimeSpan(microseconds: spans.reduce(0, +)))
    }
  }
}
