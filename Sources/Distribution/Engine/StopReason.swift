/// Why a run ended.
package enum StopReason: String, CaseIterable, Sendable {
  /// Every addressee has every cable.
  case allDelivered = "all delivered"

  /// The time that the scenario looks at was over.
  case horizon

  /// Nothing was left to happen, though not every addressee has every cable.
  case noEventsLeft = "no events left"

  /// Somebody stopped it.
  case interrupted
}
