import Testing
import TestSupport

@testable import EventKernel

@Suite("A draw depends on what it is for, and on nothing else")
struct RandomStreamsTests {
  @Test("A replication that has no number is a mistake of the program")
  func replications() async {
    await #expect(processExitsWith: .failure) { _ = RandomStreams(seed: 1, replication: -1) }
    await #expect(processExitsWith: .failure) { _ = RandomStreams(seed: 1, replication: 1 << 24) }
  }

  @Test("Neither 0 nor 1 is ever drawn, whatever the bits")
  func bounds() {
    #expect(RandomStreams.unit(ofBits: .min) > 0)
    #expect(RandomStreams.unit(ofBits: .max) < 1)
    #expect(RandomStreams.unit(ofBits: .min) == 1 - RandomStreams.unit(ofBits: .max))
    #expect(RandomStreams.unit(ofBits: 1 << 63) > 0.5)
    #expect(RandomStreams.unit(ofBits: 1 << 63 - 1) < 0.5)
  }

  @Test("A draw is the middle of one of 2 to the 52 parts", arguments: 1...3 as ClosedRange<UInt64>)
  func middles(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1000 {
      let bits = UInt64.random(in: .min ... .max, using: &generator)
      #expect(
        RandomStreams.unit(ofBits: bits) == (Double(bits >> 12) + 0.5) * 0x1p-52, "seed \(seed), bits \(bits)"
      )
    }
  }

  @Test("Draws for four things at once are those for each alone")
  func fourThings() {
    let streams = RandomStreams(seed: 7, replication: 3)
    for index in 0..<100 as Range<UInt32> {
      let entities = (0..<4).map { mixed(UInt64(index), $0) }
      let units = streams.units(
        purpose: 11, entities: entities[0], entities[1], entities[2], entities[3], index: index)
      for (place, entity) in entities.enumerated() {
        #expect(units[place] == streams.unit(purpose: 11, entity: entity, index: index))
      }
    }
  }

  @Test("The first draw is the generator's known answer")
  func firstDraw() {
    let draw = RandomStreams(seed: 0).unit(purpose: 0, entity: 0, index: 0)
    #expect(draw == RandomStreams.unit(ofBits: 0xe169_c58d_6627_e8d5))
    #expect(abs(draw - 0.880520197889) < 1e-12)
  }

  @Test(
    "Draws are the same in any order, and however many were made before",
    arguments: 1...3 as ClosedRange<UInt64>)
  func order(seed: UInt64) {
    let streams = RandomStreams(seed: seed, replication: 3)
    let forward = (0..<200 as Range<UInt32>).map { streams.unit(purpose: 1, entity: 7, index: $0) }
    var generator = SeededGenerator(seed: seed)
    for index in (0..<200 as Range<UInt32>).shuffled(using: &generator) {
      _ = streams.unit(purpose: 2, entity: UInt64(index), index: 0)
      let again = RandomStreams(seed: seed, replication: 3).unit(purpose: 1, entity: 7, index: index)
      #expect(again == forward[Int(index)], "seed \(seed)")
    }
  }

  @Test("Every part of the key counts, to its last bit")
  func keys() {
    var draws: Set<Double> = []
    func draw(
      seed: UInt64 = 0, replication: Int = 0, purpose: UInt8 = 0, entity: UInt64 = 0, index: UInt32 = 0
    ) {
      let streams = RandomStreams(seed: seed, replication: replication)
      draws.insert(streams.unit(purpose: purpose, entity: entity, index: index))
    }
    draw()
    for bit in 0..<64 { draw(seed: 1 << UInt64(bit)) }
    for bit in 0..<24 { draw(replication: 1 << bit) }
    for bit in 0..<8 { draw(purpose: 1 << UInt8(bit)) }
    for bit in 0..<64 { draw(entity: 1 << UInt64(bit)) }
    for bit in 0..<32 { draw(index: 1 << UInt32(bit)) }
    #expect(draws.count == 1 + 64 + 24 + 8 + 64 + 32)
  }

  @Test("Draws fill the range evenly", arguments: 1...3 as ClosedRange<UInt64>)
  func evenly(seed: UInt64) {
    let streams = RandomStreams(seed: seed)
    let count = 100_000
    var bins = [Int](repeating: 0, count: 100)
    for index in 0..<count {
      bins[Int(streams.unit(purpose: 1, entity: UInt64(index / 1000), index: UInt32(index % 1000)) * 100)] +=
        1
    }
    let expected = Double(count) / 100
    let chiSquare = bins.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    // 99 degrees of freedom: above 173 once in a hundred thousand.
    #expect(chiSquare < 173, "seed \(seed)")
  }

  @Test("Numbers made of two numbers are all different, and tell the order of the two")
  func mixedNumbers() {
    var numbers: Set<UInt64> = []
    for a in 0..<300 as Range<UInt64> {
      for b in 0..<300 as Range<UInt64> { numbers.insert(mixed(a, b)) }
    }
    #expect(numbers.count == 90_000)
    #expect(mixed(1, 2) != mixed(2, 1))
  }
}

extension RandomStreams {
  /// The draw of 64 bits.
  static func unit(ofBits bits: UInt64) -> Double {
    let (low, high) = (UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32))
    return units(ofWords: SIMD4(low, high, 0xFFFF_FFFF, 0xFFFF_FFFF))[0]
  }
}
