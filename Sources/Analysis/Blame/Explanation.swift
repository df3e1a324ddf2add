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
    Explanation.merged(
      delays.map { Part(cause: $0.cause, place: $0.place, behind: $0.behind, span: $0.span) })
  }

  /// The parts, the longest of them each by itself.
  ///
  /// Of the others those of one cause and place are told together, without what they waited behind. The spans
  /// still sum to the latency.
  package func parts(atMost limit: Int) -> [Part] {
    let parts = self.parts
    guard parts.count > limit else { return parts }
    let longest = parts.indices.sorted {
      (parts[$1].span, $0) < (parts[$0].span, $1)
    }
    let kept = Set(longest.prefix(limit))
    return Explanation.merged(
      parts.enumerated().map { index, part in
        var part = part
        if !kept.contains(index) { part.behind = nil }
        return part
      })
  }

  /// The parts with those of one cause, place and cable summed, where the first of them is.
  private static func merged(_ parts: [Part]) -> [Part] {
    var merged: [Part] = []
    var places: [Part: Int] = [:]
    for part in parts {
      var key = part
      key.span = .zero
      if let place = places[key] {
        merged[place].span.microseconds += part.span.microseconds
      } else {
        places[key] = merged.count
        merged.append(part)
      }
    }
    return merged
  }

  /// What went to each cause, in the order of the causes; the spans sum to the latency.
  package var totals: [(cause: Delay.Cause, span: TimeSpan)] {
    Delay.Cause.allCases.compactMap { cause in
      let spans = delays.filter { $0.cause == cause }.map(\.span.microseconds)
      return spans.isEmpty ? nil : (cause, TimeSpan(microseconds: spans.reduce(0, +)))
    }
  }
}
