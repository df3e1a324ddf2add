extension Addressee {
  /// The addressee of a line, from both ends toward the name.
  ///
  /// `nil` if nothing is left for a name.
  init?(_ line: Characters, repairs: inout [Repair]) {
    var rest = line.trimmed
    operatingSignal = Addressee.takeSignal(from: &rest)
    Addressee.dropFigures(from: &rest, repairs: &repairs)
    routingIndicator = Addressee.takeIndicator(from: &rest, repairs: &repairs)
    // An office in strokes ends the address; precedence and number can follow it.
    var tail: Characters?
    if let start = rest.firstIndex(of: "//") {
      let behind = rest.dropFirst(start + 2)
      let end = behind.firstIndex(of: "//") ?? behind.count
      office = behind.prefix(end).trimmed.name
      tail = behind.dropFirst(end + 2).trimmed
      rest = rest.prefix(start).trimmed
    }
    var words = (tail ?? rest).words[...]
    var number = Addressee.takeNumber(from: &words, nameMayBeEmpty: tail != nil)
    precedence = Addressee.takePrecedence(from: &words, nameMayBeEmpty: tail != nil, repairs: &repairs)
    // The number can stand before the word.
    if number == nil, precedence != nil {
      number = Addressee.takeNumber(from: &words, nameMayBeEmpty: tail != nil)
    }
    continuityNumber = number?.string
    if tail == nil { rest = rest.prefix(words.last?.end(in: rest) ?? 0) }
    name = Addressee.withoutStray(rest).name
    if office?.isEmpty ?? false { office = nil }
    if name.isEmpty { return nil }
  }

  /// Commas and strokes at the ends of a name are left over from a list.
  private static func withoutStray(_ name: Characters) -> Characters {
    var name = name
    while let last = name.last,
      last.isBlank || last == UInt8(ascii: ",") || last == UInt8(ascii: "/")
        || last == UInt8(ascii: ";") || last == UInt8(ascii: ".")
    {
      name = name.dropLast()
    }
    while name.first == UInt8(ascii: "/") { name = name.dropFirst() }
    return name
  }

  /// A signal such as `ZEN/` before the address.
  private static func takeSignal(from rest: inout Characters) -> String? {
    let word = rest.prefix { $0.isLetter || $0.isDigit }
    guard SecurityLine.isSignal(word), word.count < rest.count else { return nil }
    let next = rest[word.count]
    guard next == UInt8(ascii: "/") || next.isBlank else { return nil }
    rest = rest.dropFirst(word.count + 1).withoutIndent
    return word.string.uppercased()
  }

  /// An indicator of which a shift of the printer made figures, such as `473 ?&/`: only the name can be read.
  private static func dropFigures(from rest: inout Characters, repairs: inout [Repair]) {
    guard let stroke = rest.prefix(12).firstIndex(of: UInt8(ascii: "/")), stroke >= 3,
      !rest.prefix(stroke).contains(where: \.isLetter), startsName(rest.dropFirst(stroke + 1).withoutIndent)
    else { return }
    let line = rest.sentence
    rest = rest.dropFirst(stroke + 1).withoutIndent
    repairs.append(Repair("figures-shift", line, as: rest.sentence))
  }

  /// The indicator before the stroke; where the stroke was lost, one that a known beginning of a name follows.
  private static func takeIndicator(
    from rest: inout Characters, repairs: inout [Repair]
  ) -> RoutingIndicator? {
    let letters = rest.prefix(while: \.isLetter)
    let behind = rest.dropFirst(letters.count).withoutIndent
    if behind.first == UInt8(ascii: "/"), !behind.dropFirst().begins(with: "/"),
      let indicator = RoutingIndicator(letters), isIndicator(letters)
    {
      rest = behind.dropFirst().withoutIndent
      return indicator
    }
    guard letters.first?.capital == UInt8(ascii: "R"), letters.count >= 4 else { return nil }
    let second = letters[1].capital
    guard second == UInt8(ascii: "U") || second == UInt8(ascii: "H") else { return nil }
    let line = rest.string
    if behind.count < rest.count - letters.count, let indicator = RoutingIndicator(letters),
      startsName(behind)
    {
      rest = behind
      repairs.append(Repair("address-stroke", line, as: "\(indicator)/\(behind.name)"))
      return indicator
    }
    for length in stride(from: min(8, letters.count - 1), through: 4, by: -1) {
      let name = rest.dropFirst(length)
      guard startsName(name), let indicator = RoutingIndicator(letters.prefix(length)) else { continue }
      rest = name
      repairs.append(Repair("address-stroke", line, as: "\(indicator)/\(name.name)"))
      return indicator
    }
    return nil
  }

  /// Whether letters before a stroke are an indicator, whole or with its beginning garbled, and not a department
  /// such as `USDA/FAS`.
  private static func isIndicator(_ letters: Characters) -> Bool {
    if RoutingIndicator.isLikely(letters) { return true }
    return letters.count >= 5
      && (0..<3).contains { place in
        let pair = letters.dropFirst(place)
        return pair.begins(with: "RU") || pair.begins(with: "RH") || pair.begins(with: "UE")
          || pair.begins(with: "UC") || pair.begins(with: "HE")
      }
  }

  /// Whether some characters begin as the addresses of posts and departments do.
  static func startsName(_ text: Characters) -> Bool {
    for opening: StaticString in [
      "AMEMB", "AMCON", "SECSTATE", "USMISSION", "USINT", "USLO ", "USDEL", "SECDEF", "DEPT ", "JOINT STAFF",
      "CJCS", "USEU", "USNATO", "USUN", "WHITE HOUSE", "NSC ", "CDR", "COM", "HQ", "DIA ", "CIA ", "AIT ",
      "CIN", "USCIN", "ALL ", "EUROPEAN ", "DIR", "USOFFICE", "AMEMBASSY", "DOD", "NATO ", "EC ", "UN ",
    ] where text.begins(with: opening) { return true }
    return false
  }

  /// The continuity number at the end: four digits or more, or fewer behind a precedence or a post's name.
  private static func takeNumber(
    from words: inout ArraySlice<Characters>, nameMayBeEmpty: Bool
  ) -> Characters? {
    guard words.count > (nameMayBeEmpty ? 0 : 1), let last = words.last, last.isNumber, last.count <= 9 else {
      return nil
    }
    let before = words.dropLast()
    if let unit = before.last {
      // Digits behind these belong to the name.
      for word: StaticString in ["AIG", "CTF", "CTG", "CTU", "TF", "TG", "DET", "NO", "NR", "CAG", "BOX"]
      where unit.equals(word) { return nil }
    }
    if last.count < 4 {
      let follows =
        before.last.map { Precedence(named: [$0]) != nil } ?? nameMayBeEmpty
        || before.first.map(startsName) ?? false || before.first.map { $0.equals("SECSTATE") } ?? false
      guard follows else { return nil }
    }
    words.removeLast()
    return last
  }

  /// The precedence at the end, of one word or two, as it is written or nearly so.
  private static func takePrecedence(
    from words: inout ArraySlice<Characters>, nameMayBeEmpty: Bool, repairs: inout [Repair]
  ) -> Precedence? {
    let least = nameMayBeEmpty ? 0 : 1
    guard let last = words.last, words.count > least, last.count >= 4, last.isWord else { return nil }
    for length in [2, 1] where words.count >= least + length {
      let found = Array(words.suffix(length))
      if let precedence = Precedence(named: found) {
        words.removeLast(length)
        return precedence
      }
    }
    guard last.count >= 6,
      let near = Vocabulary.match(last.string.uppercased(), ["IMMEDIATE", "PRIORITY", "ROUTINE"]),
      var precedence = Precedence(name: near)
    else { return nil }
    var written = [last]
    words.removeLast()
    if precedence == .immediate, words.count > least, let before = words.last, before.equals("NIACT") {
      precedence = .niactImmediate
      written.insert(before, at: 0)
      words.removeLast()
    }
    repairs.append(
      Repair("precedence-word", written.map(\.string).joined(separator: " "), as: precedence.name))
    return precedence
  }
}

extension Precedence {
  /// The precedence of one or two words; NIACT alone is night action at IMMEDIATE.
  init?(named words: [Characters]) {
    guard let first = words.first else { return nil }
    switch words.count {
    case 1 where first.equals("IMMEDIATE"), 1 where first.equals("IMMED"): self = .immediate
    case 1 where first.equals("PRIORITY"): self = .priority
    case 1 where first.equals("ROUTINE"): self = .routine
    case 1 where first.equals("FLASH"): self = .flash
    case 1 where first.equals("NIACT"): self = .niactImmediate
    case 2 where first.equals("NIACT") && words[1].equals("IMMEDIATE"): self = .niactImmediate
    case 2 where first.equals("IMMEDIATE") && words[1].equals("NIACT"): self = .niactImmediate
    case 2 where first.equals("FLASH") && words[1].equals("OVERRIDE"): self = .flashOverride
    default: return nil
    }
  }
}
