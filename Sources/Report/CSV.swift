/// Rows of values in the form of RFC 4180.
package struct CSV {
  /// The lines, each ended by CR LF.
  package private(set) var text = ""

  /// Rows that begin with one.
  package init(_ row: [String?]) {
    append(row)
  }

  /// Adds a row; what is absent is an empty field, an empty text a quoted one.
  package mutating func append(_ row: [String?]) {
    text += row.map(CSV.field).joined(separator: ",")
    text += "\r\n"
  }

  /// A field, in quotes where it could be misread.
  private static func field(_ value: String?) -> String {
    guard let value else { return "" }
    // A lone line end is enough to need quotes, and CR LF is one Character.
    let special = value.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    guard special || value.isEmpty else { return value }
    return "\"" + value.replacing("\"", with: "\"\"") + "\""
  }
}
