/// Which offices of the Department had copies of a telegram of 1973 to 1979, and how many.
///
///     ACTION EUR-12
///     INFO OCT-01 ISO-00 CIAE-00 /013 W
public struct OfficeDistribution: Hashable, Sendable {
  /// Whether the first offices sent it or had to act on it.
  public enum Kind: String, Hashable, Sendable {
    case origin, action
  }

  /// What the first line begins with.
  public var kind: Kind

  /// The offices with their numbers of copies, such as `EUR-12`, in the order of the list.
  public var offices: [String]

  /// How many copies the offices have together.
  public var copies: Int

  /// How many copies the end of the list says there are.
  public var copiesStated: Int?

  /// A distribution.
  public init(kind: Kind, offices: [String], copies: Int, copiesStated: Int?) {
    self.kind = kind
    self.offices = offices
    self.copies = copies
    self.copiesStated = copiesStated
  }
}

extension OfficeDistribution {
  /// The distribution that a line begins, if it is one: `ACTION EUR-12`.
  init?(opening line: Characters) {
    if let rest = line.after("ORIGIN") {
      self.init(kind: .origin, offices: [], copies: 0, copiesStated: nil)
      guard append(rest) else { return nil }
    } else if let rest = line.after("ACTION") {
      self.init(kind: .action, offices: [], copies: 0, copiesStated: nil)
      guard append(rest) else { return nil }
    } else {
      return nil
    }
  }

  /// Whether the total was read, behind which nothing follows.
  var isComplete: Bool { copiesStated != nil }

  /// Takes the offices of a line; false, and nothing is taken, if it is something else.
  mutating func append(_ line: Characters) -> Bool {
    var found = self
    var rest = line.after("INFO") ?? line
    var isOffices = false
    while !rest.isEmpty {
      if rest.first == UInt8(ascii: "/") {
        let digits = rest.dropFirst().withoutIndent.prefix(while: \.isDigit)
        guard (1...4).contains(digits.count) else { return false }
        found.copiesStated = digits.number
        self = found
        return true
      }
      if rest.first == UInt8(ascii: "(") {
        // A remark such as ( ISO ), and behind it a single letter.
        guard let end = rest.prefix(20).firstIndex(of: UInt8(ascii: ")")) else { return false }
        rest = rest.dropFirst(end + 1).withoutIndent
        isOffices = true
        continue
      }
      let name = rest.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "/") }
      var tail = rest.dropFirst(name.count)
      if name.count == 1, tail.trimmed.isEmpty { break }
      let separator = tail.prefix { $0 == UInt8(ascii: "-") || $0.isBlank }
      tail = tail.dropFirst(separator.count)
      let digits = tail.prefix(while: \.isDigit)
      guard (1...8).contains(name.count), name[0].isLetter, !separator.isEmpty,
        (1...3).contains(digits.count), let copies = digits.number
      else { return false }
      found.offices.append("\(name.string.uppercased())-\(digits.string)")
      found.copies += copies
      isOffices = true
      rest = tail.dropFirst(digits.count)
      rest = rest.dropFirst(rest.prefix { $0.isBlank || $0 == UInt8(ascii: ",") }.count)
    }
    guard isOffices else { return false }
    self = found
    return true
  }
}

/// The line of dashes with which a telegram of 1973 to 1979 begins: a counter, and from December 1976 when it came.
///
///     --------------------- 108633
///     ------------------201212Z 109980 /20
struct DashLine {
  var counter: String?

  /// Day, hour and minute.
  var time: OriginatingLine.FilingTime?

  /// Figures, and in later years letters among them.
  private static func isCounter(_ word: Characters) -> Bool {
    (4...7).contains(word.count) && word.contains(where: \.isDigit)
      && !word.contains { !$0.isDigit && !$0.isLetter }
  }

  /// The counter alone.
  init(counter: String) {
    self.counter = counter
  }

  /// The line; `nil` if it does not begin with dashes that a number follows.
  init?(_ line: Characters) {
    let dashes = line.prefix { $0 == UInt8(ascii: "-") }.count
    guard dashes >= 3 else { return nil }
    var isAny = false
    for word in line.dropFirst(dashes).words {
      let digits = word.prefix(while: \.isDigit)
      let tail = word.dropFirst(digits.count)
      if digits.count == 6, tail.count == 1, tail[0].capital == UInt8(ascii: "Z"), let number = digits.number
      {
        let (day, clock) = number.quotientAndRemainder(dividingBy: 10000)
        guard (1...31).contains(day), clock / 100 < 24, clock % 100 < 60 else { continue }
        time = .dayOfMonth(day, minutes: clock / 100 * 60 + clock % 100)
        isAny = true
      } else if counter == nil, DashLine.isCounter(word) {
        counter = word.string.uppercased()
        isAny = true
      }
    }
    guard isAny else { return nil }
  }
}
