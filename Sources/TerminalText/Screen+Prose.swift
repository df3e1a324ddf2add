extension Screen {
  /// Sentences in lines that end between words; in a file as one line.
  package func wrapped(_ prose: StyledText) -> [String] {
    guard let columns, prose.width(on: self) > columns else { return [prose.text(on: self)] }
    var lines: [StyledText] = []
    var line = StyledText()
    for word in prose.words {
      let blank = StyledText(line.spans.isEmpty ? "" : " ")
      if line.width(on: self) + blank.width(on: self) + word.width(on: self) <= columns {
        line = line + blank + word
      } else {
        if !line.spans.isEmpty { lines.append(line) }
        line = word
      }
    }
    return (lines + [line]).map { $0.text(on: self) }
  }
}

extension StyledText {
  /// What stands between blanks; a word is in one style.
  fileprivate var words: [StyledText] {
    spans.flatMap { span in span.text.split(separator: " ").map { StyledText(String($0), span.style) } }
  }
}
