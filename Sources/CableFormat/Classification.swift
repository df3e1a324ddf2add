/// How secret a text is; the more secret compares as the greater.
public enum Classification: UInt8, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  case unclassified

  /// Encrypted for transmission only.
  case unclassifiedEFTO
  case limitedOfficialUse
  case confidential
  case secret
  case topSecret

  /// The words, such as `TOP SECRET`.
  public var name: String {
    switch self {
    case .unclassified: "UNCLASSIFIED"
    case .unclassifiedEFTO: "UNCLASSIFIED EFTO"
    case .limitedOfficialUse: "LIMITED OFFICIAL USE"
    case .confidential: "CONFIDENTIAL"
    case .secret: "SECRET"
    case .topSecret: "TOP SECRET"
    }
  }

  /// The classification of its words.
  public init?(name: some StringProtocol) {
    guard let match = Classification.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  /// The letter that format line 4 repeats five times; limited official use has none of its own.
  public var letter: Character {
    switch self {
    case .unclassified: "U"
    case .unclassifiedEFTO, .limitedOfficialUse: "E"
    case .confidential: "C"
    case .secret: "S"
    case .topSecret: "T"
    }
  }

  /// The classification of format line 4's letter.
  public init?(letter: Character) {
    guard let match = Classification.allCases.first(where: { $0.letter == letter }) else { return nil }
    self = match
  }
}

extension Classification: Comparable {
  /// Whether the first is less secret.
  public static func < (a: Classification, b: Classification) -> Bool { a.rawValue < b.rawValue }
}

extension Classification: CustomStringConvertible {
  /// The words.
  public var description: String { name }
}
