import Diagnostics
import Scenario

/// A sender, a receiver and one circuit between them: a line with chance arrivals and lengths.
enum Line {
  private static let topology = """
    format: cablesim-topology/1
    name: One circuit
    stations:
      - {id: RUEHTA, name: AMEMBASSY ASTANA}
      - {id: RUEHC, name: SECSTATE WASHDC}
    circuits:
      - {from: RUEHTA, to: RUEHC, speed: 1000 cps}
    """

  private static let text = """
    format: cablesim-scenario/1
    name: One circuit
    topology: line.topology.yaml
    start: 2008-10-30T11:00:00Z
    duration: 1 h
    warmUp: 2 min
    seed: 7
    policy: {preemption: none, sectionLines: 100000, overheadCharacters: 0}
    traffic:
      - name: a
        from: [RUEHTA]
        to: [RUEHC]
        interval: {exponential: 2 s}
        mix: {ROUTINE: 1}
        characters: {exponential: 1000}
    """

  /// The scenario with other values, each as `path=value`.
  static func resolved(_ settings: String...) throws(InvalidInput) -> ResolvedScenario {
    let overrides = settings.enumerated().map { ScenarioOverride(set: $0.element, number: $0.offset + 1) }
    return try ScenarioReader.resolve("line.yaml", overrides: overrides, load: load)
  }

  static func scenario() throws(InvalidInput) -> Scenario { try resolved().scenario }

  static func load(_ path: String) throws(InvalidInput) -> SourceText {
    SourceText(name: path, bytes: Array((path == "line.yaml" ? text : topology).utf8))
  }
}
