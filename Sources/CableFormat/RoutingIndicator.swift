/// The name of a communications facility: 4 to 8 letters, such as `RUEHC`.
///
/// ACP 117 lists lengths 4 to 7, the Foreign Affairs Handbook speaks of up to 8. An indicator names the
/// facility that handles a cable, not the addressee: one facility may serve several names. Nothing about the
/// network follows from its letters.
///
/// The letters are packed into one word, the first in the highest byte, so indicators compare in alphabetical
/// order and cost no memory of their own.
public struct RoutingIndicator: Hashable, Sendable, BitwiseCopyable {
  /// The letters in ASCII, left-aligned, zero bytes behind them.
  public let packed: UInt64

  /// The indicator spelt by a text.
  ///
  /// `nil` unless the text has 4 to 8 capital letters A to Z and nothing else.
  public init?(_ text: some StringProtocol) {
    var packed: UInt64 = 0
    var count: UInt64 = 0
    for byte in text.utf8 {
      guard count < 8, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { return nil }
      packed |= UInt64(byte) << (56 - 8 * count)
      count += 1
    }
    guard count >= 4 else { return nil }
    self.packed = packed
  }

  /// The indicator spelt by 4 to 8 letters of either case.
  init?(_ letters: Characters) {
    guard (4...8).contains(letters.count), letters.isWord else { return nil }
    var packed: UInt64 = 0
    for index in letters.indices { packed |= UInt64(letters[index].capital) << (56 - 8 * UInt64(index)) }
    self.packed = packed
  }

  /// Whether a word looks like an indicator: 4 to 8 letters, the first R (worldwide) or Q (a theatre's own net).
  static func isLikely(_ word: Characters) -> Bool {
    guard (4...8).contains(word.count), word.isWord else { return false }
    return word[0].capital == UInt8(ascii: "R") || word[0].capital == UInt8(ascii: "Q")
  }

  /// The indicator of packed letters, as `packed` gave them.
  package init(packed: UInt64) {
    self.packed = packed
  }
}

extension RoutingIndicator: Comparable {
  /// Alphabetical order.
  public static func < (a: RoutingIndicator, b: RoutingIndicator) -> Bool { a.packed < b.packed }
}

extension RoutingIndicator: CustomStringConvertible {
  /// The letters.
  public var description: String {
    let letters = (0..<8).map { UInt8(truncatingIfNeeded: packed >> (56 - 8 * $0)) }
    return String(decoding: letters.prefix { $0 != 0 }, as: UTF8.self)
  }
}
