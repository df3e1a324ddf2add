import Diagnostics

extension CableReader {
  /// Reads the text: classification, number, subject, and where each section begins.
  mutating func text(of cable: inout Cable) {
    guard let first = remaining.first else { return }
    if let opening = ClassificationLine(first.text) {
      cable.classification = opening.classification
      cable.messageReference = opening.messageReference
      cable.sectionCount = opening.section?.count ?? 1
    }
    cable.subject = subject()
    cable.sections = sections(beginningWith: ClassificationLine(first.text)?.section?.index ?? 1)
    cable.sectionCount = max(cable.sectionCount, cable.sections.last?.index ?? 1)
  }

  /// The words behind `SUBJECT:`, up to a blank line or the next heading.
  private func subject() -> String? {
    guard
      let start = remaining.firstIndex(where: { $0.text.hasPrefix("SUBJECT:") || $0.text.hasPrefix("SUBJ:") })
    else { return nil }
    var words = remaining[start].text.drop { $0 != ":" }.dropFirst().split(separator: " ").map(String.init)
    var previous = remaining[start].number
    for line in remaining[(start + 1)...] {
      guard line.number == previous + 1, !CableReader.isHeading(line.text) else { break }
      words += line.text.split(separator: " ").map(String.init)
      previous = line.number
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// Whether a line begins something other than the subject: a reference, a tag, a numbered paragraph.
  private static func isHeading(_ line: String) -> Bool {
    let headings = ["REF", "TAGS:", "E.O.", "CLASSIFIED BY", "Classified By", "SUMMARY:"]
    if headings.contains(where: line.hasPrefix) { return true }
    let number = line.drop { $0 == "¶" || $0.isWhitespace }.prefix { $0.isNumber }
    return !number.isEmpty && line.contains("\(number).")
  }

  /// The sections: a page marker with another number begins the next.
  private func sections(beginningWith first: Int) -> [Cable.Section] {
    var sections: [Cable.Section] = []
    var index = first
    var text: [String] = []
    var previous: Int?
    func section() -> Cable.Section {
      Cable.Section(index: index, text: text.joined(separator: "\n"))
    }
    for line in remaining {
      if let marker = PageMarker(line.text) {
        if marker.section > index {
          sections.append(section())
          (index, text) = (marker.section, [])
        }
        previous = nil
      } else if line.text == "BT" || line.text == "NNNN" {
        continue
      } else {
        // Blank lines inside a section are a part of its text.
        if let previous, !text.isEmpty { text += Array(repeating: "", count: line.number - previous - 1) }
        text.append(line.text)
        previous = line.number
      }
    }
    return sections + [section()]
  }
}
