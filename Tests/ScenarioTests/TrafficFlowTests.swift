import CableFormat
import Scenario
import Testing

/// How much traffic a scenario sends which way.
@Suite("The flow of a scenario's traffic")
struct TrafficFlowTests {
  private func flow(_ body: String) throws -> TrafficFlow {
    let files = ScenarioFiles("start: 2008-10-30T11:00:00Z\nduration: 10 h\n" + body)
    return TrafficFlow(try ScenarioReader.resolve("s.yaml", load: files.load).scenario)
  }

  private func rate(_ flow: TrafficFlow, _ from: String, _ to: String) throws -> Double {
    flow.cablesPerHour(
      from: try #require(RoutingIndicator(from)), to: try #require(RoutingIndicator(to)))
  }

  @Test("Every station of a source sends at its rate; a choice is shared among those that can be chosen")
  func sources() throws {
    let flow = try flow(
      """
      traffic:
        - {name: posts, from: tributaries, to: [RUEH], info: {pick: 1, of: tributaries},
           interval: {exponential: 20 min}, mix: {ROUTINE: 1}, characters: 1000}
      """)
    #expect(try rate(flow, "RUEHC", "RUEH") == 3)
    #expect(try rate(flow, "RUEHC", "RUEHTA") == 1.5)
    #expect(try rate(flow, "RUEHC", "RUEHC") == 0)
    #expect(try rate(flow, "RUEH", "RUEHC") == 0)
  }

  @Test("A cable that is given is spread over the duration")
  func cables() throws {
    let flow = try flow(
      """
      cables:
        - {from: RUEHC, filedAt: +10 min, precedence: ROUTINE, to: [RUEHTA], info: [RUEHBJ], characters: 100}
      """)
    #expect(try rate(flow, "RUEHC", "RUEHTA") == 0.1)
    #expect(try rate(flow, "RUEHC", "RUEHBJ") == 0.1)
    #expect(try rate(flow, "RUEHTA", "RUEHC") == 0)
  }
}
