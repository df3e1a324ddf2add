import CSQLite
import Glibc

/// A value in memory that SQLite reads as a row of numbers.
protocol TableRow: BitwiseCopyable {
  /// The names of the columns.
  static var columns: [String] { get }

  /// Whether SQLite reads it; others it does not see.
  var isPlain: Bool { get }

  /// What is in a column, counted from 0; NULL where nothing is.
  func value(_ column: Int32) -> Int64?

  /// Hands SQLite the value in a column: `{ unsafe giveValue(of: Self.self, $0, $1, $2) }`, which only the type
  /// itself can make a function of C.
  @unsafe static var giveValue: GiveValue { get }
}

typealias GiveValue =
  @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?, OpaquePointer?, Int32) -> Int32

/// A batch of rows in memory as a table of a connection, so that one statement takes in all of them:
/// `INSERT INTO … SELECT … FROM batch` costs half of what binding and stepping row by row does.
///
/// The table is an eponymous virtual table (https://sqlite.org/vtab.html): it is there under its name, and is in
/// no file.
@safe
struct RowTable<Row: TableRow>: ~Copyable {
  /// Lives as long as the connection.
  private let batch: UnsafeMutablePointer<RowBatch>

  /// Makes a table without rows.
  init(_ name: String, in connection: borrowing Connection) throws(DatabaseError) {
    unsafe batch = .allocate(capacity: 1)
    unsafe batch.initialize(
      to: RowBatch(
        declaration: strdup("CREATE TABLE batch(\(Row.columns.joined(separator: ", ")))"),
        stride: MemoryLayout<Row>.stride,
        isPlain: { unsafe $0.assumingMemoryBound(to: Row.self).pointee.isPlain }))
    unsafe batch.pointee.module = RowBatch.module(Row.giveValue)
    let code = unsafe sqlite3_create_module_v2(
      connection.handle, name, batch.pointee.module, batch,
      { batch in
        guard let batch = unsafe batch?.assumingMemoryBound(to: RowBatch.self) else { return }
        unsafe free(batch.pointee.declaration)
        unsafe batch.pointee.module?.deallocate()
        unsafe batch.deinitialize(count: 1)
        unsafe batch.deallocate()
      })
    guard code == SQLITE_OK else {
      throw DatabaseError(code: code, message: unsafe String(cString: sqlite3_errmsg(connection.handle)))
    }
  }

  /// Runs a statement that reads the table while these are its rows.
  func execute(_ statement: inout Statement, reading rows: [Row]) throws(DatabaseError) {
    var failure: DatabaseError?
    unsafe rows.withUnsafeBytes { bytes in
      unsafe batch.pointee.rows = bytes.baseAddress
      unsafe batch.pointee.count = rows.count
      do throws(DatabaseError) {
        try statement.execute()
      } catch {
        failure = error
      }
      unsafe batch.pointee.rows = nil
      unsafe batch.pointee.count = 0
    }
    if let failure { throw failure }
  }
}

/// Hands SQLite the value in a column of the row where a cursor stands.
@unsafe @inline(__always)
func giveValue<Row: TableRow>(
  of type: Row.Type, _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?, _ result: OpaquePointer?,
  _ column: Int32
) -> Int32 {
  guard let row = unsafe RowBatch.cursor(cursor)?.pointee.row else { return SQLITE_ERROR }
  // A result that is not set is NULL.
  if let value = unsafe row.assumingMemoryBound(to: type).pointee.value(column) {
    unsafe sqlite3_result_int64(result, value)
  }
  return SQLITE_OK
}

/// The rows of a batch, whatever they are.
@unsafe
private struct RowBatch {
  var rows: UnsafeRawPointer?
  var count = 0
  let declaration: UnsafeMutablePointer<CChar>?
  var module: UnsafeMutablePointer<sqlite3_module>?
  let stride: Int
  let isPlain: (UnsafeRawPointer) -> Bool

  init(
    declaration: UnsafeMutablePointer<CChar>?, stride: Int, isPlain: @escaping (UnsafeRawPointer) -> Bool
  ) {
    unsafe self.declaration = declaration
    unsafe self.stride = stride
    unsafe self.isPlain = isPlain
  }

