import Report
import Testing

@Suite("The scale of bars of time")
struct TimeScaleTests {
  @Test("is in proportion where times are alike")
  func linear() {
    let scale = TimeScale([60, 600, 3000])
    #expect(!scale.isLogarithmic)
    #expect(scale.part(3000) == 1)
    #expect(scale.part(1500) == 0.5)
    #expect(scale.part(0) == 0)
    #expect(scale.part(-1) == 0)
    #expect(scale.words == "on a scale from 0 to 50.0 min")
  }

  @Test("is logarithmic where one is a hundred times another, and leaves something of the shortest")
  func logarithmic() {
    let scale = TimeScale([58, 53_880])
    #expect(scale.shortest == 10)
    #expect(scale.part(58) > 0)
    #expect(scale.part(53_880) == 1)
    #expect(abs(scale.part((10.0 * 53_880).squareRoot()) - 0.5) < 1e-12)
    #expect(scale.part(10) == 0)
    #expect(scale.words == "on a logarithmic scale from 10.0 s to 15.0 h")
  }

  @Test(
    "never turns back: what is longer is no shorter on it", arguments: [[1, 2], [1, 1e6], [0.002, 9e5]])
  func monotonic(ends: [Double]) {
    let scale = TimeScale(ends)
    let parts = stride(from: 0, through: 1, by: 0.01).map { scale.part(ends[0] + $0 * (ends[1] - ends[0])) }
    #expect(zip(parts, parts.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(parts.allSatisfy { 0...1 ~= $0 })
  }

  @Test("of nothing, or of what never ends, has no length")
  func nothing() {
    #expect(TimeScale([]).part(5) == 0)
    #expect(TimeScale([.infinity, 0]).part(5) == 0)
    #expect(TimeScale([1, .infinity]).part(.infinity) == 1)
  }
}
