package import Configuration

/// A change as a command line has it, turned into the form that files have.
package struct ChangeText {
  private let text: String
  private let source: Int

  /// - Parameter source: the number of the text, for positions.
  package init(_ text: String, source: Int) {
    self.text = text
    self.source = source
  }

  /// The change as data.
  ///
  /// - Throws: if it is not `remove …`, `set … key=value …`, `add … {…}` or data in braces.
  package func node() throws(ConfigurationError) -> Node {
    let start = text.firstIndex { $0 != " " } ?? text.endIndex
    if text[start...].first == "{" { return try YAMLReader.read(text[start...], at: position(start)) }
    let verbEnd = text[start...].firstIndex(of: " ") ?? text.endIndex
    let verb = String(text[start..<verbEnd])
    let rest = text[verbEnd...].drop { $0 == " " }
    switch verb {
    case "remove": return mapping([(verb, start, scalar(trimmed(rest)))])
    case "set": return try setting(rest, verb: start)
    case "add": return try adding(rest, verb: start)
    default:
      throw ConfigurationError(
        "not-a-change", at: position(start), "'\(verb)' is no change", hint: "use remove, set or add")
    }
  }

  private func setting(_ rest: Substring, verb: String.Index) throws(ConfigurationError) -> Node {
    let fields = fields(of: rest)
    guard let first = fields.first else {
      throw ConfigurationError(
        "not-a-change", at: position(rest.endIndex), "nothing is set",
        hint: "write it like set circuit A>B speed=300 bd")
    }
    var entries = [("set", verb, scalar(trimmed(rest[..<first.key.startIndex])))]
    for field in fields {
      let value = try YAMLReader.read(field.value, at: position(field.value.startIndex))
      entries.append((String(field.key), field.key.startIndex, value))
    }
    return mapping(entries)
  }

  private func adding(_ rest: Substring, verb: String.Index) throws(ConfigurationError) -> Node {
    let end = rest.firstIndex { $0 == " " || $0 == "{" } ?? rest.endIndex
    let value = rest[end...].drop { $0 == " " }
    let content = try YAMLReader.read(value, at: position(value.startIndex))
    let part = mapping([(String(rest[..<end]), rest.startIndex, content)])
    return mapping([("add", verb, part)])
  }

  /// The fields `key=value` behind blanks; a value goes on to the next of them.
  private func fields(of rest: Substring) -> [(key: Substring, value: Substring)] {
    var starts: [(key: Range<Substring.Index>, value: Substring.Index)] = []
    for equals in rest.indices where rest[equals] == "=" {
      let before = rest[..<equals]
      let begin = before.lastIndex { !$0.isLetter }.map(rest.index(after:)) ?? rest.startIndex
      guard begin < equals, begin > rest.startIndex, rest[rest.index(before: begin)] == " " else { continue }
      starts.append((begin..<equals, rest.index(after: equals)))
    }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1].key.lowerBound : rest.endIndex
      return (rest[starts[index].key], rest[starts[index].value..<end])
    }
  }

  // MARK: Nodes

  private func position(_ index: String.Index) -> Position {
    Position(
      line: 1, column: text.unicodeScalars.distance(from: text.startIndex, to: index) + 1, source: source)
  }

  private func trimmed(_ words: Substring) -> Substring {
    guard let last = words.lastIndex(where: { $0 != " " }) else { return words.prefix(0) }
    return words[...last]
  }

  private func scalar(_ words: Substring) -> Node {
    Node(.scalar(String(words)), at: position(words.startIndex))
  }

  private func mapping(_ entries: [(key: String, place: String.Index, value: Node)]) -> Node {
    Node(
      .mapping(entries.map { Node.Entry(key: $0.key, position: position($0.place), value: $0.value) }),
      at: position(entries[0].place))
  }
}
