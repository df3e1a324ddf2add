import Foundation
import TestSupport
import Testing

@Suite("cablesim scenario")
struct ScenarioCommandTests {
  private static let scenario = """
    format: cablesim-scenario/1
    name: Test
    topology: net.yaml
    cables: [{from: RUEHTA, precedence: ROUTINE, to: RUEH, characters: 100}]
    """

  private static let network = """
    format: cablesim-topology/1
    name: Net
    stations: [{id: RUEH, kind: relay}, {id: RUEHTA}]
    circuits: [{between: [RUEHTA, RUEH], speed: 75 bd}]
    """

  /// Runs the command beside a scenario and its network.
  private static func run(
    _ arguments: String..., in folder: borrowing TemporaryFolder, input: String = ""
  ) throws -> Program.Result {
    try folder.write(scenario, to: "s.yaml")
    try folder.write(network, to: "net.yaml")
    return try Program.run(["scenario"] + arguments, in: folder.url, input: input)
  }

  @Test("What is shown can be stored anywhere and says the same")
  func show() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    let shown = try Self.run("show", "s.yaml", "--set", "policy.preemption=none", "--seed=7", in: folder)
    #expect(shown.exitCode == 0)
    #expect(shown.errors == "")
    #expect(shown.output.contains("\n  preemption: none  # --set 1\n"))
    #expect(shown.output.contains("\nseed: 7  # --seed\n"))
    #expect(
      shown.output.contains("\ntopology: \(folder.url.resolvingSymlinksInPath().path)/net.yaml  # s.yaml:3\n")
    )
    try other.write(shown.output, to: "shown.yaml")
    let again = try Program.run(["scenario", "show", "shown.yaml"], in: other.url)
    func values(_ text: String) -> [Substring] {
      text.split(separator: "\n").map {
        $0.prefix(upTo: $0.firstRange(of: "  # ")?.lowerBound ?? $0.endIndex)
      }
    }
    #expect(again.exitCode == 0)
    #expect(values(again.output) == values(shown.output))
  }

  @Test("For programs it is JSON, with the origin of each value")
  func json() throws {
    let folder = try TemporaryFolder()
    let shown = try Self.run(
      "show", "s.yaml", "--set", "circuits[*].speed=300 bd", "--format", "json", in: folder)
    struct Document: Decodable {
      struct Origin: Decodable { var path, origin: String }
      struct Scenario: Decodable { var name: String; var seed: Int }
      var schema, startsAt: String
      var scenario: Scenario
      var origins: [Origin]
    }
    let document = try JSONDecoder().decode(Document.self, from: Data(shown.output.utf8))
    #expect(document.schema == "cablesim-resolved-scenario/1")
    #expect(document.startsAt == "2000-01-01T00:00:00Z")
    #expect((document.scenario.name, document.scenario.seed) == ("Test", 1))
    let origins = Dictionary(uniqueKeysWithValues: document.origins.map { ($0.path, $0.origin) })
    #expect(origins["policy.hopLimit"] == "default")
    #expect(origins["cables[0].from"] == "s.yaml:4")
    #expect(origins["changes[0].to"] == "--set 1")
  }

  @Test("Every file is checked; one that cannot be run makes the command fail with its errors")
  func check() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.scenario.replacing("ROUTINE", with: "ROUTIN"), to: "bad.yaml")
    let checked = try Self.run("check", "bad.yaml", "s.yaml", "nix.yaml", in: folder)
    #expect(checked.exitCode == 3)
    #expect(
      checked.output
        == "s.yaml: valid, with 2 stations, 2 circuits, 1 cable, 0 traffic sources, 0 incidents and 0 expectations\n"
    )
    #expect(
      checked.errors.hasPrefix(
        "bad.yaml:4:37: error: there is no precedence 'ROUTIN'; did you mean 'ROUTINE'?\n"))
    #expect(checked.errors.hasSuffix("nix.yaml:1:1: error: there is no such file\n"))
    #expect(try Self.run("check", "s.yaml", in: folder).exitCode == 0)
    #expect(try Self.run("check", "-", in: folder, input: Self.scenario).exitCode == 0)
  }

  @Test(
    "A command line that is not understood ends with 2, an input that is not valid with 3",
    arguments: [
      (["show"], 2), (["check"], 2), (["show", "s.yaml", "--set"], 2),
      (["show", "s.yaml", "--seed", "x"], 2),
      (["show", "s.yaml", "--format", "xml"], 2), (["show", "s.yaml", "--set", "a"], 3), (["shw"], 2),
      (["show", "nix.yaml"], 3), (["show", "."], 3), (["show", "s.yaml", "--set=seed=2"], 0), ([], 0),
    ] as [([String], Int32)])
  func exitCodes(_ arguments: [String], _ code: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.scenario, to: "s.yaml")
    try folder.write(Self.network, to: "net.yaml")
    #expect(try Program.run(["scenario"] + arguments, in: folder.url).exitCode == code)
  }
}
