import Analysis
import CableFormat
import Distribution
import EventKernel
import Experiment
@testable import Scenario
import Testing
import Timeline

@Suite("Arms on the same draws")
struct ContestTests {
  private func compare(_ arms: [Arm], replications: Int) throws -> Contest.Yield {
    var book = RunBook(nil)
    let contest = Contest(
      arms, replications: replications, untilDecided: nil, confidence: 0.95, watch: Watch())
    return try contest.carryOut(by: Crew(jobs: 2), into: &book) { arm, replication in
      TimelineWriter.RunFacts(
        arm: arms[arm].name, replication: replication, engineVersion: "", arguments: "[]", scenarioText: "")
    } tell: { _, _, _ in
    }
  }

  @Test("pairing makes the difference of service rates 1.0 and 1.1 at arrival rate 0.5 ten times sharper")
  func varianceReduction() throws {
    let slow = Arm("1.0", try Line.resolved("duration=4000 s"))
    let fast = Arm("1.1", try Line.resolved("duration=4000 s", "circuits[*].speed=1100 cps"))
    let yield = try compare([slow, fast], replications: 12)
    let difference = try #require(yield.comparisons.first?.differences.first)
    #expect(difference.key == ResultKey(.routine, .action, .received))
    let ratio = try #require(difference.varianceReduction)
    #expect(ratio >= 10, "seed \(slow.scenario.seed): \(ratio)")
    // Theory: 1 / (1.1 - 0.5) less 1 / (1 - 0.5).
    let mean = try #require(difference.test?.difference.mean)
    #expect(abs(mean + 1.0 / 3) < 0.05, "seed \(slow.scenario.seed): \(mean)")
  }

  @Test("an arm compared with itself differs by exactly 0, whatever the seed", arguments: [1, 2, 3, 4, 5])
  func same(seed: Int) throws {
    let arm = Arm("A", try Line.resolved("seed=\(seed)", "duration=10 min"))
    let yield = try compare([arm, arm], replications: 3)
    for difference in yield.comparisons[0].differences {
      #expect(difference.verdict == .identical)
      #expect(difference.test?.difference.mean == 0)
      #expect(difference.test?.difference.halfWidth == 0)
    }
    #expect(!yield.comparisons[0].differences.isEmpty)
  }

  @Test("a cable filed again at a lower precedence takes its information addressees down with it")
  func refiling() throws {
    let scenario = try Line.resolved().scenario
    var filing = Filing(
      originator: scenario.traffic[0].from[0], filedAt: scenario.start, precedence: .immediate,
      infoPrecedence: .priority,
      parties: [
        Filing.Party(indicator: nil, name: "A", role: .action, precedence: .immediate),
        Filing.Party(indicator: nil, name: "B", role: .info, precedence: .priority),
      ], sectionLengths: [100])
    let group = filing.dateTimeGroup.description
    filing.header = Filing.Header(soleSectionSuffix: nil, lines: ["ZNR UUUUU ZZH", "O P \(group)", "FM A"])
    filing.refile(at: .flash)
    #expect(filing.precedence == .flash)
    #expect(filing.parties.map(\.precedence) == [.flash, .priority])
    #expect(filing.header?.lines[1] == "Z P \(group)")
    filing.refile(at: .routine)
    #expect(filing.infoPrecedence == .routine)
    #expect(filing.parties.map(\.precedence) == [.routine, .routine])
    #expect(filing.header?.lines == ["ZNR UUUUU ZZH", "R \(group)", "FM A"])
  }
}
