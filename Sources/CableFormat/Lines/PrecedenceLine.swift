/// Format line 5: the precedence and the date-time group, such as `O P 190243Z DEC 89`.
public struct PrecedenceLine: Hashable, Sendable {
  /// The precedence of the action addressees.
  public var action: Precedence

  /// The second precedence, of the information addressees, where one is written.
  public var second: Precedence?

  /// The date-time group; `nil` where no year, or no day that exists, is written.
  public var dateTimeGroup: DateTimeGroup?

  /// The operating signals behind it, such as `ZFF4`.
  public var signals: [String]

  /// A precedence line.
  public init(
    action: Precedence, second: Precedence? = nil, dateTimeGroup: DateTimeGroup?, signals: [String] = []
  ) {
    self.action = action
    self.second = second
    self.dateTimeGroup = dateTimeGroup
    self.signals = signals
  }

  /// The line of words; `nil` unless they are one or two precedence letters and a date-time group that exists.
  public init?(_ line: String) {
    var repairs: [Repair] = []
    guard let read = line.read({ PrecedenceLine.read($0, years: .usual, repairs: &repairs)?.value }),
      read.dateTimeGroup != nil
    else { return nil }
    self = read
  }

  /// The header's word for the information addressees: the second letter, else the same as for action.
  public var info: Precedence { second ?? action }

  /// The letters as written.
  public var letters: String { second.map { "\(action.prosign) \($0.prosign)" } ?? String(action.prosign) }
}

extension PrecedenceLine {
  /// Whether a line begins as format line 5 does: precedence letters, then digits.
  static func begins(_ line: Characters) -> Bool { digits(in: line) != nil }

  /// Whether a line is format line 5 as far as the month.
  static func isWhole(_ line: Characters, years: YearRule) -> Bool {
    var repairs: [Repair] = []
    return begins(line) && read(line, years: years, repairs: &repairs) != nil
  }

  /// Where the digits of the group begin behind one or two precedence letters, with or without blanks.
  private static func digits(in line: Characters) -> Int? {
    var place = 0
    var letters = 0
    while letters < 2, place + 1 < line.count, Precedence(letter: line[place]) != nil {
      letters += 1
      place += 1
      while place < line.count, line[place].isBlank || line[place] == UInt8(ascii: "/") { place += 1 }
    }
    guard letters > 0, place < line.count, line[place].isDigit else { return nil }
    return place
  }

  /// The line, with blanks where none belong, or letters read amiss; and what stands behind the year and is no
  /// signal.
  static func read(
    _ line: Characters, years: YearRule, repairs: inout [Repair]
  ) -> (value: PrecedenceLine, rest: Characters)? {
    guard let start = digits(in: line) else { return nil }
    let letters = (0..<start).compactMap { Precedence(letter: line[$0]) }
    guard let action = letters.first, let group = GroupScanner.scan(line.dropFirst(start), years: years)
    else { return nil }
    var rest = line.dropFirst(start + group.length).withoutIndent
    var signals: [String] = []
    while SecurityLine.isSignal(rest.firstWord) {
      signals.append(rest.firstWord.string.uppercased())
      rest = rest.dropFirst(rest.firstWord.count).withoutIndent
    }
    if let value = group.value {
      let written = line.dropFirst(start).prefix(group.length).trimmed.string
      if written != value.description, written != value.longDescription {
        repairs.append(Repair("date-time-group", written, as: value.description))
      }
    }
    let second = letters.count > 1 && letters[1] != action ? letters[1] : nil
    return (
      PrecedenceLine(action: action, second: second, dateTimeGroup: group.value, signals: signals), rest
    )
  }
}

extension PrecedenceLine: CustomStringConvertible {
  /// The line as it is sent.
  public var description: String {
    ([letters] + (dateTimeGroup.map { [$0.description] } ?? []) + signals).joined(separator: " ")
  }
}

extension Precedence {
  /// The precedence of a letter of either case.
  init?(letter: UInt8) {
    switch letter.capital {
    case UInt8(ascii: "Y"): self = .flashOverride
    case UInt8(ascii: "Z"): self = .flash
    case UInt8(ascii: "O"): self = .immediate
    case UInt8(ascii: "P"): self = .priority
    case UInt8(ascii: "R"): self = .routine
    default: return nil
    }
  }
}
