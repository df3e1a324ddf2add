import CYAML
package import Diagnostics

/// Reads one YAML document into nodes, through libyaml's events.
///
/// Aliases, anchors and tags are refused, repeated keys too: a configuration says each thing once, where it
/// stands.
package enum YAMLReader {
  /// The root of a document that is a configuration by itself.
  ///
  /// - Throws: a finding with file, line and column if the text is not YAML, or more than the above allows.
  package static func read(_ source: SourceText) throws(InvalidInput) -> Node {
    var texts = SourceTexts()
    return try texts.read(source)
  }

  /// The root of a document, its positions in the text of a number.
  ///
  /// - Throws: what is wrong if the text is not YAML, or more than the above allows.
  package static func read(_ text: [UInt8], source: Int) throws(ConfigurationError) -> Node {
    try document(EventStream(text, source: source))
  }

  /// The value that begins at a place of a text and goes on to its end, as behind `path=` on a command line.
  ///
  /// - Throws: as above.
  package static func read(
    _ text: Substring, at position: Position
  ) throws(ConfigurationError) -> Node {
    // Blanks before it bring the value to its column without a change of what it says.
    let margin = [UInt8](repeating: UInt8(ascii: " "), count: position.column - 1)
    do {
      return try read(margin + Array(text.utf8), source: position.source)
    } catch  where error.code == "empty" {
      throw ConfigurationError(
        "empty", at: position, "a value is wanted here", hint: "write '' for an empty text")
    }
  }

  /// How deep lists and mappings may be nested.
  private static let depthLimit = 64

  /// How many keys of a mapping are compared one by one.
  private static let fewKeys = 16

  private static func document(_ events: borrowing EventStream) throws(ConfigurationError) -> Node {
    var event = try events.next()
    while event.kind == .streamStart || event.kind == .documentStart { event = try events.next() }
    guard event.kind != .streamEnd, event.kind != .documentEnd else {
      throw ConfigurationError("empty", at: event.position, "there is nothing in it")
    }
    let root = try node(event, events, depth: 0)
    let end = try events.next()
    assert(end.kind == .documentEnd)
    let rest = try events.next()
    guard rest.kind == .streamEnd else {
      throw ConfigurationError(
        "second-document", at: rest.position, "a second document begins here", hint: "one file holds one")
    }
    return root
  }

  private static func node(
    _ event: EventStream.Event, _ events: borrowing EventStream, depth: Int
  ) throws(ConfigurationError) -> Node {
    guard depth < depthLimit else {
      throw ConfigurationError(
        "too-deep", at: event.position, "lists and mappings are nested more than \(depthLimit) deep")
    }
    switch event.kind {
    case .scalar(let text):
      return Node(.scalar(text), at: event.position)
    case .sequenceStart:
      var members: [Node] = []
      while true {
        let next = try events.next()
        if case .sequenceEnd = next.kind { break }
        members.append(try node(next, events, depth: depth + 1))
      }
      return Node(.sequence(members), at: event.position)
    case .mappingStart:
      return Node(.mapping(try entries(events, depth: depth)), at: event.position)
    case .alias:
      throw ConfigurationError(
        "alias", at: event.position, "aliases are not read", hint: "write the value out")
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
      throw ConfigurationError("syntax", at: event.position, "a value is wanted here")
    }
  }

  private static func entries(
    _ events: borrowing EventStream, depth: Int
  ) throws(ConfigurationError) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    // Few keys are compared faster than they are hashed.
    var keys: Set<String> = []
    while true {
      let next = try events.next()
      if case .mappingEnd = next.kind { return entries }
      guard case .scalar(let key) = next.kind else {
        throw ConfigurationError("syntax", at: next.position, "a key has to be a plain word")
      }
      if entries.count == fewKeys { keys = Set(entries.map(\.key)) }
      let isNew =
        entries.count < fewKeys ? !entries.contains { $0.key == key } : keys.insert(key).inserted
      guard isNew else {
        throw ConfigurationError("repeated-key", at: next.position, "'\(key)' is given twice")
      }
      let value = try node(try events.next(), events, depth: depth + 1)
      entries.append(Node.Entry(key: key, position: next.position, value: value))
    }
  }
}
