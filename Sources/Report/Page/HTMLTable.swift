/// A table of a page: what a drawing shows, for those who read.
struct HTMLTable: Sendable {
  private let caption: String
  private let header: [String]
  private let numeric: Set<Int>
  private var rows: [String] = []
  private let id: String

  /// - Parameter numeric: the columns whose words stand at the right.
  init(_ caption: String, _ header: [String], numeric: Set<Int> = [], id: String = "") {
    self.caption = caption
    self.header = header
    self.numeric = numeric
    self.id = id
  }

  mutating func append(_ row: [String]) {
    let cells = row.enumerated().map { column, word in
      "<td\(numeric.contains(column) ? " class=\"n\"" : "")>\(Markup.escaped(word))</td>"
    }
    rows.append("<tr>\(cells.joined())</tr>")
  }

  var html: String {
    let named = id.isEmpty ? "" : " id=\"\(id)\""
    let heads = header.enumerated().map { column, word in
      "<th scope=\"col\"\(numeric.contains(column) ? " class=\"n\"" : "")>\(Markup.escaped(word))</th>"
    }
    return """
      <div class="table" tabindex="0" role="region" aria-label="\(Markup.escaped(caption))"><table\(named)>
      <caption>\(Markup.escaped(caption))</caption>
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>
      """
  }

  /// The table behind a line that opens it.
  func folded(_ summary: String) -> String {
    "<details><summary>\(Markup.escaped(summary))</summary>\n\(html)\n</details>"
  }
}
