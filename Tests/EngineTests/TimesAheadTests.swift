import TestSupport
import Testing

@testable import Distribution

@Suite("Times drawn when a cable is filed")
struct TimesAheadTests {
  @Test("nothing is known before it is drawn")
  func unknown() {
    var times = TimesAhead()
    for step in [0, 1, 1000, Int32.max, -1] { #expect(times.time(at: step) == nil) }
  }

  @Test("where one of them is too long to be kept, or is no number, none is known")
  func tooLong() {
    #expect(TimesAhead(SIMD4(1, 2, 3, 0x1p32), from: 0) == nil)
    #expect(TimesAhead(SIMD4(3.2e17, 2, 3, 4), from: 0) == nil)
    #expect(TimesAhead(SIMD4(1, .infinity, 3, 4), from: 0) == nil)
    #expect(TimesAhead(SIMD4(1, 2, .nan, 4), from: 0) == nil)
  }

  @Test("each of four steps of the way has its time, and steps of other ways have none")
  func steps() throws {
    var times = try #require(TimesAhead(SIMD4(0, 1_000_000, 2e6, 3e6), from: 100))
    var known: [Int64?] = []
    for step in 98..<106 as Range<Int32> { known.append(times.time(at: step)) }
    #expect(known == [nil, nil, 0, 1_000_000, 2_000_000, 3_000_000, nil, nil])
  }

  @Test("a time is the nearest whole number, as on a circuit", arguments: 1...3 as ClosedRange<UInt64>)
  func rounding(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for index in 0..<10_000 {
      var exact = SIMD4<Double>()
      for place in 0..<4 {
        let number = Double.random(in: 0...1e9, using: &generator)
        // Halves, and what lies next to them, are where rounding could differ.
        exact[place] =
          switch index % 4 {
          case 0: number.rounded() + 0.5
          case 1: (number.rounded() + 0.5).nextDown
          case 2: number.rounded(.down) / 1e6
          default: number
          }
      }
      var times = try #require(TimesAhead(exact, from: 7))
      for place in 0..<4 {
        #expect(
          times.time(at: 7 + Int32(place)) == nearestWhole(exact[place]), "seed \(seed), \(exact[place])")
      }
    }
  }
}
