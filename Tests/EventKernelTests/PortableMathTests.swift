import Foundation
import Testing
import TestSupport

@testable import EventKernel

@Suite("Portable logarithm, exponential and normal quantile")
struct PortableMathTests {
  @Test("A number outside the range is a mistake of the program")
  func outOfRange() async {
    await #expect(processExitsWith: .failure) { _ = PortableMath.log(0) }
    await #expect(processExitsWith: .failure) { _ = PortableMath.log(-1) }
    await #expect(processExitsWith: .failure) { _ = PortableMath.log(.infinity) }
    await #expect(processExitsWith: .failure) { _ = PortableMath.exp(701) }
    await #expect(processExitsWith: .failure) { _ = PortableMath.exp(.nan) }
  }

  /// What is documented, and half a unit that Foundation's own rounding may add.
  private let allowed = 2.5

  /// The difference in units of the last place of what is right.
  private func units(_ value: Double, from right: Double) -> Double {
    abs(value - right) / right.ulp
  }

  @Test("The logarithm is right to 2 units in the last place", arguments: 1...4 as ClosedRange<UInt64>)
  func logarithm(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var worst = (error: 0.0, at: 1.0)
    for index in 0..<20_000 {
      let x =
        switch index % 3 {
        case 0: Double(bitPattern: UInt64.random(in: 1..<0x7FF0_0000_0000_0000, using: &generator))
        case 1: Double.random(in: 0.5...2, using: &generator)
        default: 1 - Double.random(in: 0..<1, using: &generator)
        }
      let error = units(PortableMath.log(x), from: Foundation.log(x))
      if error > worst.error { worst = (error, x) }
    }
    #expect(worst.error < allowed, "seed \(seed), x = \(worst.at)")
  }

  @Test("Two logarithms at once have the bits of each alone", arguments: 1...4 as ClosedRange<UInt64>)
  func logarithms(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for index in 0..<20_000 {
      func number() -> Double {
        switch index % 3 {
        case 0: Double(bitPattern: UInt64.random(in: 1 << 52..<0x7FF0_0000_0000_0000, using: &generator))
        case 1: Double.random(in: 0.5...2, using: &generator)
        default: 1 - Double.random(in: 0..<1, using: &generator)
        }
      }
      let pair = SIMD2(number(), number())
      let alone = SIMD2(PortableMath.log(pair[0]), PortableMath.log(pair[1]))
      #expect(PortableMath.logs(pair) == alone, "seed \(seed), \(pair)")
    }
  }

  @Test("The logarithm's table holds what its columns are said to hold")
  func logarithmTable() {
    let log2 = Foundation.log(2.0)
    for index in 0..<128 {
      let part = LogarithmTable.parts[index]
      let center = index == 0 ? 1 : index == 127 ? 2 : 1 + (Double(index) + 0.5) / 128
      #expect(part.center == center)
      #expect(part.inverse == 1 / center)
      #expect(part.shift == (center > 2.0.squareRoot() ? 1 : 0))
      #expect(abs(part.logarithm - (Foundation.log(center) - part.shift * log2)) < 1e-16)
    }
  }

  @Test("The exponential is right to 2 units in the last place", arguments: 1...4 as ClosedRange<UInt64>)
  func exponential(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var worst = (error: 0.0, at: 0.0)
    for index in 0..<20_000 {
      let x = Double.random(in: index.isMultiple(of: 2) ? -700...700 : -2...2, using: &generator)
      let error = units(PortableMath.exp(x), from: Foundation.exp(x))
      if error > worst.error { worst = (error, x) }
    }
    #expect(worst.error < allowed, "seed \(seed), x = \(worst.at)")
  }

  @Test("Exact where the result is exact")
  func exact() {
    #expect(PortableMath.log(1) == 0)
    #expect(PortableMath.exp(0) == 1)
    #expect(PortableMath.normalQuantile(0.5) == 0)
  }

  @Test(
    "The ends of the range are met",
    arguments: [Double.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude])
  func ends(x: Double) {
    #expect(units(PortableMath.log(x), from: Foundation.log(x)) < allowed)
    for power in [-700.0, 700] {
      #expect(units(PortableMath.exp(power), from: Foundation.exp(power)) < allowed)
    }
  }

  @Test(
    "The normal quantile at known probabilities",
    arguments: [
      (0.975, 1.959963984540054), (0.95, 1.6448536269514722), (0.99, 2.3263478740408408),
      (0.75, 0.6744897501960817), (0.9999, 3.719016485455709), (1e-10, -6.361340902404056),
      (1e-20, -9.262340089798408), (1e-100, -21.273453560965324), (0.025, -1.959963984540054),
    ])
  func quantiles(probability: Double, quantile: Double) {
    #expect(abs(PortableMath.normalQuantile(probability) - quantile) <= 1e-15 * abs(quantile))
  }

  @Test("The normal quantile undoes the distribution function", arguments: 1...3 as ClosedRange<UInt64>)
  func quantileOfDistribution(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let probability = Foundation.exp(-Double.random(in: 0.7...40, using: &generator))
      let back = 0.5 * erfc(-PortableMath.normalQuantile(probability) / 2.0.squareRoot())
      #expect(abs(back / probability - 1) < 1e-13, "seed \(seed), p = \(probability)")
    }
  }

  @Test("The normal quantile rises throughout, and is odd around one half")
  func monotone() {
    let grid = (1..<4096).map { Double($0) / 4096 }
    let values = grid.map(PortableMath.normalQuantile)
    #expect(zip(values, values.dropFirst()).allSatisfy(<))
    #expect(zip(values, values.reversed()).allSatisfy { $0 == -$1 })
  }
}
