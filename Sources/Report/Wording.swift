import CableFormat
package import EventKernel

/// How times and numbers are said to people.
package enum Wording {
  /// A moment as a date-time group, `-` where there is none.
  package static func group(_ instant: Instant?) -> String {
    instant.map { DateTimeGroup($0).description } ?? "-"
  }

  /// A number with its noun: `1 section`, `3 sections`.
  package static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)" + (number == 1 ? "" : "s")
  }

  /// Why a run stopped, as the end of a sentence that begins with "the run stopped".
  package static func stop(_ reason: String?) -> String {
    switch reason {
    case "all delivered": "every addressee has the cable (all delivered)"
    case "no events left": "nothing was left to happen (no events left)"
    case "horizon": "the time that was to be simulated is over (horizon)"
    case "interrupted": "it was interrupted (interrupted)"
    case let reason?: reason
    case nil: "it is not known why"
    }
  }
}
