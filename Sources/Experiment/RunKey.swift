import CableFormat
import Configuration
import EventKernel
import RelayNetwork
package import Scenario
import Timeline

/// What tells one run from every other: the same key, the same run.
package enum RunKey {
  /// The key of a replication: the hash of all that it depends on, in hexadecimal.
  ///
  /// How many replications there are does not count, so that more can be added later.
  ///
  /// - Parameter absolute: makes a path that holds wherever the current folder is.
  package static func text(
    of resolved: ResolvedScenario, replication: Int, engineVersion: String, absolute: (String) -> String
  ) -> String {
    text(
      of: resolved.scenario, document: document(of: resolved, absolute), replication: replication,
      engineVersion: engineVersion)
  }

  /// What the scenario says, without the number of its replications.
  package static func document(of resolved: ResolvedScenario, _ absolute: (String) -> String) -> String {
    var document = resolved.portable(absolute)
    document.remove("replications")
    return YAMLWriter.text(document, width: 100)
  }

  package static func text(
    of scenario: Scenario, document: String, replication: Int, engineVersion: String
  ) -> String {
    // The topology and the cables may be in files whose names alone the document has.
    let cables = scenario.filings.flatMap { filing in
      (filing.header?.lines ?? []) + [
        "\(filing.filedAt.microseconds) \(filing.precedence) \(filing.sectionLengths)"
      ]
    }
    let parts =
      [
        engineVersion, String(scenario.seed), String(replication), scenario.recording.rawValue,
        String(scenario.recordsRoutingLines), document, scenario.topology.source,
      ] + cables
    return SHA256.hexadecimal(parts.joined(separator: "\u{0}").utf8)
  }
}
