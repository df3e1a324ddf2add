import Timeline

/// A timeline that the program has written, as any reader of SQLite sees it.
struct Database: ~Copyable {
  private let connection: Connection

  init(_ path: String) throws {
    connection = try Connection(path, .reading)
  }

  /// The first column of the first row, as text.
  func value(_ sql: String) throws -> String? {
    var statement = try connection.prepare(sql)
    return try statement.step() ? statement.optionalText(0) : nil
  }
}
