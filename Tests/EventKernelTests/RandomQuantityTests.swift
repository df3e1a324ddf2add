import Foundation
import Testing

@testable import EventKernel

@Suite("Random quantities")
struct RandomQuantityTests {
  private static let all: [RandomQuantity] = [
    .constant(5), .exponential(mean: 300), .uniform(from: 1, to: 3), .lognormal(median: 7, mean: 12),
    .lognormal(median: 7, mean: 7),
    .empirical([.init(weight: 0.25, value: 1), .init(weight: 0, value: 2), .init(weight: 0.75, value: 4)]),
  ]

  @Test("The smallest and the largest draw give a number", arguments: all)
  func extremes(quantity: RandomQuantity) {
    for unit in [RandomStreams.unit(ofBits: .min), RandomStreams.unit(ofBits: .max)] {
      let value = quantity.value(at: unit)
      #expect(value.isFinite && value >= 0)
    }
  }

  @Test("Larger draws never give smaller values", arguments: all)
  func monotone(quantity: RandomQuantity) {
    let values = (1..<2000).map { quantity.value(at: Double($0) / 2000) }
    #expect(zip(values, values.dropFirst()).allSatisfy(<=))
  }

  @Test("The average over all draws is the mean", arguments: all)
  func mean(quantity: RandomQuantity) {
    let count = 200_000
    let sum = (0..<count).reduce(0.0) { $0 + quantity.value(at: (Double($1) + 0.5) / Double(count)) }
    #expect(abs(sum / Double(count) / quantity.mean - 1) < 1e-4)
  }

  @Test("The mean that is told")
  func means() {
    #expect(RandomQuantityTests.all.map(\.mean) == [5, 300, 2, 12, 7, 3.25])
  }

  @Test(
    "Exponential: the quantiles are those of the formula",
    arguments: [(0.5, 1.386294), (0.95, 5.991465), (0.99, 9.21034)])
  func exponential(unit: Double, value: Double) {
    #expect(abs(RandomQuantity.exponential(mean: 2).value(at: unit) - value) < 1e-6)
  }

  @Test("Uniform: half way is half way")
  func uniform() {
    #expect(RandomQuantity.uniform(from: 60, to: 180).value(at: 0.5) == 120)
    #expect(RandomQuantity.uniform(from: 60, to: 60).value(at: 0.3) == 60)
  }

  @Test("Lognormal: the median is the median, and one sigma is one sigma")
  func lognormal() {
    let quantity = RandomQuantity.lognormal(median: 7, mean: 12)
    #expect(quantity.value(at: 0.5) == 7)
    let sigma = (2 * Foundation.log(12.0 / 7)).squareRoot()
    #expect(abs(quantity.value(at: 0.8413447460685429) / (7 * Foundation.exp(sigma)) - 1) < 1e-12)
  }

  @Test("Lognormal with its mean at the median is constant")
  func narrowLognormal() {
    #expect(RandomQuantity.lognormal(median: 7, mean: 7).value(at: 0.999) == 7)
  }

  @Test(
    "Empirical: each value has the part of the draws that its weight says",
    arguments: [(0.0001, 10.0), (0.2499, 10), (0.2501, 30), (0.9999, 30)])
  func empirical(unit: Double, value: Double) {
    // Weights need not add up to one.
    let quantity = RandomQuantity.empirical([
      .init(weight: 2, value: 10), .init(weight: 0, value: 20), .init(weight: 6, value: 30),
    ])
    #expect(quantity.value(at: unit) == value)
  }

  @Test("A value without weight is never drawn, last in the list or not")
  func weightless() {
    let quantity = RandomQuantity.empirical([.init(weight: 1, value: 10), .init(weight: 0, value: 20)])
    for unit in [RandomStreams.unit(ofBits: .min), 0.5, RandomStreams.unit(ofBits: .max)] {
      #expect(quantity.value(at: unit) == 10)
    }
    let many = RandomQuantity.empirical(
      [RandomQuantity.Weighted](repeating: .init(weight: 0.1, value: 10), count: 10) + [
        .init(weight: 0, value: 20)
      ])
    #expect(many.value(at: RandomStreams.unit(ofBits: .max)) == 10)
  }

  @Test("A drawn span is whole microseconds, and never longer than can be counted")
  func spans() {
    #expect(RandomQuantity.constant(1.6).span(at: 0.5) == TimeSpan(microseconds: 2))
    let endless: [RandomQuantity] = [
      .exponential(mean: 3.2e17), .lognormal(median: 1e17, mean: 3e17), .lognormal(median: 1, mean: 1e6),
    ]
    for quantity in endless {
      let longest = quantity.span(at: RandomStreams.unit(ofBits: .max))
      #expect(longest == TimeSpan(microseconds: 320_000_000_000_000_000))
      #expect(quantity.span(at: RandomStreams.unit(ofBits: .min)) >= .zero)
    }
  }

  @Test("Only the constant 0 is always 0")
  func zero() {
    #expect(RandomQuantity.constant(0).isZero)
    #expect(!RandomQuantity.constant(1).isZero)
    #expect(!RandomQuantity.exponential(mean: 1).isZero)
  }
}
