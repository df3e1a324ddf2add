import Analysis
import CableFormat
import EventKernel
import Experiment
import Scenario
import struct Scenario.Expectation
import Testing

@Suite("Expectations")
struct TrialTests {
  /// What becomes of an expectation of the line, run eight times.
  private func judgement(_ claim: Expectation.Claim, _ settings: String...) throws -> Judgement {
    let settings = ["replications=8", "duration=20 min"] + settings
    let overrides = settings.enumerated().map { ScenarioOverride(set: $0.element, number: $0.offset + 1) }
    var scenario = try ScenarioReader.resolve("line.yaml", overrides: overrides, load: Line.load).scenario
    scenario.expectations = [Expectation(that: "it is quick", measure: .received, claim: claim, line: 1)]
    let trial = Trial(of: scenario, by: Crew(jobs: 2), confidence: 0.95)
    return try #require(trial.judgements.first)
  }

  private func claim(isQuantile: Bool, within seconds: Double) -> Expectation.Claim {
    let span = TimeSpan(microseconds: Int64(seconds * 1e6))
    return isQuantile ? .quantile(0.9, within: span) : .mean(within: span)
  }

  @Test("a number is judged by its interval, not by its point", arguments: [true, false])
  func interval(isQuantile: Bool) throws {
    let free = try judgement(claim(isQuantile: isQuantile, within: 1000))
    #expect(free.ruling == .pass)
    let seen = try #require(free.seen)
    let halfWidth = try #require(seen.halfWidth)
    for (limit, ruling) in [
      (seen.mean + 1.1 * halfWidth, Judgement.Ruling.pass), (seen.mean + 0.5 * halfWidth, .undecided),
      (seen.mean - 0.5 * halfWidth, .undecided),
    ] {
      #expect(try judgement(claim(isQuantile: isQuantile, within: limit)).ruling == ruling)
    }
    // Who waits for longer at the end counts as well, so that the limit is well below.
    #expect(try judgement(claim(isQuantile: isQuantile, within: seen.mean / 2)).ruling == .fail)
  }

  @Test("a single run is what it is")
  func single() throws {
    let one = try judgement(claim(isQuantile: false, within: 1000), "replications=1")
    let seen = try #require(one.seen)
    #expect(seen.halfWidth == nil)
    #expect(
      try judgement(claim(isQuantile: false, within: 1.1 * seen.mean), "replications=1").ruling == .pass)
    #expect(
      try judgement(claim(isQuantile: false, within: 0.99 * seen.mean), "replications=1").ruling == .fail)
  }

  @Test("who gets no cable for want of a circuit is late for every limit")
  func never() throws {
    let quantile = try judgement(
      claim(isQuantile: true, within: 1000), "changes=[{remove: \"circuit RUEHTA>RUEHC\"}]")
    #expect(quantile.ruling == .fail)
    #expect(quantile.seen == nil)
    #expect(quantile.hopeless == quantile.meant)
    #expect(try judgement(.all, "changes=[{remove: \"circuit RUEHTA>RUEHC\"}]").ruling == .fail)
  }

  @Test("nothing is decided where nobody is meant")
  func nobody() throws {
    let judgement = try judgement(claim(isQuantile: true, within: 1), "traffic=[]")
    #expect(judgement.ruling == .undecided)
    #expect(judgement.meant == 0)
  }
}
