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
}
