/// Some of the stations of a network.
struct OriginSet: Hashable, Sendable {
  private var words: [UInt64]

  init(count: Int) {
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  mutating func insert(_ station: Int) { words[station / 64] |= 1 << UInt64(station % 64) }

  mutating func formUnion(_ other: OriginSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  func contains(_ station: Int) -> Bool { words[station / 64] >> UInt64(station % 64) & 1 == 1 }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Their numbers, in ascending order.
  var members: [Int] { (0..<words.count * 64).filter(contains) }
}
