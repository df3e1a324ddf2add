package import Timeline

/// A table of one row a fact and one column a property, as other programs read it.
package struct TidyTable: Sendable {
  package let columns: [String]
  package private(set) var rows: [[JSON]] = []

  init(_ columns: [String]) {
    self.columns = columns
  }

  mutating func append(_ row: [JSON]) {
    precondition(row.count == columns.count, "a row has a cell for each column")
    rows.append(row)
  }

  /// The table as CSV (RFC 4180, with plain line ends); what is absent is empty.
  package var csv: String {
    let lines = [columns.map(TidyTable.quoted)] + rows.map { $0.map(TidyTable.cell) }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// The rows as a database has them.
  package var cells: [[TableFile.Cell]] {
    rows.map { row in
      row.map { value in
        switch value {
        case .null: .null
        case .bool(let value): .integer(value ? 1 : 0)
        case .integer(let value): .integer(value)
        case .number(let value): value.isFinite ? .real(value) : .null
        case .string(let value): .text(value)
        case .array, .object: .text(value.text)
        }
      }
    }
  }

  private static func cell(_ value: JSON) -> String {
    switch value {
    case .null: ""
    case .string(let text): quoted(text)
    case .bool, .integer, .number, .array, .object: value.text
    }
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
