/// How urgent a cable is, and so in which order it is handled and sent.
///
/// Urgency is neither importance nor classification. The higher precedence compares as the greater.
public enum Precedence: UInt8, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  /// `Y`, emergency command precedence: interrupts everything.
  case flashOverride

  /// `Z`.
  case flash

  /// `O` on the circuits; the difference is at the far end, where it is delivered at any hour (5 FAH-2 H-420).
  case niactImmediate

  /// `O`.
  case immediate

  /// `P`.
  case priority

  /// `R`.
  case routine

  /// The letter that stands for it in format line 5.
  public var prosign: Character {
    switch self {
    case .flashOverride: "Y"
    case .flash: "Z"
    case .niactImmediate, .immediate: "O"
    case .priority: "P"
    case .routine: "R"
    }
  }

  /// The two letters that stand for it in format line 2.
  public var digraph: String { String(repeating: prosign, count: 2) }

  /// The word, such as `IMMEDIATE`.
  public var name: String {
    switch self {
    case .flashOverride: "FLASH OVERRIDE"
    case .flash: "FLASH"
    case .niactImmediate: "NIACT IMMEDIATE"
    case .immediate: "IMMEDIATE"
    case .priority: "PRIORITY"
    case .routine: "ROUTINE"
    }
  }

  /// The precedence of a word.
  public init?(name: some StringProtocol) {
    guard let match = Precedence.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  /// The precedence of a letter; `O` is IMMEDIATE, for night action is not in the letter.
  public init?(prosign: Character) {
    guard let match = Precedence.allCases.first(where: { $0.prosign == prosign && $0 != .niactImmediate })
    else { return nil }
    self = match
  }

  /// The precedence as relays see it: night action is no class of its own on a circuit.
  @inlinable
  public var onCircuit: Precedence {
    if case .niactImmediate = self { .immediate } else { self }
  }
}

extension Precedence: Comparable {
  /// Whether the first gives way to the second.
  public static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue > b.rawValue }
}

extension Precedence: CustomStringConvertible {
  /// The word.
  public var description: String { name }
}
