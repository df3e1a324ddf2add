import CYAML

/// The events of libyaml's parser over a text; the only file that touches its C structures.
@safe struct EventStream: ~Copyable {
  enum Kind: Equatable {
    case streamStart, streamEnd, documentStart, documentEnd
    case scalar(String), sequenceStart, sequenceEnd, mappingStart, mappingEnd, alias
  }

  struct Event {
    var kind: Kind
    var position: Position
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>
  private let length: Int
  private let source: Int

  /// - Parameter source: the number of the text, for positions.
  init(_ bytes: [UInt8], source: Int) {
    self.source = source
    length = bytes.count
    unsafe text = .allocate(capacity: max(bytes.count, 1))
    _ = unsafe text.initialize(fromContentsOf: bytes)
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    guard unsafe yaml_parser_initialize(parser) == 1 else { fatalError("out of memory") }
    unsafe yaml_parser_set_input_string(parser, text.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe text.deallocate()
  }

  /// The next event.
  ///
  /// - Throws: libyaml's complaint at its place, or that the event is of a kind that is not read.
  func next() throws(ConfigurationError) -> Event {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw complaint() }
    defer { unsafe yaml_event_delete(&event) }
    let position = unsafe position(event.start_mark)
    let kind: Kind
    var isMarked = false
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT: kind = .streamStart
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    case YAML_ALIAS_EVENT: kind = .alias
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = .scalar(unsafe String(decoding: bytes, as: UTF8.self))
      isMarked = unsafe scalar.anchor != nil || scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      isMarked = unsafe event.data.sequence_start.anchor != nil || event.data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      isMarked = unsafe event.data.mapping_start.anchor != nil || event.data.mapping_start.tag != nil
    default: kind = .streamEnd
    }
    if isMarked {
      throw ConfigurationError(
        "tag", at: position, "tags and anchors are not read", hint: "leave out what begins with ! or &")
    }
    return Event(kind: kind, position: position)
  }

  private func complaint() -> ConfigurationError {
    let parser = unsafe parser.pointee
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "not YAML"
    if unsafe parser.error == YAML_READER_ERROR {
      return ConfigurationError(
        "encoding", at: position(ofByte: unsafe parser.problem_offset), problem,
        hint: "the text must be UTF-8")
    }
    let context = unsafe parser.context.map { unsafe String(cString: $0) }
    let from = unsafe withinText(position(parser.context_mark))
    return ConfigurationError(
      "syntax", at: unsafe withinText(position(parser.problem_mark)), problem,
      hint: context.map { "\($0) from line \(from.line)" })
  }

  /// The place itself; libyaml's end of a text whose last line has no end is on a line that is not there.
  private func withinText(_ position: Position) -> Position {
    let end = self.position(ofByte: length)
    return (position.line, position.column) > (end.line, end.column) ? end : position
  }

  private func position(ofByte offset: Int) -> Position {
    let before = unsafe text.prefix(offset)
    let line = unsafe before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = unsafe before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = unsafe before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return Position(line: line, column: column, source: source)
  }

  private func position(_ mark: yaml_mark_t) -> Position {
    Position(line: Int(mark.line) + 1, column: Int(mark.column) + 1, source: source)
  }
}
