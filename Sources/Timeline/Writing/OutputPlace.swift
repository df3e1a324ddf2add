import CSQLite
import Glibc

/// The place of a timeline that is being written, held against other processes until the value goes.
///
/// A file is begun under the name of the output with `-new` behind it. Where nothing is at the output's path it
/// takes that name at once, with the first rows in it; else what is there stays until the new file is complete.
/// So a process may die at any moment: a file that is there is whole, and one that was not finished says so.
///
/// A symbolic link is written through: its target is replaced, the link stays.
struct OutputPlace: ~Copyable {
  /// The output, links followed.
  private let target: String

  /// Where the file is written.
  private(set) var path: String

  /// Open as long as the file is held; the lock of `flock` belongs to the file, whatever its name.
  private let descriptor: Int32
  private let isReplacing: Bool
  private var isFinished = false

  /// Makes an empty file that no other process writes to.
  ///
  /// - Parameter replacing: whether a file that is there may be replaced.
  /// - Throws: if there is a file and it may not, another process writes there, or nobody can.
  init(_ output: String, replacing: Bool) throws(DatabaseError) {
    let target = OutputPlace.followed(output)
    let isReplacing = unsafe access(target, F_OK) == 0
    if isReplacing && !replacing {
      throw DatabaseError(code: SQLITE_CANTOPEN, message: "there is such a file already")
    }
    descriptor = try OutputPlace.hold(target + "-new", besides: target, isReplacing: isReplacing)
    path = target + "-new"
    self.target = target
    self.isReplacing = isReplacing
  }

  /// Holds a file that is there, to add to it.
  ///
  /// - Throws: if there is none, or another process writes to it.
  init(adding output: String) throws(DatabaseError) {
    let target = OutputPlace.followed(output)
    let descriptor = unsafe open(target, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputPlace.failure("it cannot be written") }
    guard OutputPlace.lock(descriptor), OutputPlace.isOpen(descriptor, at: target) else {
      close(descriptor)
      throw OutputPlace.busy
    }
    self.descriptor = descriptor
    path = target
    self.target = target
    isReplacing = false
  }

  /// Makes an empty file that no other process writes to, as long as none writes to the output either.
  ///
  /// - Returns: the descriptor that holds it.
  private static func hold(
    _ path: String, besides target: String, isReplacing: Bool
  ) throws(DatabaseError) -> Int32 {
    if case .other(let what) = TimelineFile.state(of: path), size(of: path) > 0 {
      throw DatabaseError(code: SQLITE_CANTOPEN, message: "\(path) is in the way: this is \(what)")
    }
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure("its folder cannot be written") }
    // A file that was renamed in the meantime is another's by now.
    guard lock(descriptor), isOpen(descriptor, at: path) else {
      close(descriptor)
      throw busy
    }
    let hasAppeared = unsafe !isReplacing && access(target, F_OK) == 0
    guard isFree(target), !hasAppeared else {
      unsafe unlink(path)
      close(descriptor)
      throw busy
    }
    ftruncate(descriptor, 0)
    TimelineFile.removeJournals(of: path)
    return descriptor
  }

  /// Gives the file its name if nothing has it: its first rows are written.
  mutating func begin() throws(DatabaseError) {
    guard !isReplacing else { return }
    try takeName()
    path = target
  }

  /// Gives the file its name: it is complete and closed.
  consuming func finish() throws(DatabaseError) {
    if path != target { try takeName() }
    isFinished = true
  }

  private func takeName() throws(DatabaseError) {
    // A journal that was left there would be taken for the new file's.
    TimelineFile.removeJournals(of: target)
    guard unsafe rename(path, target) == 0 else { throw OutputPlace.failure("it cannot be put in place") }
  }

  deinit {
    if !isFinished && path != target { TimelineFile.remove(path) }
    close(descriptor)
  }

  // MARK: Files

  private static let busy = DatabaseError(code: SQLITE_BUSY, message: "another process is writing to it")

  private static func failure(_ what: String) -> DatabaseError {
    let number = errno
    let reason = unsafe String(cString: strerror(number))
    return DatabaseError(
      code: number == ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN, message: "\(what): \(reason)")
  }

  private static func lock(_ descriptor: Int32) -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  /// Whether no process holds a file.
  private static func isFree(_ path: String) -> Bool {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return true }
    defer { close(descriptor) }
    return lock(descriptor)
  }

  private static func isOpen(_ descriptor: Int32, at path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    return unsafe fstat(descriptor, &opened) == 0 && stat(path, &named) == 0
      && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// The path that a symbolic link leads to in the end, whether or not anything is there.
  private static func followed(_ path: String) -> String {
    var path = path
    // As many links as the system follows.
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = unsafe max(0, readlink(path, &buffer, buffer.count))
      let destination = String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard !destination.isEmpty else { return path }
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      path = destination.first == "/" ? destination : folder + destination
    }
    return path
  }
}
