import Analysis
import Testing

/// Quantiles by linear interpolation, type 7 of Hyndman and Fan; the expected values are worked out by hand.
@Suite("A quantile")
struct QuantileTests {
  @Test(
    "lies between the members of the sample, at (n - 1) p",
    arguments: [
      (0, 1), (0.1, 1.3), (0.25, 1.75), (0.5, 2.5), (0.75, 3.25), (0.9, 3.7), (0.95, 3.85), (1, 4),
    ] as [(Double, Double)])
  func four(part: Double, value: Double) {
    #expect(abs(Quantile(of: [3, 1, 4, 2])(part) - value) < 1e-12)
  }

  @Test(
    "of the tenth to hundredth is what statistical programs give by default",
    arguments: [(0.5, 55), (0.9, 91), (0.95, 95.5), (0.99, 99.1)] as [(Double, Double)])
  func ten(part: Double, value: Double) {
    #expect(abs(Quantile(of: stride(from: 10.0, through: 100, by: 10).reversed())(part) - value) < 1e-9)
  }

  @Test("of a single number is that number", arguments: [0, 0.3, 1])
  func single(part: Double) {
    #expect(Quantile(of: [7])(part) == 7)
  }

  @Test("never decreases, and stays inside the sample")
  func monotone() {
    let quantile = Quantile(of: [5, 5, 1, 9, 2, 2, 8])
    let values = (0...100).map { quantile(Double($0) / 100) }
    #expect(values == values.sorted())
    #expect(values.first == 1)
    #expect(values.last == 9)
  }

  @Test("of nothing does not exist")
  func empty() async {
    await #expect(processExitsWith: .failure) { _ = Quantile(of: []) }
  }
}
