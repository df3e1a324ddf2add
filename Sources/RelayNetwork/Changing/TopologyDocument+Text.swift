import Configuration
import Diagnostics

extension TopologyDocument {
  /// The text with the changes made in it: what they do not touch stays as it is written, comments too.
  ///
  /// A station, circuit or collective that stands on lines of its own is rewritten, taken out or put behind the
  /// others; other parts that changed are rewritten as a whole. Where even that cannot be done the text is
  /// written anew, without comments: then `keepsComments` is false.
  package var text: (text: String, keepsComments: Bool) {
    let written = String(decoding: original.bytes, as: UTF8.self)
    let number = root.position.source
    if let before = try? YAMLReader.read(original.bytes, source: number) {
      let patched = TextPatch(written).text(from: before, to: root)
      if let after = try? YAMLReader.read(Array(patched.utf8), source: number), after.says(root) {
        return (patched, true)
      }
    }
    return (source, false)
  }
}

/// Makes a text say something else, changing only the lines that have to be.
private struct TextPatch {
  private let lines: [Substring]

  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    self.lines = lines
  }

  /// The text that says the second of two trees, the first being what it says now.
  func text(from before: Node, to after: Node) -> String {
    let sections = before.entries
    var result: [String] = []
    var next = 0
    for (index, section) in sections.enumerated() {
      let start = section.position.line - 1
      let end = index + 1 < sections.count ? sections[index + 1].position.line - 1 : lines.count
      guard start >= next, end >= start else { return "" }
      let span = start..<trimmed(start..<end)
      result += lines[next..<start].map(String.init)
      if let value = after[section.key] {
        if value.says(section.value) {
          result += lines[span].map(String.init)
        } else {
          result += members(section.value, value, in: span) ?? rewritten(section.key, value)
        }
      }
      next = span.upperBound
    }
    result += lines[next...].map(String.init)
    for entry in after.entries where before[entry.key] == nil {
      result += rewritten(entry.key, entry.value)
    }
    return result.joined(separator: "\n") + "\n"
  }

  /// A list whose members stand on lines of their own, with what has changed in it; `nil` if it is none.
  private func members(_ before: Node, _ after: Node, in span: Range<Int>) -> [String]? {
    guard case .sequence(let old) = before.content, case .sequence(let new) = after.content,
      let first = old.first
    else { return nil }
    let margin = String(repeating: " ", count: max(0, first.position.column - 3))
    func written(_ node: Node) -> String { margin + "- " + YAMLWriter.flow(node) }
    var result: [String] = []
    var next = span.lowerBound
    for (index, member) in old.enumerated() {
      let start = member.position.line - 1
      let end = index + 1 < old.count ? old[index + 1].position.line - 1 : span.upperBound
      guard start >= next, start < end, isFirst(member.position) else { return nil }
      result += lines[next..<start].map(String.init)
      let successors = new.filter { $0.position == member.position }
      let kept = start..<trimmed(start..<end)
      if successors.count == 1, successors[0].says(member) {
        result += lines[kept].map(String.init)
      } else {
        result += successors.map(written)
      }
      next = kept.upperBound
    }
    result += lines[next..<span.upperBound].map(String.init)
    let known = Set(old.map(\.position))
    return result + new.filter { !known.contains($0.position) }.map(written)
  }

  private func rewritten(_ key: String, _ value: Node) -> [String] {
    let entry = Node.Entry(key: key, position: value.position, value: value)
    let text = YAMLWriter.text(Node(.mapping([entry]), at: value.position))
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// The end of some lines without the blank lines and comments that stand last.
  private func trimmed(_ span: Range<Int>) -> Int {
    let last = span.last { index in
      let text = lines[index].drop { $0 == " " || $0 == "\r" }
      return !text.isEmpty && text.first != "#"
    }
    return last.map { $0 + 1 } ?? span.lowerBound
  }

  /// Whether nothing but a hyphen stands before a place on its line.
  private func isFirst(_ position: Position) -> Bool {
    let before = lines[position.line - 1].unicodeScalars.prefix(position.column - 1)
    return before.filter { $0 != " " }.elementsEqual("-".unicodeScalars)
  }
}
