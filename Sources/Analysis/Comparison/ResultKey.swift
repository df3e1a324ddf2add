package import CableFormat
package import Scenario

/// What a result of a run is about.
package struct ResultKey: Hashable, Sendable {
  /// `nil` where the arms differ in the precedence itself.
  package var precedence: Precedence?
  package var role: Filing.Role
  package var measure: Expectation.Measure

  /// One addressee, `nil` for all of the role.
  package var addressee: RoutingIndicator?

  package init(
    _ precedence: Precedence?, _ role: Filing.Role, _ measure: Expectation.Measure,
    addressee: RoutingIndicator? = nil
  ) {
    self.precedence = precedence
    self.role = role
    self.measure = measure
    self.addressee = addressee
  }
}

extension ResultKey: Comparable {
  /// By measure, the highest precedence first, by role and addressee; what is about all comes first.
  package static func < (a: ResultKey, b: ResultKey) -> Bool { a.order.lexicographicallyPrecedes(b.order) }

  private var order: [UInt64] {
    [
      measure == .received ? 0 : 1, precedence.map { UInt64($0.rawValue) + 1 } ?? 0, role == .action ? 0 : 1,
      addressee?.packed ?? 0,
    ]
  }
}

/// One number of one arm: that of a replication, or of a cable where arms are compared cable by cable.
package struct Observation: Hashable, Sendable {
  package var key: ResultKey

  /// What it is paired by: observations of two arms with the same key and pair belong together.
  package var pair: Int

  /// How long it took in seconds; `nil` where it did not come to an end.
  package var seconds: Double?

  package init(_ key: ResultKey, pair: Int, seconds: Double?) {
    self.key = key
    self.pair = pair
    self.seconds = seconds
  }

  /// The mean of a run over those who have what was sent.
  ///
  /// Of one cable, whose key has no precedence, a mean over some says nothing while others wait for it.
  ///
  /// - Parameter times: in seconds; `nil` for who still waits.
  package init(_ key: ResultKey, pair: Int, times: [Double?]) {
    let known = times.compactMap(\.self)
    let counts = !known.isEmpty && (key.precedence != nil || known.count == times.count)
    self.init(key, pair: pair, seconds: counts ? Moments(of: known).mean : nil)
  }
}
