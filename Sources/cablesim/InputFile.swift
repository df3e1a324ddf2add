import Diagnostics
import Foundation

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
    var isDirectory = ObjCBool(false)
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw InvalidInput(code: "missing-file", file: path, "there is no such file")
    }
    guard !isDirectory.boolValue else {
      throw InvalidInput(code: "directory", file: path, "this is a directory", hint: "a file is wanted")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InvalidInput(code: "unreadable-file", file: path, "the file cannot be read")
    }
    return SourceText(name: path, bytes: Array(data))
  }

  /// Whether two paths lead to the same file.
  static func isSame(_ a: String, _ b: String) -> Bool {
    func resolved(_ path: String) -> URL { URL(fileURLWithPath: path).resolvingSymlinksInPath() }
    return resolved(a) == resolved(b)
  }
}
