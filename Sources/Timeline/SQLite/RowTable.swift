import CSQLite
import Glibc

/// A row of numbers.
typealias CodedRow<let width: Int> = InlineArray<width, Int64>

/// What stands for NULL in a row of numbers.
let null = Int64.min

/// A batch of rows in memory as a table of a connection, so that one statement takes in all of them:
/// `INSERT INTO … SELECT … FROM batch` costs half of what binding and stepping row by row does.
///
/// The table is an eponymous virtual table (https://sqlite.org/vtab.html): it is there under its name, and is in
/// no file.
@safe
struct RowTable<let width: Int>: ~Copyable {
  /// Lives as long as the connection.
  private let batch: UnsafeMutablePointer<RowBatch>

  /// Makes a table without rows.
  init(_ name: String, in connection: borrowing Connection) throws(DatabaseError) {
    let columns = (0..<width).map { "value\($0)" }.joined(separator: ", ")
    unsafe batch = .allocate(capacity: 1)
    unsafe batch.initialize(
      to: RowBatch(declaration: strdup("CREATE TABLE batch(\(columns))"), width: width))
    let code = unsafe sqlite3_create_module_v2(
      connection.handle, name, batch.pointee.module, batch,
      { batch in
        guard let batch = unsafe batch?.assumingMemoryBound(to: RowBatch.self) else { return }
        unsafe free(batch.pointee.declaration)
        unsafe batch.pointee.module.deallocate()
        unsafe batch.deinitialize(count: 1)
        unsafe batch.deallocate()
      })
    guard code == SQLITE_OK else {
      throw DatabaseError(code: code, message: unsafe String(cString: sqlite3_errmsg(connection.handle)))
    }
  }

  /// Runs a statement that reads the table while these are its rows.
  func execute(_ statement: inout Statement, reading rows: [CodedRow<width>]) throws(DatabaseError) {
    var failure: DatabaseError?
    unsafe rows.withUnsafeBytes { bytes in
      unsafe batch.pointee.rows = bytes.baseAddress?.assumingMemoryBound(to: Int64.self)
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

/// The rows of a batch, of whatever width.
@unsafe
private struct RowBatch {
  var rows: UnsafePointer<Int64>?
  var count = 0
  let declaration: UnsafeMutablePointer<CChar>?
  let width: Int
  let module = unsafe RowBatch.makeModule()

  init(declaration: UnsafeMutablePointer<CChar>?, width: Int) {
    unsafe self.declaration = declaration
    unsafe self.width = width
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
    var row: UnsafePointer<Int64>?
    var end: UnsafePointer<Int64>?
    var width = 0
  }

  /// What SQLite calls.
  private static func makeModule() -> UnsafeMutablePointer<sqlite3_module> {
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
      unsafe RowBatch.cursor(cursor)?.deallocate()
      return SQLITE_OK
    }
    unsafe module.pointee.xFilter = { cursor, _, _, _, _ in
      guard let cursor = unsafe RowBatch.cursor(cursor) else { return SQLITE_ERROR }
      let batch = unsafe cursor.pointee.batch
      unsafe cursor.pointee.width = batch.pointee.width
      unsafe cursor.pointee.row = batch.pointee.rows
      unsafe cursor.pointee.end = batch.pointee.rows.map {
        unsafe $0 + batch.pointee.count * batch.pointee.width
      }
      return SQLITE_OK
    }
    unsafe module.pointee.xNext = { cursor in
      guard let cursor = unsafe RowBatch.cursor(cursor), let row = unsafe cursor.pointee.row else {
        return SQLITE_ERROR
      }
      unsafe cursor.pointee.row = row + cursor.pointee.width
      return SQLITE_OK
    }
    unsafe module.pointee.xEof = { cursor in
      guard let cursor = unsafe RowBatch.cursor(cursor) else { return 1 }
      return unsafe cursor.pointee.row == cursor.pointee.end ? 1 : 0
    }
    unsafe module.pointee.xColumn = { cursor, result, column in
      // SQLite asks only for columns that there are, and of a row that there is.
      guard let row = unsafe RowBatch.cursor(cursor)?.pointee.row else { return SQLITE_ERROR }
      let value = unsafe row[Int(column)]
      // A result that is not set is NULL.
      if value != null { unsafe sqlite3_result_int64(result, value) }
      return SQLITE_OK
    }
    unsafe module.pointee.xRowid = { _, _ in SQLITE_ERROR }
    return unsafe module
  }

  private static func cursor(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?)
    -> UnsafeMutablePointer<Cursor>?
  {
    unsafe UnsafeMutableRawPointer(cursor)?.assumingMemoryBound(to: Cursor.self)
  }
}
