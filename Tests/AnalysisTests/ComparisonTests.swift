import Analysis
import CableFormat
import EventKernel
import Scenario
import Testing

@Suite("Comparisons")
struct ComparisonTests {
  static let action = ResultKey(.immediate, .action, .delivered)

  static func observations(_ key: ResultKey = action, _ seconds: [Double?]) -> [Observation] {
    seconds.enumerated().map { Observation(key, pair: $0.offset, seconds: $0.element) }
  }

  static func compare(_ old: [Double?], _ new: [Double?], comparisons: Int = 1) -> Comparison {
    Comparison(
      baseline: (name: "as it is", observations: observations(action, old)),
      arm: (name: "changed", observations: observations(action, new)), comparisons: comparisons)
  }

  @Test("an arm against itself is identical: exactly 0, whatever the numbers")
  func identical() throws {
    let difference = try #require(Self.compare([0.1, 0.2, 1e9 / 3], [0.1, 0.2, 1e9 / 3]).differences.first)
    #expect(difference.test?.difference.mean == 0)
    #expect(difference.test?.difference.halfWidth == 0)
    #expect(difference.verdict.description == "identical")
    #expect(difference.varianceReduction == nil)
  }

  @Test("faster and slower are said with their half-width, in one unit")
  func words() throws {
    // Differences of -732, -744 and -756 s: -744 ± 4.302653 · 12 / √3 = 29.81 s.
    let faster = try #require(Self.compare([1000, 1000, 1000], [268, 256, 244]).differences.first)
    #expect(faster.verdict.description == "faster by 12.4 ± 0.5 min")
    let slower = try #require(Self.compare([268, 256, 244], [1000, 1000, 1000]).differences.first)
    #expect(slower.verdict.description == "slower by 12.4 ± 0.5 min")
  }

  @Test("where the interval holds 0, what could at most be there is said")
  func undetected() throws {
    // Differences of 10, -10 and 0 s: 0 ± 4.302653 · 10 / √3 = 24.84 s.
    let none = try #require(Self.compare([100, 110, 100], [110, 100, 100]).differences.first)
    #expect(none.verdict.description == "no difference detected: less than 24.9 s either way")
    #expect(!Self.compare([100, 110, 100], [110, 100, 100]).isDecided)
  }

  @Test("a single pair has no interval, and that is said")
  func single() throws {
    let only = try #require(Self.compare([100], [40]).differences.first)
    #expect(only.verdict.description == "faster by 1.0 min in the only pair")
  }

  @Test("what ends in one arm only is counted, not dropped")
  func unmatched() throws {
    let difference = try #require(Self.compare([1, 2, nil, 4], [1, nil, 3, 4]).differences.first)
    #expect(difference.pairs == 2)
    #expect(difference.onlyInBaseline == 1)
    #expect(difference.onlyInArm == 1)
    #expect(difference.verdict != .identical)
    let nobody = try #require(Self.compare([1, 2], [nil, nil]).differences.first)
    #expect(nobody.verdict.description == "not comparable: no pair came to an end in both")
  }

  @Test("several cables of one replication are averaged before they are paired")
  func averaged() throws {
    let old = [10.0, 20, 30, 40].enumerated().map {
      Observation(Self.action, pair: $0.offset / 2, seconds: $0.element)
    }
    let comparison = Comparison(
      baseline: ("old", old), arm: ("new", Self.observations(Self.action, [16, 36])))
    let difference = try #require(comparison.differences.first)
    #expect(difference.pairs == 2)
    #expect(difference.test?.difference.mean == 1)
    #expect(difference.baselineMean == 25)
  }

  @Test("differences come by measure, the highest precedence first, by role and addressee")
  func order() throws {
    let keys = [
      ResultKey(nil, .action, .received), ResultKey(.flash, .action, .received),
      ResultKey(.flash, .info, .received),
      ResultKey(.routine, .action, .received),
      ResultKey(.routine, .action, .received, addressee: RoutingIndicator("RUEHC")),
      ResultKey(.flash, .action, .delivered),
    ]
    let observations = keys.reversed().map { Observation($0, pair: 0, seconds: 1) }
    let comparison = Comparison(baseline: ("a", observations), arm: ("b", observations))
    #expect(comparison.differences.map(\.key) == keys)
  }

  @Test("several arms widen the intervals")
  func bonferroni() throws {
    func width(_ comparisons: Int) throws -> Double {
      let comparison = Self.compare([1, 2, 3, 4], [2, 2, 4, 5], comparisons: comparisons)
      return try #require(comparison.differences.first?.test?.difference.halfWidth)
    }
    #expect(try width(4) > width(1))
    #expect(Self.compare([1], [1], comparisons: 4).confidence == 0.9875)
  }

