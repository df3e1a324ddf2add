import Glibc

/// What makes a SQLite file a timeline database, and what is at a path before one is written there.
package enum TimelineFile {
  /// SQLite's `application_id` of our files: the letters `cbls`.
  static let applicationID = 0x6362_6C73

  /// SQLite's `user_version`: counts changes of the schema.
  ///
  /// A file of another version is not read.
  static let schemaVersion = 4

  /// What is at a path.
  package enum State: Equatable, Sendable {
    case absent

    /// A timeline database, of whatever version.
    case timeline

    /// Another file: what, with its article.
    case other(String)

    /// A directory, a device or the like, in whose place no file can be put: what, with its article.
    case noFile(String)
  }

  /// Looks at the first bytes of a file, as SQLite lays them out.
  package static func state(of path: String) -> State {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return .absent }
    guard status.st_mode & S_IFMT != S_IFDIR else { return .noFile("a directory") }
    guard status.st_mode & S_IFMT == S_IFREG else { return .noFile("no regular file") }
    let header = firstBytes(of: path, count: 72)
    guard header.starts(with: "SQLite format 3\0".utf8), header.count == 72 else {
      return .other("some other file")
    }
    let identifier = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
    return identifier == applicationID ? .timeline : .other("some other database")
  }

  /// Whether pages are missing that the header counts; SQLite itself only notices when it wants one of them.
  static func isCutShort(_ path: String) -> Bool {
    let header = firstBytes(of: path, count: 32)
    var status = stat()
    guard header.count == 32, unsafe stat(path, &status) == 0 else { return true }
    func number(_ bytes: Range<Int>) -> Int { header[bytes].reduce(0) { $0 << 8 | Int($1) } }
    // A page of 65536 bytes is written as 1.
    let pageSize = number(16..<18) == 1 ? 65536 : number(16..<18)
    return Int(status.st_size) < pageSize * number(28..<32)
  }

  private static func firstBytes(of path: String, count: Int) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
      length = unsafe max(0, read(descriptor, buffer.baseAddress, count))
    }
  }

  /// Whether SQLite left a journal beside a database.
  static func hasJournal(_ path: String) -> Bool { unsafe access(path + "-journal", F_OK) == 0 }

  /// Removes a database and what SQLite may have left beside it.
  package static func remove(_ path: String) {
    unsafe unlink(path)
    removeJournals(of: path)
  }

  /// Removes what SQLite may have left beside a database.
  static func removeJournals(of path: String) {
    for suffix in ["-journal", "-wal", "-shm"] { unsafe unlink(path + suffix) }
  }
}
