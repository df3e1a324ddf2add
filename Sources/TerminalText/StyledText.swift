/// A line of text of which parts stand out.
package struct StyledText: Hashable, Sendable {
  /// A part in one style.
  package struct Span: Hashable, Sendable {
    package var text: String
    package var style: Style
  }

  package private(set) var spans: [Span]

  package init(_ text: String = "", _ style: Style = .plain) {
    spans = text.isEmpty ? [] : [Span(text: text, style: style)]
  }

  package static func + (first: StyledText, second: StyledText) -> StyledText {
    var sum = first
    sum.spans += second.spans
    return sum
  }

  /// How many places it takes in a line of a screen.
  package func width(on screen: Screen) -> Int {
    spans.reduce(0) { $0 + screen.width(of: $1.text) }
  }

  /// The text with the sequences that a screen needs to show it.
  ///
  /// A control character in it must not move a terminal's cursor: it is shown as one that is unknown.
  package func text(on screen: Screen) -> String {
    spans.map { span in
      let text =
        screen.isTerminal ? span.text.withoutControls(screen.hasBlocks ? "\u{FFFD}" : "?") : span.text
      guard let codes = span.style.codes(screen.colors) else { return text }
      return codes.begin + text + codes.end
    }.joined()
  }

  /// As much of its beginning as has room, with an ellipsis where something is left out.
  package func shortened(to room: Int, on screen: Screen) -> StyledText {
    guard width(on: screen) > room else { return self }
    let ellipsis = screen.ellipsis
    guard room > ellipsis.count else { return prefix(room, on: screen) }
    var short = prefix(room - ellipsis.count, on: screen)
    // A blank before it looks like a word that is not there.
    short.trimEnd()
    return short + StyledText(ellipsis, .quiet)
  }

  /// The text with blanks on one side, if it is not as wide as that.
  package func padded(to width: Int, on screen: Screen, atLeft: Bool) -> StyledText {
    let missing = width - self.width(on: screen)
    guard missing > 0 else { return self }
    let blanks = StyledText(String(repeating: " ", count: missing))
    return atLeft ? blanks + self : self + blanks
  }

  /// Takes away the blanks at its end.
  package mutating func trimEnd() {
    while let last = spans.last {
      let kept = last.text.reversed().drop { $0 == " " }.count
      if kept == last.text.count { return }
      spans.removeLast()
      guard kept > 0 else { continue }
      return spans.append(Span(text: String(last.text.prefix(kept)), style: last.style))
    }
  }

  private func prefix(_ room: Int, on screen: Screen) -> StyledText {
    var rest = room
    var short = StyledText()
    for span in spans {
      var text = ""
      for character in span.text {
        let width = screen.width(of: String(character))
        guard width <= rest else { return short + StyledText(text, span.style) }
        rest -= width
        text.append(character)
      }
      short = short + StyledText(text, span.style)
    }
    return short
  }
}

extension [StyledText] {
  /// All of them, with another between each two.
  package func joined(separator: StyledText) -> StyledText {
    var joined = StyledText()
    for (index, text) in enumerated() { joined = joined + (index > 0 ? separator + text : text) }
    return joined
  }
}

extension String {
  /// The text with another character in the place of each that controls a terminal.
  fileprivate func withoutControls(_ other: Unicode.Scalar) -> String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? other : $0 }))
  }
}

extension Unicode.Scalar {
  /// Whether it is one of C0 or C1, or deletes.
  fileprivate var isControl: Bool { value < 0x20 || 0x7F..<0xA0 ~= value }
}
