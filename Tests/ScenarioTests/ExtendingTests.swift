import CableFormat
import EventKernel
import RelayNetwork
import Scenario
import Testing

@Suite("Scenarios that extend others, and the command line")
struct ExtendingTests {
  private static let files: ScenarioFiles = {
    var files = ScenarioFiles("")
    files.texts = [
      "a.yaml": """
      format: cablesim-scenario/1
      extends: lib/b.yaml
      name: A
      policy: {hopLimit: 3, divertAfter: {ROUTINE: 1 h}}
      """,
      "lib/b.yaml": """
      format: cablesim-scenario/1
      extends: c.yaml
      policy: {hopLimit: 4, sectionLines: 50, divertAfter: {PRIORITY: never}}
      cables: [{file: cable.txt}]
      """,
      "lib/c.yaml": """
      format: cablesim-scenario/1
      name: C
      topology: ../net.yaml
      seed: 5
      cables: []
      traffic: [{from: RUEHTA, to: RUEHC, interval: 5 min, mix: ROUTINE, characters: 3000}]
      duration: 2 h
      """,
      "lib/../net.yaml": ScenarioFiles.network,
      "lib/cable.txt": ScenarioFiles.cable,
    ]
    return files
  }()

  @Test("What the nearer file says holds, key by key, and paths are those of the file that names them")
  func chain() throws {
    let resolved = try Self.files.resolve("a.yaml")
    let scenario = resolved.scenario
    #expect(resolved.chain == ["a.yaml", "lib/b.yaml", "lib/c.yaml"])
    #expect(scenario.name == "A")
    #expect(scenario.seed == 5)
    #expect(scenario.policy.hopLimit == 3)
    #expect(scenario.policy.sectionLines == 50)
    #expect(scenario.policy.divertAfter[.routine] == .hours(1))
    #expect(scenario.policy.divertAfter[.priority] == nil)
    #expect(scenario.policy.divertAfter[.immediate] == .zero)
    #expect(scenario.filings.count == 1)
    #expect(scenario.traffic.count == 1)
  }

