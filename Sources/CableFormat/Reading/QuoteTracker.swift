/// Follows the messages that a text repeats: `FOLLOWING REPEAT STATE 241117 … QUOTE`, and `UNQUOTE` at the end.
struct QuoteTracker {
  private(set) var messages: [NestedMessage] = []
  private var depth = 0

  /// The words of an announcement, up to the word that opens the quotation.
  private var introduction: String?

  /// The message whose first line is awaited.
  private var opened: Int?

  /// Whether a line may announce a message that is repeated.
  static func mayOpen(_ line: Characters) -> Bool {
    guard let place = line.prefix(50).firstIndex(of: "FOLLOWING") else { return false }
    return line.firstIndex(of: "REPEAT", from: place) != nil
      || line.firstIndex(of: "SENT", from: place) != nil
      || line.firstIndex(of: " TEL", from: place) != nil || line.firstIndex(of: "RPT", from: place) != nil
  }

  mutating func read(_ line: Characters) {
    if let text = introduction {
      continueIntroduction(text, line)
    } else if QuoteTracker.mayOpen(line) {
      begin(line)
    } else if line.begins(with: "UNQUOTE") || line.begins(with: "UNQTE") || line.begins(with: "END QUOTE")
      || line.ends(with: " UNQUOTE") || line.ends(with: " UNQTE")
    {
      depth = max(0, depth - 1)
      opened = nil
    } else if let message = opened {
      open(message, line)
    }
  }

  private mutating func begin(_ line: Characters) {
    guard messages.count < 100 else { return }
    let start = line.firstIndex(of: "FOLLOWING") ?? 0
    let rest = line.dropFirst(start)
    if let end = QuoteTracker.opening(in: rest) {
      add(rest.prefix(end).sentence)
      open(messages.count - 1, rest.dropFirst(end).trimmed)
    } else {
      introduction = rest.prefix(400).sentence
    }
  }

  /// An announcement may go on for three lines; a classification is already the message itself.
  private mutating func continueIntroduction(_ text: String, _ line: Characters) {
    var repairs: [Repair] = []
    if let end = QuoteTracker.opening(in: line) {
      introduction = nil
      add(end == 0 ? text : text + " " + line.prefix(end).sentence)
      open(messages.count - 1, line.dropFirst(end).trimmed)
    } else if ClassificationLine(line, repairs: &repairs) != nil || text.utf8.count > 250
      || line.begins(with: "UN")
    {
      introduction = nil
      add(text)
      open(messages.count - 1, line)
    } else {
      introduction = text + " " + line.prefix(100).sentence
    }
  }

  /// Where the word stands that opens the quotation.
  private static func opening(in line: Characters) -> Int? {
    for word: StaticString in ["QUOTE", "QTE"] {
      guard let place = line.firstIndex(of: word) else { continue }
      if place == 0 || line[place - 1].isBlank { return place }
    }
    return nil
  }

  private mutating func add(_ introduction: String) {
    depth += 1
    messages.append(
      NestedMessage(
        depth: depth, introduction: introduction, messageReference: QuoteTracker.reference(in: introduction)))
    opened = messages.count - 1
  }

  /// The message's own first line, which may follow the opening word.
  private mutating func open(_ message: Int, _ line: Characters) {
    let text = line.after("QUOTE") ?? line.after("QUOTE:") ?? line.after("QTE") ?? line
    guard !text.isEmpty else { return }
    opened = nil
    var repairs: [Repair] = []
    guard let first = ClassificationLine(text, repairs: &repairs) else { return }
    messages[message].classification = first.classification
    if let reference = first.messageReference { messages[message].messageReference = reference }
  }

  /// The number that an announcement names first.
  private static func reference(in text: String) -> MessageReference? {
    text.read { text in
      var origin: [Characters] = []
      for word in text.words {
        var bare = word
        while let last = bare.last, ",.;:".utf8.contains(last) { bare = bare.dropLast() }
        if bare.isNumber, bare.count >= 3, !origin.isEmpty { return MessageReference(origin.suffix(3), bare) }
        let isSignal = [
          "FOLLOWING", "REPEAT", "RPT", "TELEGRAM", "TEL", "SENT", "FROM", "IS", "OF", "REPEATED",
        ]
        .contains(bare.string.uppercased())
        if isSignal || !bare.isWord { origin = [] } else { origin.append(bare) }
      }
      return nil
    }
  }
}
