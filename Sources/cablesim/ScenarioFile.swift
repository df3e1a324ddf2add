import CommandLineInterface
import Diagnostics
import Scenario

/// A scenario that the user names as input.
enum ScenarioFile {
  /// The scenario of a file, with the values that options give instead; what is odd about it goes to standard
  /// error.
  ///
  /// - Parameters:
  ///   - set: the values of `--set`, each as `path=value`.
  ///   - options: values that options of their own give, with the key that each is for.
  ///   - overrides: what else the command line says.
  /// - Throws: all that is wrong with it.
  static func resolve(
    _ path: String, set: [String] = [], seed: UInt64? = nil,
    options: [(option: String, key: String, value: String)] = [], overrides others: [ScenarioOverride] = []
  ) throws(InvalidInput) -> ResolvedScenario {
    var overrides = set.enumerated().map { ScenarioOverride(set: $0.element, number: $0.offset + 1) }
    overrides += others
    if let seed { overrides.append(ScenarioOverride("--seed", key: "seed", value: String(seed))) }
    for (option, key, value) in options {
      overrides.append(ScenarioOverride(option, key: key, value: value))
    }
    let resolved = try ScenarioReader.resolve(path, overrides: overrides, load: InputFile.read)
    for diagnostic in resolved.diagnostics { standardError(diagnostic.description) }
    return resolved
  }
}