  // MARK: Policy

  static let rulings: [(old: [Double?], new: [Double?], ruling: SlownessPolicy.Ruling)] = [
    ([100, 200, 300], [100, 200, 300], .pass),
    ([100, 200, 300], [101, 202, 302], .pass),
    ([100, 200, 300], [150, 251, 349], .fail),
    ([100, 200, 300], [100, 200, 340], .undecided),
    ([100, 200, 300], [50, 150, 250], .pass),
    ([100, 200], [nil, nil], .fail),
    ([100], [110], .fail),
  ]

  @Test(
    "a build server fails what is slower by more than 5 %, and doubts what it cannot tell", arguments: rulings
  )
  func policy(_ known: (old: [Double?], new: [Double?], ruling: SlownessPolicy.Ruling)) throws {
    let policy = try #require(SlownessPolicy("5%"))
    #expect(policy.ruling(on: Self.compare(known.old, known.new)) == known.ruling)
  }

  @Test(
    "a tolerance is a part or a percentage, never below 0", arguments: ["", "x%", "-1%", "5 %", "nan", "%"])
  func badTolerance(text: String) {
    #expect(SlownessPolicy(text) == nil)
  }

  @Test("0.05 and 5% are the same")
  func tolerance() {
    #expect(SlownessPolicy("0.05") == SlownessPolicy("5%"))
  }
}

@Suite("The price of precedence")
struct PriceOfPrecedenceTests {
  private func cable(_ number: Int) throws -> PriceOfPrecedence.CableIdentity {
    PriceOfPrecedence.CableIdentity(
      originator: try #require(RoutingIndicator("RUEHTA")), filedAt: Instant(microseconds: 0), number: number)
  }

  private func arrivals(_ times: [(cable: Int, at: Int64?)]) throws -> [PriceOfPrecedence.Arrival] {
    var counts: [Int: Int] = [:]
    return try times.map { time in
      counts[time.cable, default: 0] += 1
      return PriceOfPrecedence.Arrival(
        try cable(time.cable), addressee: counts[time.cable] ?? 0,
        at: time.at.map(Instant.init(microseconds:)))
    }
  }

  @Test("what one gains and the others lose is exact, cable by cable")
  func exact() throws {
    let before = try arrivals([(1, 900), (2, 500), (2, 501), (3, 700), (4, 800), (5, 10)])
    let after = try arrivals([(1, 300), (2, 600), (2, 500), (3, 700), (4, nil), (5, 13)])
    let price = PriceOfPrecedence(of: try cable(1), before: before, after: after)
    #expect(price.own.gained == TimeSpan(microseconds: 600))
    #expect(price.own.lost == .zero)
    #expect(price.others.map(\.cable.number) == [2, 5, 4])
    #expect(price.others.first?.lost == TimeSpan(microseconds: 100))
    #expect(price.others.first?.gained == TimeSpan(microseconds: 1))
    #expect(price.others.last?.unsettled == 1)
    #expect(price.gained == TimeSpan(microseconds: 1))
    #expect(price.lost == TimeSpan(microseconds: 103))
    #expect(price.otherCount == 4)
  }

  @Test("the same run twice costs nobody anything")
  func nothing() throws {
    let run = try arrivals([(1, 900), (2, 500), (3, nil)])
    let price = PriceOfPrecedence(of: try cable(1), before: run, after: run)
    #expect(price.others.isEmpty)
    #expect(price.own.gained == .zero)
  }
}

@Suite("Objective sets")
struct ObjectiveSetTests {
  @Test("each set measures something else")
  func limits() {
    #expect(Precedence.allCases.map(ObjectiveSet.endToEnd.limit) == [nil, 600, 1800, 1800, 10800, 21600])
    #expect(Precedence.allCases.map(ObjectiveSet.perStation.limit) == [nil, 600, 1800, 1800, 10800, 86400])
    #expect(Precedence.allCases.map(ObjectiveSet.perSwitch.limit) == [nil, 120, nil, nil, nil, nil])
  }

  @Test("the part that met it counts those who took exactly so long")
  func fraction() {
    #expect(ObjectiveSet.endToEnd.fractionMet(by: [1, 600, 600.1, 700], .flash) == 0.5)
    #expect(ObjectiveSet.perSwitch.fractionMet(by: [1], .routine) == nil)
    #expect(ObjectiveSet.endToEnd.fractionMet(by: [], .flash) == nil)
  }
}
