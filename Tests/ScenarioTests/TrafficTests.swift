import CableFormat
import EventKernel
import RelayNetwork
import Scenario
import Testing

@Suite("Background load of a scenario")
struct TrafficTests {
  /// A source whose other fields are as usual; the station indices are those of the file's order.
  private static func scenario(_ fields: String) throws -> Scenario {
    try ScenarioFiles(
      """
      duration: 1 d
      traffic: [{\(fields)}]
      """
    ).resolve().scenario
  }

  private static let usual = "interval: 5 min, mix: ROUTINE, characters: 3000"

  private static func indicators(_ texts: String...) -> [RoutingIndicator] {
    texts.compactMap { RoutingIndicator($0) }
  }

  @Test("A source has what is said of it")
  func all() throws {
    let scenario = try Self.scenario(
      """
      name: posts to Department, from: tributaries, to: [RUEHC], info: {pick: 2, of: all},
        interval: {exponential: 20 min}, batch: {uniform: [1, 3]},
        mix: {ROUTINE: 0.619, FLASH: 0.001, IMMEDIATE: 0.08, PRIORITY: 0.30}, infoPrecedence: ROUTINE,
        characters: {lognormal: {median: 3800, mean: 6500}}, sections: 2,
        hourlyProfile: [1, 1, 1, 1, 1, 1, 2, 3, 4, 4, 4, 4, 4, 4, 4, 4, 3, 2, 2, 1, 1, 1, 1, 0.5],
        classification: {CONFIDENTIAL: 0.45, UNCLASSIFIED: 0.55}
      """)
    let source = try #require(scenario.traffic.first)
    #expect(source.name == "posts to Department")
    #expect(
      source.from.map { scenario.topology[$0].indicator } == Self.indicators("RUEHBJ", "RUEHC", "RUEHTA"))
    #expect(source.action == .all(Self.indicators("RUEHC")))
    #expect(source.info == .some(2, of: Self.indicators("RUCN", "RUEH", "RUEHBJ", "RUEHC", "RUEHTA", "RUEO")))
    #expect(source.interval == .exponential(mean: 1200e6))
    #expect(source.batch == .uniform(from: 1, to: 3))
    // In the order of precedence, however the file has them.
    #expect(source.mix.map(\.value) == [.flash, .immediate, .priority, .routine])
    #expect(source.mix.map(\.weight) == [0.001, 0.08, 0.3, 0.619])
    #expect(source.infoPrecedence == .routine)
    #expect(source.characters == .lognormal(median: 3800, mean: 6500))
    #expect(source.sections == 2)
    #expect(source.hourlyProfile?.count == 24)
    #expect(source.hourlyProfile?.last == 0.5)
    #expect(source.classifications == [.init(.unclassified, 0.55), .init(.confidential, 0.45)])
  }

  @Test("What is not said is as usual")
  func usual() throws {
    let source = try #require(try Self.scenario("from: RUEHTA, to: RUEHC, \(Self.usual)").traffic.first)
    #expect(source.name == "traffic 1")
    #expect(source.info == .all([]))
    #expect(source.interval == .constant(300e6))
    #expect(source.batch == .constant(1))
    #expect(source.mix == [.init(.routine, 1)])
    #expect(source.classifications == [.init(.unclassified, 1)])
    #expect(source.sections == nil && source.hourlyProfile == nil && source.infoPrecedence == nil)
  }

  @Test("The stations that file are in alphabetical order, each once, a guarded indicator being its post's")
  func from() throws {
    let scenario = try Self.scenario("from: [RUEO, RUEHTA, RUEHAST, relays, RUEH], to: RUEHC, \(Self.usual)")
    let from = scenario.traffic[0].from.map { scenario.topology[$0].indicator }
    #expect(from == Self.indicators("RUCN", "RUEH", "RUEHTA", "RUEO"))
  }

  @Test("Sources without a name are told apart by their place")
  func names() throws {
    let scenario = try ScenarioFiles(
      """
      duration: 1 d
      traffic:
        - {from: RUEHTA, to: RUEHC, \(Self.usual)}
        - {name: second, from: RUEHTA, to: RUEHC, \(Self.usual)}
        - {from: RUEHTA, to: RUEHC, \(Self.usual)}
      """
    ).resolve().scenario
    #expect(scenario.traffic.map(\.name) == ["traffic 1", "second", "traffic 3"])
  }

  @Test("A draw does not depend on the order in which a file lists what it is drawn from")
  func order() throws {
    let one = try Self.scenario("from: RUEHTA, to: {pick: 1, of: [RUEHC, RUEHBJ]}, \(Self.usual)").traffic[0]
    let other = try Self.scenario("from: RUEHTA, to: {pick: 1, of: [RUEHBJ, RUEHC]}, \(Self.usual)").traffic[
      0]
    #expect(one.action == other.action)
  }
}
