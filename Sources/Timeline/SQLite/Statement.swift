import CSQLite

/// A prepared statement; it is finalized when it goes.
///
/// Values are bound in the order of the parameters:
///
///     insert.bind(run)
///     insert.bind(name)
///     try insert.execute()
@safe
package struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private var bound: Int32 = 0

  @unsafe init(_ handle: OpaquePointer) {
    unsafe self.handle = handle
  }

  deinit {
    unsafe sqlite3_finalize(handle)
  }

  // MARK: Parameters

  package mutating func bind(_ value: Int) {
    bound += 1
    unsafe sqlite3_bind_int64(handle, bound, Int64(value))
  }

  package mutating func bind(_ value: Int64) {
    bound += 1
    unsafe sqlite3_bind_int64(handle, bound, value)
  }

  package mutating func bind(_ value: Double) {
    bound += 1
    unsafe sqlite3_bind_double(handle, bound, value)
  }

  package mutating func bind(_ value: String) {
    bound += 1
    unsafe sqlite3_bind_text(handle, bound, value, Int32(value.utf8.count), cablesim_sqlite_transient())
  }

  package mutating func bindNull() {
    bound += 1
    unsafe sqlite3_bind_null(handle, bound)
  }

  package mutating func bind(_ value: Int?) {
    if let value { bind(value) } else { bindNull() }
  }

  package mutating func bind(_ value: Int64?) {
    if let value { bind(value) } else { bindNull() }
  }

  package mutating func bind(_ value: Double?) {
    if let value { bind(value) } else { bindNull() }
  }

  package mutating func bind(_ value: String?) {
    if let value { bind(value) } else { bindNull() }
  }

  // MARK: Running

  /// Goes to the next row.
  ///
  /// - Returns: whether there is one.
  package mutating func step() throws(DatabaseError) -> Bool {
    let code = unsafe sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    guard code == SQLITE_DONE else { throw failure(code) }
    return false
  }

  /// Runs a statement that gives no rows with the values bound, and makes it ready for the next.
  package mutating func execute() throws(DatabaseError) {
    let code = unsafe sqlite3_step(handle)
    unsafe sqlite3_reset(handle)
    bound = 0
    guard code == SQLITE_DONE else { throw failure(code) }
  }

  @inline(never)
  private func failure(_ code: Int32) -> DatabaseError {
    let database = unsafe sqlite3_db_handle(handle)
    let sql = unsafe sqlite3_sql(handle).map { unsafe String(cString: $0) }
    return DatabaseError(code: code, message: unsafe String(cString: sqlite3_errmsg(database)), sql: sql)
  }

  // MARK: Columns, counted from 0

  package func integer(_ column: Int32) -> Int { Int(unsafe sqlite3_column_int64(handle, column)) }

  package func optionalInteger(_ column: Int32) -> Int? { isNull(column) ? nil : integer(column) }

  package func real(_ column: Int32) -> Double { unsafe sqlite3_column_double(handle, column) }

  package func optionalReal(_ column: Int32) -> Double? { isNull(column) ? nil : real(column) }

  package func text(_ column: Int32) -> String {
    guard let bytes = unsafe sqlite3_column_text(handle, column) else { return "" }
    return unsafe String(cString: bytes)
  }

  package func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  private func isNull(_ column: Int32) -> Bool { unsafe sqlite3_column_type(handle, column) == SQLITE_NULL }
}
