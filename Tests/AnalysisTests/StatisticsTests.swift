import Analysis
import EventKernel
import Testing

@Suite("Means, tests and quantiles")
struct StatisticsTests {
  static let a = [42.1, 39.8, 44.5, 41.0, 40.2, 43.3, 38.9, 45.1, 42.7, 41.4]
  static let b = [38.7, 37.9, 41.2, 38.8, 39.1, 39.9, 37.5, 41.0, 39.6, 38.3]

  @Test("one pass keeps small variations around a large mean, and parts can be merged in any way")
  func moments() throws {
    let sample = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]
    #expect(Moments(of: sample).mean == 1e9 + 10)
    #expect(try #require(Moments(of: sample).variance) == 30)
    for cut in 0...sample.count {
      var merged = Moments(of: sample[..<cut])
      merged.merge(Moments(of: sample[cut...]))
      #expect(merged.count == 4)
      #expect(merged.mean == 1e9 + 10)
      #expect(abs(try #require(merged.variance) - 30) < 1e-6)
    }
    #expect(Moments(of: [5]).variance == nil)
    #expect(Moments().variance == nil)
  }

  @Test("the interval of a mean by hand: 1, 2, 3 give 2 ± 4.302653 / √3")
  func interval() throws {
    let estimate = MeanEstimate(of: [1, 2, 3])
    #expect(estimate.mean == 2)
    #expect(abs(try #require(estimate.halfWidth) - 4.302652729749462 / 3.0.squareRoot()) < 1e-9)
    #expect(MeanEstimate(of: [7]).halfWidth == nil)
    #expect(MeanEstimate(of: [7, 7]).halfWidth == 0)
    #expect(MeanEstimate(of: [-1, 1]).relativePrecision == .infinity)
    #expect(MeanEstimate(of: [0, 0]).relativePrecision == 0)
  }

  @Test("the paired t test gives the known answers")
  func paired() throws {
    let test = PairedTest(Array(zip(Self.a, Self.b)))
    #expect(abs(test.difference.mean - 2.7) < 1e-9)
    let differences = Moments(of: zip(Self.a, Self.b).map(-))
    #expect(abs(try #require(differences.standardDeviation) - 0.986577) < 1e-6)
    #expect(abs(test.t - 8.65432) < 1e-5)
    #expect(abs(try #require(test.difference.halfWidth) - 0.705754) < 1e-6)
    #expect(abs(try #require(test.p) - 1.174909e-05) < 1e-10)
    // (2.38² + 1.20²) / 0.9866²: computed from the two samples.
    let sum = try #require(Moments(of: Self.a).variance) + #require(Moments(of: Self.b).variance)
    #expect(abs(try #require(test.varianceRatio) - sum / (0.986577 * 0.986577)) < 1e-4)
    #expect(try #require(test.correlation) > 0.9)
  }

  @Test("Welch's test gives the known answers")
  func welch() throws {
    let test = try #require(WelchTest(Moments(of: Self.a), Moments(of: Self.b)))
    #expect(abs(test.t - 3.597336) < 1e-6)
    #expect(abs(test.degreesOfFreedom - 14.861283) < 1e-6)
    #expect(abs(test.halfWidth - 1.601072) < 1e-6)
    #expect(abs(test.difference - 2.7) < 1e-9)
    #expect(test.p < 0.01)
    #expect(WelchTest(Moments(of: [1]), Moments(of: Self.b)) == nil)
  }

  @Test("pairs that do not differ, or differ by the same each time, need no division by nothing")
  func degenerate() {
    let equal = PairedTest([(1, 1), (2, 2), (3, 3)])
    #expect(equal.t == 0)
    #expect(equal.p == 1)
    #expect(equal.correlation == 1)
    #expect(equal.varianceRatio == nil)
    let shifted = PairedTest([(2, 1), (3, 2), (4, 3)])
    #expect(shifted.t == .infinity)
    #expect(shifted.p == 0)
    #expect(shifted.difference.halfWidth == 0)
  }

  @Test("quantiles of type 7 give the known answers, and have an interval across replications")
  func quantiles() throws {
    let sample = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
    let quantile = Quantile(of: sample)
    #expect(quantile(0.5) == 4)
    #expect(quantile(0.9) == 6)
    #expect(abs(quantile(0.95) - 7.5) < 1e-12)
    let median = try #require(MeanEstimate.quantile(0.5, across: [sample, [], sample.map { $0 + 2 }]))
    #expect(median.mean == 5)
    #expect(median.count == 2)
    #expect(abs(try #require(median.halfWidth) - 12.706205) < 1e-5)
    #expect(MeanEstimate.quantile(0.5, across: [[], []]) == nil)
  }

  @Test("several comparisons share the error that is allowed")
  func bonferroni() {
    #expect(abs(Bonferroni.confidence(0.95, comparisons: 5) - 0.99) < 1e-12)
    #expect(Bonferroni.confidence(0.95, comparisons: 1) == 0.95)
    #expect(Bonferroni.note(0.95, comparisons: 1) == nil)
    #expect(
      Bonferroni.note(0.95, comparisons: 3)
        == "3 comparisons: each interval at 98.33 %, so that all hold together at 95 % (Bonferroni)")
  }

  @Test("a stopping rule asks for precision, or for a sign")
  func stopping() {
    #expect(StoppingRule.relativePrecision(0.1).isMet(by: MeanEstimate(of: [100, 101, 99, 100])))
    #expect(!StoppingRule.relativePrecision(0.1).isMet(by: MeanEstimate(of: [50, 150])))
    #expect(!StoppingRule.relativePrecision(0.1).isMet(by: MeanEstimate(of: [100])))
    #expect(StoppingRule.decided.isMet(by: MeanEstimate(of: [-1, -1.1, -0.9])))
    #expect(!StoppingRule.decided.isMet(by: MeanEstimate(of: [-1, 1])))
    #expect(!StoppingRule.decided.isMet(by: MeanEstimate(of: [-1])))
  }

  @Test("looks are planned ahead, and each is stricter the more there are")
  func looks() {
    let plan = LookPlan(first: 10, limit: 100, confidence: 0.95)
    #expect(plan.looks == [10, 20, 40, 80, 100])
    #expect(abs(plan.confidence - 0.99) < 1e-12)
    #expect(plan.next(after: 0) == 10)
    #expect(plan.next(after: 40) == 80)
    #expect(plan.next(after: 100) == nil)
    #expect(LookPlan(first: 2, limit: 2, confidence: 0.9).looks == [2])
  }

  // MARK: By chance

  static let seed: UInt64 = 20_081_030

  /// Numbers that are drawn from a normal distribution with mean 10.
  private static func sample(_ count: Int, entity: Int, deviation: Double = 3) -> [Double] {
    let streams = RandomStreams(seed: seed)
    return (0..<count).map { index in
      let unit = streams.unit(purpose: 200, entity: UInt64(entity), index: UInt32(index))
      return 10 + deviation * PortableMath.normalQuantile(unit)
    }
  }

  @Test("the 95 % interval of 10 numbers covers the true mean in 92 to 98 of 100 cases")
  func coverage() throws {
    let covered = try (0..<400).count { repetition in
      let estimate = MeanEstimate(of: Self.sample(10, entity: repetition))
      return try #require(estimate.interval).contains(10)
    }
    #expect((368...392).contains(covered), "seed \(Self.seed): \(covered) of 400")
  }

  @Test("1000 comparisons of equals call a difference about as often as allowed")
  func equals() throws {
    let called = (0..<1000).count { repetition in
      let (a, b) = (
        Self.sample(10, entity: 2 * repetition + 1000), Self.sample(10, entity: 2 * repetition + 1001)
      )
      return StoppingRule.decided.isMet(by: PairedTest(Array(zip(a, b))).difference)
    }
    // 50 are expected, with a standard deviation of 7.
    #expect((29...71).contains(called), "seed \(Self.seed): \(called) of 1000")
  }

  @Test("whoever adds pairs until the sign is settled is wrong no more often than asked")
  func untilDecided() throws {
    let plan = LookPlan(first: 10, limit: 80, confidence: 0.95)
    let called = (0..<1000).count { repetition in
      let (a, b) = (
        Self.sample(80, entity: 2 * repetition + 10_000), Self.sample(80, entity: 2 * repetition + 10_001)
      )
      let differences = zip(a, b).map(-)
      return plan.looks.contains {
        StoppingRule.decided.isMet(by: MeanEstimate(of: differences[..<$0], confidence: plan.confidence))
      }
    }
    #expect(called <= 50, "seed \(Self.seed): \(called) of 1000")
  }
}
