/// A SQLite file with a single table, for whoever goes on with the results in other tools.
package enum TableFile {
  package enum Cell: Sendable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
  }

  /// Makes the file, which must not be there.
  ///
  /// - Throws: what SQLite says if it cannot be written.
  package static func write(
    _ path: String, table: String, columns: [String], rows: [[Cell]]
  ) throws(DatabaseError) {
    let connection = try Connection(path, .creating)
    let names = columns.map(quoted).joined(separator: ", ")
    try connection.execute("BEGIN; CREATE TABLE \(quoted(table)) (\(names))")
    let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    var insert = try connection.prepare("INSERT INTO \(quoted(table)) VALUES (\(places))")
    for row in rows {
      for cell in row {
        switch cell {
        case .null: insert.bindNull()
        case .integer(let value): insert.bind(value)
        case .real(let value): insert.bind(value)
        case .text(let value): insert.bind(value)
        }
      }
      try insert.execute()
    }
    try connection.execute("COMMIT")
  }

  /// A name as SQL has it, whatever is in it.
  private static func quoted(_ name: String) -> String {
    "\"" + name.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
