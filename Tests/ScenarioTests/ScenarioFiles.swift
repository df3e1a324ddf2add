import Diagnostics
import Scenario

/// Files in memory, as scenarios of the tests refer to them.
struct ScenarioFiles {
  /// Texts by their paths.
  var texts: [String: String]

  /// Files of which `s.yaml` is a scenario in the network of `net.yaml`.
  ///
  /// - Parameter body: the scenario without its format, name and topology.
  init(_ body: String, and others: [String: String] = [:]) {
    texts = ["net.yaml": ScenarioFiles.network].merging(others) { $1 }
    texts["s.yaml"] = ScenarioFiles.head + body
  }

  static let head = "format: cablesim-scenario/1\nname: Test\ntopology: net.yaml\n"

  /// How many lines stand above the body.
  static let headLines = 3

  static let network = """
    format: cablesim-topology/1
    name: Net
    defaults: {circuit: {speed: 75 bd}}
    stations:
      - {id: RUEH, name: BELTSVILLE, kind: relay}
      - {id: RUCN, name: DEPARTMENT RELAY, kind: relay}
      - {id: RUEHTA, name: AMEMBASSY ASTANA, guards: [RUEHAST]}
      - {id: RUEHBJ, name: AMEMBASSY BEIJING}
      - {id: RUEHC, name: SECSTATE WASHDC}
      - {id: RUEO, name: GATEWAY, kind: gateway}
    circuits:
      - {between: [RUEHTA, RUEH]}
      - {between: [RUEHBJ, RUEH]}
      - {between: [RUEHC, RUEH]}
      - {between: [RUEH, RUCN], id: "2"}
      - {between: [RUEH, RUCN]}
      - {between: [RUEO, RUCN]}
    collectives:
      - {id: RUCNCIS, name: CIS COLLECTIVE, heldAt: RUEH, members: [RUEHTA, RUEHBJ]}
    """

  /// A real cable's header, its text being filler.
  static let cable = """
    OO RUEHC
    DE RUEHTA #0007/01 3041102
    ZNR UUUUU ZZH
    O 301102Z OCT 08
    FM AMEMBASSY ASTANA
    TO RUEHC/SECSTATE WASHDC IMMEDIATE
    BT
    UNCLAS ASTANA 000007
    SUBJECT: FILLER
    1. FILLER.
    BT
    """

  func load(_ path: String) throws(InvalidInput) -> SourceText {
    guard let text = texts[path] else {
      throw InvalidInput(code: "missing-file", file: path, "there is no such file")
    }
    return SourceText(name: path, bytes: Array(text.utf8))
  }

  /// The scenario of `s.yaml`, or of another of the files.
  func resolve(_ path: String = "s.yaml", set: [String] = []) throws(InvalidInput) -> ResolvedScenario {
    let overrides = set.enumerated().map { ScenarioOverride(set: $0.element, number: $0.offset + 1) }
    return try ScenarioReader.resolve(path, overrides: overrides, load: load)
  }

  /// What is found wrong, each finding without its excerpt; nothing if all is well.
  func errors(set: [String] = []) -> [String] {
    do {
      _ = try resolve(set: set)
      return []
    } catch {
      return error.diagnostics.filter { $0.severity == .error }.map { finding in
        var finding = finding
        finding.excerpt = nil
        return finding.description
      }
    }
  }
}
