import CommandLineInterface
import Diagnostics
import Scenario

/// A scenario that the user names as input.
enum ScenarioFile {
  /// The scenario of a file, with the values that options give instead; what is odd about it goes to standard
  /// error.
  ///
  /// - Parameter set: the values of `--set`, each as `path=value`.
  /// - Throws: all that is wrong with it.
  static func resolve(
    _ path: String, set: [String] = [], seed: UInt64? = nil
  ) throws(InvalidInput) -> ResolvedScenario {
    var overrides = set.enumerated().map { ScenarioOverride(set: $0.element, number: $0.offset + 1) }
    if let seed { overrides.append(ScenarioOverride("--seed", key: "seed", value: String(seed))) }
    let resolved = try ScenarioReader.resolve(path, overrides: overrides, load: InputFile.read)
    for diagnostic in resolved.diagnostics { standardError(diagnostic.description) }
    return resolved
  }
}
