import Analysis
import CommandLineInterface
import Report

/// A part of a whole on the command line: `5%` or `0.05`.
struct Share: ExpressibleByArgument {
  let value: Double

  init?(argument: String) {
    guard let policy = SlownessPolicy(argument) else { return nil }
    value = policy.tolerance
  }

  var argumentText: String { Wording.percent(value) }

  /// The value as a confidence.
  ///
  /// - Throws: if it is none.
  func confidence() throws -> Double {
    guard value > 0, value < 1 else {
      throw ValidationError("--confidence is more than 0 and less than 1, such as 0.95 or 95%")
    }
    return value
  }
}
