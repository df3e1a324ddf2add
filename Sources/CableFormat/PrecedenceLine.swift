/// Format line 5: the precedence and the date-time group, such as `O P 190243Z DEC 89`.
public struct PrecedenceLine: Hashable, Sendable {
  /// The precedence of the action addressees.
  public var action: Precedence

  /// The second precedence, of the information addressees, where one is written.
  public var second: Precedence?

  /// The date-time group.
  public var dateTimeGroup: DateTimeGroup

  /// The operating signals behind it.
  public var signals: [String]

  /// A precedence line.
  public init(
    action: Precedence, second: Precedence? = nil, dateTimeGroup: DateTimeGroup, signals: [String] = []
  ) {
    self.action = action
    self.second = second
    self.dateTimeGroup = dateTimeGroup
    self.signals = signals
  }

  /// The line of words; `nil` unless they are one or two precedence letters and a date-time group that exists.
  public init?(_ line: String) {
    var words = line.split(separator: " ").map(String.init)[...]
    func letter() -> Precedence? {
      guard let word = words.first, word.count == 1, let letter = word.first else { return nil }
      return Precedence(prosign: letter)
    }
    guard let action = letter() else { return nil }
    words.removeFirst()
    let second = letter()
    if second != nil { words.removeFirst() }
    guard words.count >= 3 else { return nil }
    let start = words.startIndex
    guard
      let group = DateTimeGroup(clock: words[start], month: words[start + 1], year: words[start + 2])
    else { return nil }
    self.init(
      action: action, second: second, dateTimeGroup: group, signals: Array(words.dropFirst(3)))
  }

  /// The header's word for the information addressees: the second letter, else the same as for action.
  public var info: Precedence { second ?? action }
}

extension PrecedenceLine: CustomStringConvertible {
  /// The line as it is sent.
  public var description: String {
    var words = [String(action.prosign)]
    if let second { words.append(String(second.prosign)) }
    return (words + [dateTimeGroup.description] + signals).joined(separator: " ")
  }
}
