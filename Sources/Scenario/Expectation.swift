package import CableFormat
package import EventKernel

/// What a scenario is expected to show.
package struct Expectation: Hashable, Sendable {
  /// Which moment counts.
  package enum Measure: String, CaseIterable, Sendable {
    /// The last section has been handled at the addressee's station.
    case received

    /// The office has it.
    case delivered
  }

  package enum Claim: Hashable, Sendable {
    /// Every addressee meant has the cable when the run ends.
    case all

    /// The quantile (0 to 1) of the time since filing is at most so long.
    case quantile(Double, within: TimeSpan)

    /// The mean of the time since filing is at most so long.
    case mean(within: TimeSpan)
  }

  /// The claim in the user's words.
  package var that: String
  package var measure: Measure
  package var claim: Claim

  /// Which addressees are meant; `nil` for any.
  package var role: Filing.Role?
  package var precedence: Precedence?
  package var addressee: RoutingIndicator?

  /// Where it is written, for messages.
  package var line: Int

  package init(that: String, measure: Measure, claim: Claim, line: Int) {
    self.that = that
    self.measure = measure
    self.claim = claim
    self.line = line
  }
}
