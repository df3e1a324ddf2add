import CSQLite

/// What SQLite could not do, with the statement that asked for it.
package struct DatabaseError: Error, Sendable, CustomStringConvertible {
  /// SQLite's extended result code.
  package var code: Int32

  /// SQLite's message.
  package var message: String
  package var sql: String?

  package var description: String {
    "SQLite error \(code): \(message)" + (sql.map { " in: \($0)" } ?? "")
  }

  /// Whether another process holds the database.
  package var isBusy: Bool { [SQLITE_BUSY, SQLITE_LOCKED].contains(code & 0xFF) }

  /// Whether the file is not a database, or a damaged one.
  package var isForeign: Bool { [SQLITE_NOTADB, SQLITE_CORRUPT].contains(code & 0xFF) }

  /// Whether the disk is full.
  package var isFull: Bool { code & 0xFF == SQLITE_FULL }
}
