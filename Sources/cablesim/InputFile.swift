import Diagnostics
import Foundation
import Glibc

/// A file that the user names as input.
enum InputFile {
  /// The text of a file, `-` being standard input.
  ///
  /// - Throws: in the user's words, if there is none or it cannot be read.
  static func read(_ path: String) throws(InvalidInput) -> SourceText {
    if path == "-" {
      return SourceText(
        name: "<standard input>", bytes: Array(FileHandle.standardInput.readDataToEndOfFile()))
    }
    try check(path)
    guard let data = FileManager.default.contents(atPath: path) else { throw unreadable(path) }
    return SourceText(name: path, bytes: Array(data))
  }

  /// Reads a file, `-` being standard input, piece by piece.
  ///
  /// - Throws: in the user's words, if there is none or it cannot be read; and what the body throws.
  static func readPieces(_ path: String, _ body: ([UInt8]) throws -> Void) throws {
    let handle: FileHandle
    if path == "-" {
      handle = .standardInput
    } else {
      try check(path)
      guard let opened = FileHandle(forReadingAtPath: path) else { throw unreadable(path) }
      handle = opened
    }
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { try body(Array(piece)) }
  }

  private static func unreadable(_ path: String) -> InvalidInput {
    InvalidInput(code: "unreadable-file", file: path, "the file cannot be read")
  }

  /// - Throws: if there is no file of a name.
  private static func check(_ path: String) throws(InvalidInput) {
    var isDirectory = ObjCBool(false)
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw InvalidInput(code: "missing-file", file: path, "there is no such file")
    }
    guard !isDirectory.boolValue else {
      throw InvalidInput(code: "directory", file: path, "this is a directory", hint: "a file is wanted")
    }
  }

  /// The text of a file that is not larger than so many bytes; nothing beyond them is read.
  ///
  /// - Throws: in the user's words, if there is none, it cannot be read or is larger.
  static func read(_ path: String, atMost limit: Int) throws(InvalidInput) -> SourceText {
    let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
    // What cannot be read at all is explained by the reader without a limit.
    guard let beginning = try? handle?.read(upToCount: limit + 1) else { return try read(path) }
    guard beginning.count <= limit else {
      throw InvalidInput(
        code: "too-large", file: path, "the file is larger than \(limit >> 20) MiB, which is not read")
    }
    return SourceText(name: path == "-" ? "<standard input>" : path, bytes: Array(beginning))
  }

  /// Whether two paths lead to the same file, by whatever links, or would if one were there.
  static func isSame(_ a: String, _ b: String) -> Bool {
    func resolved(_ path: String) -> URL { URL(fileURLWithPath: path).resolvingSymlinksInPath() }
    if resolved(a) == resolved(b) { return true }
    var (first, second) = (stat(), stat())
    return unsafe stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }
}