  @Test("A scenario cannot extend itself, by whatever detour")
  func cycle() {
    var files = Self.files
    files.texts["lib/../lib/b.yaml"] = files.texts["lib/b.yaml"]
    files.texts["lib/c.yaml"] = "format: cablesim-scenario/1\nextends: ../lib/b.yaml"
    let error = #expect(throws: (any Error).self) { try files.resolve("a.yaml") }
    #expect(
      error.map { "\($0)".firstLine } == "lib/c.yaml:2:10: error: the scenario extends itself; "
        + "a.yaml extends lib/b.yaml extends lib/c.yaml extends lib/../lib/b.yaml")
  }

  @Test(
    "An error is told of the file that it is in",
    arguments: [
      (
        "lib/b.yaml", "hopLimit: 4, sectionLines: 50", "sectionLines: 0",
        "lib/b.yaml:3:24: error: 'sectionLines'"
      ),
      ("lib/c.yaml", "seed: 5", "seed: x", "lib/c.yaml:4:7: error: 'x' is not a whole number"),
      (
        "lib/c.yaml", "../net.yaml", "../nix.yaml",
        "lib/c.yaml:3:11: error: lib/../nix.yaml: there is no such"
      ),
      ("a.yaml", "lib/b.yaml", "nix.yaml", "a.yaml:2:10: error: nix.yaml: there is no such file"),
      ("lib/b.yaml", "cable.txt", "nix.txt", "lib/b.yaml:4:17: error: lib/nix.txt: there is no such file"),
      (
        "lib/c.yaml", "format: cablesim-scenario/1", "format: other",
        "lib/c.yaml:1:9: error: this is no scenario"
      ),
      ("lib/c.yaml", "format: cablesim-scenario/1", "form: {", "lib/c.yaml:3:9: error: did not find"),
      (
        "lib/../net.yaml", "name: Net", "nam: Net",
        "lib/../net.yaml:2:1: error: a topology has no field 'nam'"
      ),
    ])
  func places(_ file: String, _ old: String, _ new: String, _ expected: String) {
    var files = Self.files
    files.texts[file] = files.texts[file]?.replacing(old, with: new)
    let error = #expect(throws: (any Error).self) { try files.resolve("a.yaml") }
    #expect(error.map { "\($0)".hasPrefix(expected) } == true, "\(String(describing: error))")
  }

  @Test("The command line wins over every file, the last of two settings over the first")
  func overrides() throws {
    let scenario = try Self.files.resolve(
      "a.yaml",
      set: [
        "policy.hopLimit=9", "policy.preemption=none", "policy.preemption=yOnly", "seed=7",
        "policy.divertAfter.PRIORITY=1 min", "traffic[traffic 1].interval={exponential: 1 min}",
        "traffic[0].batch=2", "cables=[{from: RUEHTA, precedence: FLASH, to: RUEHC, characters: 10}]",
        "circuits[RUEHTA>RUEH].speed=300 bd", "stations[RUEHTA].positions=3",
        "collectives[RUCNCIS].members=[RUEHC]", "routing.metric=km", "record=none",
        "defaults.circuit.propagation=1 s",
      ]
    ).scenario
    #expect(scenario.policy.hopLimit == 9)
    #expect(scenario.policy.preemption == .yOnly)
    #expect(scenario.policy.divertAfter[.priority] == .minutes(1))
    #expect(scenario.seed == 7)
    #expect(scenario.traffic[0].interval == .exponential(mean: 60e6))
    #expect(scenario.traffic[0].batch == .constant(2))
    #expect(scenario.filings.map(\.sectionLengths) == [[10]])
    #expect(scenario.topology.circuits[0].charactersPerSecond == 40)
    #expect(scenario.topology.circuits[1].charactersPerSecond == 10)
    #expect(scenario.topology.circuits[1].propagation == .seconds(1))
    #expect(scenario.topology.stations[2].positions == 3)
    #expect(scenario.topology.collectives[0].members.map(\.description) == ["RUEHC"])
    #expect(scenario.topology.metric == .km)
    #expect(scenario.recording == .none)
  }

  @Test("A setting meets the topology after the changes of the scenario")
  func changedFirst() throws {
    let files = ScenarioFiles(
      "changes: [{add: {circuit: {from: RUEHTA, to: RUCN}}}, {set: \"circuit RUEHTA>RUEH\", channels: 2}]")
    let topology = try files.resolve(
      set: ["circuits[RUEHTA>RUCN].speed=150 bd", "circuits[RUEHTA>RUEH].channels=4"]
    ).scenario.topology
    #expect(topology.circuits.last?.charactersPerSecond == 20)
    #expect(topology.circuits.first?.channels == 4)
  }

  @Test(
    "A setting that does not fit says where and what would",
    arguments: [
      (
        "policy.preemtion=none", "1:8: error: the policy has no field 'preemtion'; did you mean 'preemption'?"
      ),
      ("polcy.preemption=none", "1:1: error: nothing called 'polcy' can be set; did you mean 'policy'?"),
      ("policy.preemption", "1:18: error: '=' and a value are missing; write it like policy.preemption=none"),
      ("policy.preemption=", "1:19: error: a value is wanted here; write '' for an empty text"),
      (
        "policy.preemption=flsh",
        "1:19: error: 'flsh' is not one of the values of 'preemption'; did you mean 'flash'?"
      ),
      (
        "policy.divertAfter.RUTINE=1 s",
        "1:20: error: there is no precedence 'RUTINE'; did you mean 'ROUTINE'?"
      ),
      (
        "circuits[RUEHTA>RUEX].speed=1 bd",
        "1:10: error: no member of the list is called 'RUEHTA>RUEX'; did you mean 'RUEHTA>RUEH'?"
      ),
      (
        "circuits[RUEHTA>RUEH].sped=1 bd", "1:23: error: a circuit has no field 'sped'; did you mean 'speed'?"
      ),
      (
        "circuits[RUEHTA>RUEH].speed=1 bx",
        "1:29: error: 'bx' is not a unit of speed; use bd, bps, kbps, cps or wpm"
      ),
      ("circuits[*].speed=1 bx", "1:19: error: 'bx' is not a unit of speed; use bd, bps, kbps, cps or wpm"),
      ("stations[RUEHTA].positions=0", "1:28: error: positions has to be 1 to 1000000, not 0"),
      (
        "traffic[traffic 2].batch=1",
        "1:9: error: no member of the list is called 'traffic 2'; did you mean 'traffic 1'?"
      ),
      (
        "traffic[1].batch=1",
        "1:9: error: there is no member 1: the list has 1; members are counted from 0 to 0"
      ),
      ("topology=nix.yaml", "1:10: error: nix.yaml: there is no such file"),
      ("seed=[", "1:7: error: did not find expected node content; while parsing a flow node from line 1"),
    ])
  func misfit(_ setting: String, _ expected: String) {
    let error = #expect(throws: (any Error).self) { try Self.files.resolve("a.yaml", set: [setting]) }
    #expect(error.map { "\($0)".firstLine } == "--set 1:" + expected)
  }

  @Test("Several settings that do not fit are reported at once, each under its own number")
  func several() {
    let files = ScenarioFiles("")
    #expect(
      files.errors(set: ["polcy=1", "seed=2", "a["]).map(\.firstLine) == [
        "--set 1:1:1: error: nothing called 'polcy' can be set; did you mean 'policy'?",
        "--set 3:1:3: error: '=' and a value are missing; write it like policy.preemption=none",
      ])
  }
}
