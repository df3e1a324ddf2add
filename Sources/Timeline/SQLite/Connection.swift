import CSQLite

/// An open SQLite database; it is closed when the connection goes.
@safe
package struct Connection: ~Copyable {
  package enum Access: Sendable {
    case reading
    case writing

    /// Writing to a file that is made for it.
    case creating
  }

  let handle: OpaquePointer

  /// Opens a file.
  ///
  /// - Throws: what SQLite says if it cannot.
  package init(_ path: String, _ access: Access) throws(DatabaseError) {
    let flags =
      switch access {
      case .reading: SQLITE_OPEN_READONLY
      case .writing: SQLITE_OPEN_READWRITE
      case .creating: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened = unsafe opened else {
      let error = DatabaseError(code: code, message: unsafe String(cString: sqlite3_errstr(code)))
      unsafe sqlite3_close_v2(opened)
      throw error
    }
    unsafe handle = opened
    unsafe sqlite3_extended_result_codes(handle, 1)
  }

  deinit {
    unsafe sqlite3_close_v2(handle)
  }

  /// Runs statements that give no rows, one after the other.
  package func execute(_ sql: String) throws(DatabaseError) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code, sql) }
  }

  /// Whether a transaction has been begun and not ended.
  var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

  /// A statement to be run, perhaps many times.
  package func prepare(_ sql: String) throws(DatabaseError) -> Statement {
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else { throw error(code, sql) }
    return unsafe Statement(statement)
  }

  /// The first column of the first row as a number, `nil` if there is no row or it is NULL.
  package func number(_ sql: String) throws(DatabaseError) -> Int? {
    var statement = try prepare(sql)
    return try statement.step() ? statement.optionalInteger(0) : nil
  }

  private func error(_ code: Int32, _ sql: String) -> DatabaseError {
    DatabaseError(code: code, message: unsafe String(cString: sqlite3_errmsg(handle)), sql: sql)
  }
}
