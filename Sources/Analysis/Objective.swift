package import CableFormat

/// How soon a cable should be with its reader, from filing to delivery.
///
/// Writer-to-reader times of the American services (FM 24-17 and NAVPERS courses agree on them); other sets
/// measure the handling in one station or one switch.
package enum Objective {
  /// Seconds, `nil` where no objective is known.
  package static func endToEnd(_ precedence: Precedence) -> Double? {
    switch precedence {
    case .flashOverride: nil
    case .flash: 600
    case .niactImmediate, .immediate: 1800
    case .priority: 3 * 3600
    case .routine: 6 * 3600
    }
  }
}