  /// SQLite's view of the table; it begins with what SQLite keeps there.
  @unsafe struct Table {
    var base = unsafe sqlite3_vtab()
    var batch: UnsafeMutablePointer<RowBatch>
  }

  /// A place in the table.
  @unsafe struct Cursor {
    var base = unsafe sqlite3_vtab_cursor()
    var batch: UnsafeMutablePointer<RowBatch>
    var row: UnsafeRawPointer?
    var end: UnsafeRawPointer?

    /// Goes on to the first row that is read, from this one on.
    mutating func settle() {
      while unsafe row != end, let row = unsafe row, unsafe !batch.pointee.isPlain(row) {
        unsafe self.row = row + batch.pointee.stride
      }
    }
  }

  /// What SQLite calls.
  static func module(_ giveValue: @escaping GiveValue) -> UnsafeMutablePointer<sqlite3_module> {
    let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    unsafe module.initialize(to: sqlite3_module())
    unsafe module.pointee.xConnect = { database, batch, _, _, table, _ in
      guard let batch = unsafe batch?.assumingMemoryBound(to: RowBatch.self) else { return SQLITE_ERROR }
      let code = unsafe sqlite3_declare_vtab(database, batch.pointee.declaration)
      guard code == SQLITE_OK else { return code }
      let made = UnsafeMutablePointer<Table>.allocate(capacity: 1)
      unsafe made.initialize(to: Table(batch: batch))
      unsafe table?.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
      return SQLITE_OK
    }
    unsafe module.pointee.xDisconnect = { table in
      unsafe UnsafeMutableRawPointer(table)?.assumingMemoryBound(to: Table.self).deallocate()
      return SQLITE_OK
    }
    unsafe module.pointee.xBestIndex = { _, info in
      unsafe info?.pointee.estimatedCost = 1
      return SQLITE_OK
    }
    unsafe module.pointee.xOpen = { table, cursor in
      guard let table = unsafe UnsafeMutableRawPointer(table)?.assumingMemoryBound(to: Table.self) else {
        return SQLITE_ERROR
      }
      let made = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
      unsafe made.initialize(to: Cursor(batch: table.pointee.batch))
      unsafe cursor?.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }
    unsafe module.pointee.xClose = { cursor in
      unsafe UnsafeMutableRawPointer(cursor)?.assumingMemoryBound(to: Cursor.self).deallocate()
      return SQLITE_OK
    }
    unsafe module.pointee.xFilter = { cursor, _, _, _, _ in
      guard let cursor = unsafe RowBatch.cursor(cursor) else { return SQLITE_ERROR }
      let batch = unsafe cursor.pointee.batch
      unsafe cursor.pointee.row = batch.pointee.rows
      unsafe cursor.pointee.end = batch.pointee.rows.map {
        unsafe $0 + batch.pointee.count * batch.pointee.stride
      }
      unsafe cursor.pointee.settle()
      return SQLITE_OK
    }
    unsafe module.pointee.xNext = { cursor in
      guard let cursor = unsafe RowBatch.cursor(cursor), let row = unsafe cursor.pointee.row else {
        return SQLITE_ERROR
      }
      unsafe cursor.pointee.row = row + cursor.pointee.batch.pointee.stride
      unsafe cursor.pointee.settle()
      return SQLITE_OK
    }
    unsafe module.pointee.xEof = { cursor in
      guard let cursor = unsafe RowBatch.cursor(cursor) else { return 1 }
      return unsafe cursor.pointee.row == cursor.pointee.end ? 1 : 0
    }
    unsafe module.pointee.xColumn = giveValue
    unsafe module.pointee.xRowid = { _, _ in SQLITE_ERROR }
    return unsafe module
  }

  static func cursor(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?)
    -> UnsafeMutablePointer<Cursor>?
  {
    unsafe UnsafeMutableRawPointer(cursor)?.assumingMemoryBound(to: Cursor.self)
  }
}
