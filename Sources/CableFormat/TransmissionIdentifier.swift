/// Format line 1: the channel that a copy came by and its number there, such as `VZCZCXRO9011`.
///
/// It belongs to the hop: every relay strips it and writes its own. Never use it to identify a cable.
public struct TransmissionIdentifier: Hashable, Sendable {
  /// The channel's letters, three as a rule: two for the circuit, `O` or `I` for the direction.
  public var channel: String

  /// The number on that channel.
  public var number: ChannelNumber

  /// An identifier for a copy.
  public init(channel: String, number: ChannelNumber) {
    self.channel = channel
    self.number = number
  }

  /// The identifier in a line that begins with `VZCZC`, or with `ZCZC` where the start was lost.
  ///
  /// `nil` unless letters and then 3 or 4 digits follow; what comes after them is not looked at.
  public init?(_ line: String) {
    let start = line.first == "V" ? "VZCZC" : "ZCZC"
    guard line.hasPrefix(start) else { return nil }
    let rest = line.dropFirst(start.count).prefix { !$0.isWhitespace }
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    let tail = rest.dropFirst(letters.count)
    guard !letters.isEmpty, let digits = DigitGroup(tail), (3...4).contains(digits.count) else { return nil }
    self.init(channel: String(letters), number: ChannelNumber(digits.value, digits: digits.count))
  }
}

extension TransmissionIdentifier: CustomStringConvertible {
  /// The line as it is sent.
  public var description: String { "VZCZC\(channel)\(number)" }
}
