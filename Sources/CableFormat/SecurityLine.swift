/// Format line 4: the security warning and the operating signals, such as `ZNY CCCCC ZZH`.
public struct SecurityLine: Hashable, Sendable {
  /// The line as written.
  public var text: String

  /// The class letters, five times the same as a rule.
  public var letters: String

  /// The operating signals behind them.
  public var signals: [String]

  /// The line of words that begin with `ZNR` or `ZNY`; `nil` if they do not, or no letters follow.
  public init?(_ line: String) {
    let words = line.split(separator: " ").map(String.init)
    guard words.count >= 2, words[0] == "ZNR" || words[0] == "ZNY" else { return nil }
    text = words.joined(separator: " ")
    letters = words[1]
    signals = Array(words.dropFirst(2))
  }

  /// What the class letters say; `nil` where they differ, which is a garble.
  public var classification: Classification? {
    let group = letters.prefix { $0 != "/" }
    guard group.count == 5, let first = group.first, group.allSatisfy({ $0 == first }) else { return nil }
    return Classification(letter: first)
  }
}
