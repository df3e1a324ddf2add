import Experiment
import RelayNetwork
import Scenario
import Testing

@Suite("What is varied")
struct VariationTests {
  @Test(
    "values are told apart by the commas outside of brackets and quotes",
    arguments: [
      ("a=1,2", "a", ["1", "2"]),
      ("circuits[A>B].speed=50 bd, 75 bd", "circuits[A>B].speed", ["50 bd", "75 bd"]),
      ("a={uniform: [1, 2]},3", "a", ["{uniform: [1, 2]}", "3"]), ("a='x,y',z", "a", ["'x,y'", "z"]),
      ("a=b=c", "a", ["b=c"]), ("a=", "a", [""]),
    ])
  func values(text: String, path: String, values: [String]) throws {
    let parts = try #require(ValueList.parts(of: text))
    #expect(parts.path == path)
    #expect(parts.values == values)
  }

  @Test("without an equals sign there is no path", arguments: ["a", "a[b=c]", ""])
  func none(text: String) {
    #expect(ValueList.parts(of: text) == nil)
  }

  @Test("in words a change of the topology means what it means as data")
  func changes() throws {
    for (words, speed) in [
      ("set circuit RUEHTA>RUEHC speed=300 cps", 300.0),
      ("{set: \"circuit RUEHTA>RUEHC\", speed: 20 cps}", 20),
    ] {
      let resolved = try ScenarioReader.resolve(
        "line.yaml", overrides: [ScenarioOverride(change: words, number: 1)], load: Line.load)
      #expect(resolved.scenario.topology.circuits[0].charactersPerSecond == speed)
    }
    let added = try ScenarioReader.resolve(
      "line.yaml",
      overrides: [
        ScenarioOverride(change: "add circuit {from: RUEHC, to: RUEHTA, speed: 75 bd}", number: 1)
      ],
      load: Line.load)
    #expect(added.scenario.topology.circuits.count == 2)
    let removed = try ScenarioReader.resolve(
      "line.yaml",
      overrides: [
        ScenarioOverride(change: "add circuit {from: RUEHC, to: RUEHTA, speed: 75 bd}", number: 1),
        ScenarioOverride(change: "remove circuit RUEHC>RUEHTA", number: 2),
      ], load: Line.load)
    #expect(removed.scenario.topology.circuits.count == 1)
  }
}
