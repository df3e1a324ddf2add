import Foundation
import TestSupport

/// The cables that tests and the fuzzer begin with.
enum Corpus {
  /// The texts of the folder `Tests/Fuzz/Seeds`, and the real header.
  static func texts() throws -> [[UInt8]] {
    let folder = Repository.path("Tests/Fuzz/Seeds")
    let seeds = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try seeds.map { try Repository.bytes("Tests/Fuzz/Seeds/\($0)") }
      + [Repository.bytes("Scenarios/astana-2147/cable.txt")]
  }
}

/// Random damage to a text: the same seed does the same.
struct Mutation {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
  }

  /// A random number below a limit (SplitMix64).
  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(limit))
  }

  /// Some lines of the texts, damaged.
  mutating func mutate(_ corpus: [[UInt8]]) -> [UInt8] {
    var text = corpus[below(corpus.count)]
    for _ in 0...below(8) where !text.isEmpty {
      let place = below(text.count)
      let length = min(1 + below(40), text.count - place)
      switch below(7) {
      case 0: text[place] = UInt8(below(256))
      case 1: text.remove(at: place)
      case 2: text.insert(UInt8(below(256)), at: place)
      case 3: text.removeSubrange(place..<(place + length))
      case 4: text.insert(contentsOf: text[place..<(place + length)], at: below(text.count))
      case 5: text.insert(UInt8(ascii: "\n"), at: place)
      default:
        let other = corpus[below(corpus.count)]
        let start = below(other.count)
        text.insert(contentsOf: other[start..<min(start + 5 * length, other.count)], at: place)
      }
    }
    return text
  }
}
