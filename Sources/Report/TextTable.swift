/// Rows of words, aligned in columns for a terminal.
package struct TextTable {
  private let header: [String]
  private var rows: [[String]] = []

  /// The columns whose words stand at the right.
  private let numeric: Set<Int>

  package init(_ header: [String], numeric: Set<Int> = []) {
    self.header = header
    self.numeric = numeric
  }

  package mutating func append(_ row: [String]) {
    precondition(row.count == header.count, "a row has a word for each column")
    rows.append(row)
  }

  /// The lines, two blanks between columns and none at the end.
  package var lines: [String] {
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let cells = row.enumerated().map { column, word in
        let padding = String(repeating: " ", count: widths[column] - word.count)
        return numeric.contains(column) ? padding + word : word + padding
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
