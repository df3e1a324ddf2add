import Analysis
import Testing

@Suite("MSER-5")
struct WarmUpCutTests {
  /// Series with the number of values to cut off and the mean of the rest.
  static let cases: [(series: [Double], cut: Int, mean: Double)] = [
    (Array(repeating: 10, count: 50) + (0..<950).map { $0.isMultiple(of: 2) ? 1 : -1 }, 50, 0),
    ((0..<100).map { Double($0) / 20 } + Array(repeating: 5, count: 900), 100, 5),
    (Array(repeating: 7, count: 100), 0, 7),
    (
      [
        12, 11, 10, 9, 8, 6, 5, 6, 5, 6, 3, 2, 3, 2, 3, 3, 3, 2, 2, 3, 2, 3, 3, 3, 2, 3, 2, 2, 3, 3, 2, 3, 2,
        3,
        2, 3, 3, 3, 2, 2,
      ], 10, 2.5666667
    ),
  ]

  @Test("cuts off what the known answers say", arguments: cases)
  func knownAnswer(_ known: (series: [Double], cut: Int, mean: Double)) throws {
    let cut = try WarmUpCut(mser5: known.series)
    #expect(cut.cut == known.cut)
    #expect(cut.kept == known.series.count - known.cut)
    #expect(abs(cut.mean - known.mean) < 1e-6)
  }

  @Test("refuses a series that settles past its half, and says so")
  func unsettled() {
    let series = (0..<70).map { 100 - Double($0) } + Array(repeating: 30, count: 30)
    #expect(throws: WarmUpCut.Refusal.unsettled(cut: 70, of: 100)) { try WarmUpCut(mser5: series) }
    #expect(
      WarmUpCut.Refusal.unsettled(cut: 70, of: 100).description
        == "the warm-up would be 70 of 100 values, more than half: the run is too short, or never settles")
  }

  @Test("refuses a series too short to tell", arguments: [0, 4, 29])
  func tooShort(count: Int) {
    #expect(throws: WarmUpCut.Refusal.tooShort(count)) {
      try WarmUpCut(mser5: Array(repeating: 1, count: count))
    }
  }
}
