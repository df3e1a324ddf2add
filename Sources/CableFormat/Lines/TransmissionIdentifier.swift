/// Format line 1: the channel that a copy came by and its number there, such as `VZCZCXRO9011`.
///
/// It belongs to the hop: every relay strips it and writes its own. Never use it to identify a cable.
public struct TransmissionIdentifier: Hashable, Sendable {
  /// The channel's letters, three as a rule: two for the circuit, `O` or `I` for the direction.
  public var channel: String

  /// The number on that channel.
  public var number: ChannelNumber

  /// The line as written.
  public var text: String

  /// An identifier for a copy.
  public init(channel: String, number: ChannelNumber) {
    self.channel = channel
    self.number = number
    text = "VZCZC\(channel)\(number)"
  }

  /// The identifier in a line that begins with `VZCZC`, or with `ZCZC` where the start was lost.
  ///
  /// `nil` unless at most four letters and then 3 or 4 digits follow.
  public init?(_ line: String) {
    guard let read = line.read({ TransmissionIdentifier.read($0)?.value }) else { return nil }
    self = read
  }

  /// The identifier on a line, and what else stands there.
  ///
  /// An archive may have put words before it, and blanks inside.
  static func read(_ line: Characters) -> (value: TransmissionIdentifier, rest: Characters)? {
    guard let start = start(in: line) else { return nil }
    let body = line.dropFirst(start)
    let signal = body.prefix { $0.capital == UInt8(ascii: "V") }.count
    let rest = body.dropFirst(signal + (body.dropFirst(signal).begins(with: "ZCZC") ? 4 : 3)).withoutIndent
    var letters = rest.prefix(while: \.isLetter)
    var tail = rest.dropFirst(letters.count).withoutIndent
    var digits = tail.prefix(while: \.isDigit)
    var channel = letters.string.uppercased()
    if letters.count == 2, digits.count == 5, digits[0] == UInt8(ascii: "0") {
      // The letter O of an outgoing channel was read as a zero.
      letters = rest.prefix(3)
      channel += "O"
      digits = digits.dropFirst()
      tail = tail.dropFirst()
    }
    let next = tail.dropFirst(digits.count).first
    guard letters.count <= 4, (3...4).contains(digits.count), next?.isLetter != true,
      let number = digits.number
    else { return nil }
    var identifier = TransmissionIdentifier(
      channel: channel, number: ChannelNumber(number, digits: digits.count))
    identifier.text = body[0..<signal].string.uppercased() + "ZCZC" + channel + digits.string
    return (identifier, tail.dropFirst(digits.count).trimmed)
  }

  /// Where format line 1 begins on a line, whether or not it is whole.
  static func start(in line: Characters) -> Int? {
    guard let first = line.first?.capital else { return nil }
    switch first {
    case UInt8(ascii: "V"), UInt8(ascii: "Z"):
      return line.begins(with: "VZCZ") || line.begins(with: "ZCZC") ? 0 : nil
    default:
      // An archive's label, such as "Cable Text:", can stand before it.
      guard let place = line.prefix(40).firstIndex(of: "VZCZC"), place > 0,
        line[place - 1].isBlank
      else { return nil }
      return place
    }
  }
}

extension TransmissionIdentifier: CustomStringConvertible {
  /// The line as it is sent.
  public var description: String { "VZCZC\(channel)\(number)" }
}
