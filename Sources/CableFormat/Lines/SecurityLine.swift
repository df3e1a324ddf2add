/// Format line 4: the security warning and the operating signals, such as `ZNY CCCCC ZZH`.
public struct SecurityLine: Hashable, Sendable {
  /// The line as written.
  public var text: String

  /// The class letters as written: five times the same as a rule, or three and two release codes, and behind a
  /// stroke five letters of special handling.
  public var letters: String

  /// The operating signals behind them.
  public var signals: [String]

  /// What stands behind the signals, in the words of the service.
  public var serviceText: String?

  /// The line of words that begin with `ZNR` or `ZNY`; `nil` if they do not, or no letters follow.
  public init?(_ line: String) {
    guard let read = line.read({ SecurityLine($0) }) else { return nil }
    self = read
  }

  init?(_ line: Characters) {
    guard SecurityLine.begins(line) else { return nil }
    text = line.name
    let rest = line.dropFirst(3).withoutIndent
    let group = rest.prefix { $0.isLetter || $0 == UInt8(ascii: "/") }
    guard !group.isEmpty else { return nil }
    // A blank that was lost leaves the group and the first signal in one word.
    let isJoined = group.count == 8 && group[5].capital == UInt8(ascii: "Z")
    let letters = isJoined ? group.prefix(5) : group
    self.letters = letters.string.uppercased()
    signals = []
    append(rest.dropFirst(letters.count))
  }

  /// Takes signals, and the words of the service behind them, which may stand on a line of their own.
  mutating func append(_ tail: Characters) {
    var words = tail.words[...]
    while serviceText == nil, let word = words.first, SecurityLine.isSignal(word) {
      signals.append(word.string.uppercased())
      words.removeFirst()
    }
    let service = words.map(\.string).joined(separator: " ").uppercased()
    guard !service.isEmpty, serviceText?.utf8.count ?? 0 < 1000 else { return }
    serviceText = (serviceText.map { $0 + " " } ?? "") + service
  }

  /// Whether a line begins with the security warning.
  static func begins(_ line: Characters) -> Bool {
    guard line.count >= 8, line.begins(with: "ZN") else { return false }
    let kind = line[2].capital
    return kind == UInt8(ascii: "R") || kind == UInt8(ascii: "Y")
  }

  /// Whether a word is an operating signal: Z, two letters, and sometimes a digit (ACP 131).
  static func isSignal(_ word: Characters) -> Bool {
    guard (3...4).contains(word.count), word[0].capital == UInt8(ascii: "Z"), word.prefix(3).isWord else {
      return false
    }
    return word.count == 3 || word[3].isDigit
  }

  /// What the class letters say; `nil` where they differ, which is a garble.
  public var classification: Classification? {
    let group = letters.prefix { $0 != "/" }
    guard group.count == 5, let first = group.first else { return nil }
    let repeated = group.prefix { $0 == first }.count
    // Three letters, then two release codes of other nations (ACP 117, general instructions).
    guard repeated == 5 || (repeated == 3 && !releaseCodes.isEmpty) else { return nil }
    return Classification(letter: first)
  }

  /// The nations that the text may be released to, by the second letters of their indicators.
  public var releaseCodes: [String] {
    let codes = letters.prefix { $0 != "/" }.suffix(2)
    guard letters.prefix(3).allSatisfy({ $0 == letters.first }),
      codes.allSatisfy({ "ABCOXZ".contains($0) && $0 != letters.first })
    else { return [] }
    return codes.first == codes.last ? codes.first.map { [String($0)] } ?? [] : codes.map { String($0) }
  }

  /// Whether the class letters are as they should be, whatever they say.
  var isWhole: Bool { classification != nil }
}

extension SecurityLine: CustomStringConvertible {
  /// The line as it is sent.
  public var description: String {
    ([String(text.prefix(3)), letters] + signals + [serviceText].compactMap(\.self)).joined(separator: " ")
  }
}
