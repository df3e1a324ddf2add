import EventKernel
import TestSupport
import Testing

@Suite("Philox4x32-10")
struct PhiloxTests {
  /// A counter and a key with the words they give (known answers of the generator's authors).
  struct KnownAnswer {
    var counter: SIMD4<UInt32>
    var key: SIMD2<UInt32>
    var words: SIMD4<UInt32>
  }

  @Test(
    "The generator gives its published words",
    arguments: [
      KnownAnswer(
        counter: SIMD4(repeating: 0), key: SIMD2(repeating: 0),
        words: SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)),
      KnownAnswer(
        counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max),
        words: SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)),
      KnownAnswer(
        counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2(0xa409_3822, 0x299f_31d0),
        words: SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)),
    ])
  func knownAnswers(answer: KnownAnswer) {
    #expect(Philox(key: answer.key).words(counter: answer.counter) == answer.words)
  }

  @Test("Four counters at once give the words that each gives alone", arguments: 1...3 as ClosedRange<UInt64>)
  func four(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func random() -> SIMD4<UInt32> { SIMD4.random(in: 0 ... .max, using: &generator) }
    for _ in 0..<1000 {
      let philox = Philox(key: SIMD2.random(in: 0 ... .max, using: &generator))
      let counters = [random(), random(), random(), random()]
      let words = philox.words(counters: counters[0], counters[1], counters[2], counters[3])
      let alone = counters.map { philox.words(counter: $0) }
      #expect([words.0, words.1, words.2, words.3] == alone, "seed \(seed)")
    }
  }
}
