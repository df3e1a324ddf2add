import Diagnostics

/// Format lines 6 to 10.
extension CableReading {
  /// A list of posts, by the word before it.
  enum AddressList { case action, info, exempt }

  /// Where in the lists the reading is.
  struct AddressPlace {
    var list: AddressList?

    /// The list to go on with behind exempted posts.
    var before: AddressList = .info

    /// The last piece read, and the length of its line.
    var piece = ""
    var width = 0
  }

  /// Whether a line is format line 6, or the first of a list where that is missing.
  func isAddressBeginning(_ text: Characters) -> Bool {
    if originator(text) != nil { return true }
    guard cable.precedence != nil else { return false }
    return keyword(text) != nil
  }

  /// What follows the word of format line 6.
  private func originator(_ text: Characters) -> Characters? {
    if let name = text.after("FM") ?? text.after("FM:") { return name }
    if text.begins(with: "FM"), Addressee.startsName(text.dropFirst(2)) { return text.dropFirst(2) }
    guard cable.precedence != nil, let name = text.after("FROM") ?? text.after("FROM:") else { return nil }
    return name
  }

  mutating func readAddressees() {
    takeOriginator()
    var place = AddressPlace()
    while let text {
      if isAddress(text), place.list != nil {
        _ = takeAddresses(text, &place)
        continue
      }
      if skipPageEdge() || skipDate(text) { continue }
      if let rest = text.after("BT") {
        hasBreak = true
        advance(leaving: rest)
        return
      }
      if isTextBeginning(text) { return }
      if let accounting = AccountingLine(text) {
        cable.accounting = accounting.text
        advance(leaving: accounting.rest)
        continue
      }
      guard takeAddresses(text, &place) else { return }
    }
  }

  private mutating func takeOriginator() {
    guard let text, let found = originator(text) else { return }
    var name = found
    if name.isEmpty {
      // The name stands on the next line.
      next += 1
      guard let following = self.text, keyword(following) == nil else { return }
      name = following
    }
    var rest = name.prefix(0)
    for word: StaticString in [" TO ", " INFO "] {
      if let end = name.firstIndex(of: word),
        isAddress(name.dropFirst(end + word.utf8CodeUnitCount).withoutIndent)
      {
        rest = name.dropFirst(end + 1)
        name = name.prefix(end)
        break
      }
    }
    let letters = name.prefix(while: \.isLetter)
    if letters.count < name.count, name[letters.count] == UInt8(ascii: "/"),
      RoutingIndicator.isLikely(letters)
    {
      name = name.dropFirst(letters.count + 1)
    }
    cable.from = name.trimmed.name
    places.from = lines[next].number
    advance(leaving: rest)
  }

  // MARK: Lists

  /// The list that a line begins, and what follows its word.
  private func keyword(_ text: Characters) -> (list: AddressList, rest: Characters, isJoined: Bool)? {
    for (word, list): (StaticString, AddressList) in [
      ("TO", .action), ("INFO", .info), ("XMT", .exempt),
    ] where text.begins(with: word) {
      let rest = text.dropFirst(word.utf8CodeUnitCount)
      guard let next = rest.first else { return (list, rest, false) }
      if next.isBlank || next == UInt8(ascii: ":") || (list == .exempt && next == UInt8(ascii: "/")) {
        return (list, rest.dropFirst().trimmed, false)
      }
      if isAddress(rest) { return (list, rest, true) }
    }
    return nil
  }

  /// Whether an indicator and a stroke, or a known beginning of a name, is next.
  private func isAddress(_ text: Characters) -> Bool {
    let letters = text.prefix(9).prefix(while: \.isLetter)
    if letters.count < text.count, text[letters.count] == UInt8(ascii: "/") {
      return RoutingIndicator.isLikely(letters)
    }
    return Addressee.startsName(text)
  }

  /// Takes the addressees of a line; false if it is not one of a list.
  private mutating func takeAddresses(_ text: Characters, _ place: inout AddressPlace) -> Bool {
    var rest = text
    if let found = keyword(text) {
      if place.list != .exempt, let list = place.list { place.before = list }
      place.list = found.list
      place.piece = ""
      rest = found.rest
      if found.isJoined {
        report(
          .warning, "missing-blank", at: next,
          "'\(text.prefix(60).sentence)' is read with a blank behind its first word")
      }
      if let marker = PageMarker(rest) {
        remember(marker)
        rest = rest.prefix(0)
      }
    } else if place.list == nil || isSentence(text) {
      return false
    }
    // Where lines were joined, another list can begin on this one.
    let end = [nextKeyword(in: rest), textBeginning(in: rest)].compactMap(\.self).min() ?? rest.count
    for piece in Addressee.pieces(of: rest.prefix(end)) {
      if piece.isExempt { takeExempt(piece.text) } else { take(piece.text, &place) }
    }
    place.width = lines[next].written.count
    advance(leaving: rest.dropFirst(end).trimmed)
    return true
  }

  /// Where line 10 or the text begins inside of a line that is many lines joined.
  private func textBeginning(in line: Characters) -> Int? {
    guard line.count > 100 else { return nil }
    let words: [StaticString] = [
      " STATE GRNC ", " UNCLAS ", " UNCLASSIFIED ", " LIMITED OFFICIAL USE ", " C O N F I D E N T I A L ",
      " S E C R E T ", " T O P S E C R E T ", " CONFIDENTIAL ",
    ]
    return words.compactMap { line.firstIndex(of: $0) }.min()
  }

  /// Where the word of another list stands inside of a line, an address behind it.
  private func nextKeyword(in text: Characters) -> Int? {
    let places = [" INFO ", " TO "].compactMap { (word: StaticString) -> Int? in
      guard let place = text.firstIndex(of: word),
        isAddress(text.dropFirst(place + word.utf8CodeUnitCount).withoutIndent)
      else { return nil }
      return place
    }
    return places.min()
  }

  /// Whether a line reads like prose, for which a list of addressees was lost sight of.
  private func isSentence(_ text: Characters) -> Bool {
    if isAddress(text) { return false }
    return text.count > 120 || text.last == UInt8(ascii: ".") && text.words.count > 5
      || text.firstIndex(of: ". ").map { $0 > 3 && text.count > 50 } ?? false
  }

  private mutating func take(_ piece: Characters, _ place: inout AddressPlace) {
    guard let list = place.list else { return }
    if list != .exempt, completes(piece, place) {
      var repairs: [Repair] = []
      let joined = place.piece + " " + piece.string
      if let addressee = joined.read({ Addressee($0, repairs: &repairs) }) {
        replaceLast(of: list, by: addressee)
        report(repairs, at: next)
        place.piece = joined
        return
      }
    }
    var repairs: [Repair] = []
    guard let addressee = Addressee(piece, repairs: &repairs) else { return }
    report(repairs, at: next)
    // A facility is called, not exempted: behind one the list before goes on.
    if list == .exempt, addressee.routingIndicator == nil {
      cable.exempt.append(addressee.name)
      places.exempt.append(lines[next].number)
      return
    }
    if list == .exempt { place.list = place.before }
    if (place.list ?? .info) == .action {
      cable.action.append(addressee)
      places.action.append(lines[next].number)
    } else {
      cable.info.append(addressee)
      places.info.append(lines[next].number)
    }
    place.piece = piece.string
  }

  /// Whether a piece is the end of the addressee on the line before: its number, its precedence, the rest of its
  /// office or of a name that did not fit.
  private func completes(_ piece: Characters, _ place: AddressPlace) -> Bool {
    guard !place.piece.isEmpty, place.piece.utf8.count < 400, let last = last(of: place.list) else {
      return false
    }
    let words = piece.words
    if words.count == 1, words[0].isNumber { return last.continuityNumber == nil && words[0].count >= 3 }
    if last.precedence == nil, last.continuityNumber == nil, words.count <= 3,
      Precedence(named: [words[0]]) != nil
    {
      return true
    }
    if isAddress(piece) { return false }
    if hasOpenOffice(place.piece) { return true }
    return last.routingIndicator != nil && last.continuityNumber == nil && last.precedence == nil
      && last.office == nil && place.width + 1 + words[0].count > 69 && place.width <= 80
  }

  private func hasOpenOffice(_ piece: String) -> Bool {
    guard let start = piece.firstRange(of: "//") else { return false }
    return !piece[start.upperBound...].contains("//")
  }

  private func last(of list: AddressList?) -> Addressee? {
    switch list {
    case .action: cable.action.last
    case .info: cable.info.last
    case .exempt, nil: nil
    }
  }

  private mutating func replaceLast(of list: AddressList, by addressee: Addressee) {
    switch list {
    case .action: cable.action[cable.action.count - 1] = addressee
    case .info: cable.info[cable.info.count - 1] = addressee
    case .exempt: break
    }
  }

  private mutating func takeExempt(_ names: Characters) {
    for name in names.string.split(separator: ",") {
      let trimmed = name.split(separator: " ").joined(separator: " ").uppercased()
      guard !trimmed.isEmpty else { continue }
      cable.exempt.append(trimmed)
      places.exempt.append(lines[next].number)
    }
  }
}
