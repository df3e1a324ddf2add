import CommandLineInterface
import Diagnostics
import Foundation
import Glibc

/// A text file that is about to be written where the user wants it; what is there already is not lost
/// silently.
struct NewFile {
  private let path: String

  init(_ path: String) {
    self.path = path
  }

  /// Makes sure that the file may be written.
  ///
  /// - Throws: if something is there that must not be overwritten, or its folder is not.
  func check(inputs: [String], force: Bool) throws(InvalidInput) {
    if inputs.contains(where: { InputFile.isSame($0, path) }) {
      throw InvalidInput(code: "output-is-input", file: path, "the output would overwrite an input")
    }
    var isDirectory = ObjCBool(false)
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return }
    guard !isDirectory.boolValue else {
      throw InvalidInput(code: "output-exists", file: path, "this is a directory, which is not overwritten")
    }
    let kind = try? FileManager.default.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
    guard kind == .typeRegular else {
      throw InvalidInput(
        code: "output-exists", file: path, "this is a device or the like, which is not overwritten",
        hint: "leave out the option to write to standard output")
    }
    guard force else {
      throw InvalidInput(
        code: "output-exists", file: path, "there is such a file already, which is not overwritten",
        hint: "choose another, or overwrite it with --force")
    }
  }

  /// Whether the file is there with just this text.
  func isAlready(_ text: String) -> Bool {
    FileManager.default.contents(atPath: path) == Data(text.utf8)
  }

  /// Writes the whole file at once: what was there is replaced when the new text is complete.
  ///
  /// - Throws: in the user's words, if it cannot be written.
  func write(_ text: String) throws(InvalidInput) {
    do {
      try Data(text.utf8).write(to: target, options: .atomic)
    } catch {
      throw InvalidInput(code: "output-failed", file: path, "the file cannot be written: \(reason(error))")
    }
  }

  /// Writes a file piece by piece beside its place, into which it is put when it is complete.
  ///
  /// - Parameter fill: writes the pieces; what it throws ends the file, which is then not put there.
  /// - Throws: also, in the user's words, if it cannot be written.
  func write(_ fill: (inout Pieces) throws -> Void) throws {
    let unfinished = target.appendingPathExtension("new")
    do {
      guard FileManager.default.createFile(atPath: unfinished.path, contents: nil) else {
        throw CocoaError(.fileWriteNoPermission)
      }
      let handle = try FileHandle(forWritingTo: unfinished)
      defer { try? handle.close() }
      var pieces = Pieces(handle: handle)
      try fill(&pieces)
      try pieces.flush()
      guard unsafe rename(unfinished.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch let error as InvalidInput {
      try? FileManager.default.removeItem(at: unfinished)
      throw error
    } catch let error as CocoaError {
      try? FileManager.default.removeItem(at: unfinished)
      throw InvalidInput(code: "output-failed", file: path, "the file cannot be written: \(reason(error))")
    } catch {
      try? FileManager.default.removeItem(at: unfinished)
      throw error
    }
  }

  /// A file that is being written.
  struct Pieces {
    fileprivate let handle: FileHandle
    private var buffer: [UInt8] = []

    fileprivate init(handle: FileHandle) {
      self.handle = handle
    }

    /// Adds some bytes.
    mutating func append(_ bytes: some Sequence<UInt8>) throws {
      buffer.append(contentsOf: bytes)
      if buffer.count >= 1 << 20 { try flush() }
    }

    fileprivate mutating func flush() throws {
      try handle.write(contentsOf: Data(buffer))
      buffer.removeAll(keepingCapacity: true)
    }
  }

  /// The file itself, where the path is a link to it.
  private var target: URL { URL(fileURLWithPath: path).resolvingSymlinksInPath() }

  private func reason(_ error: any Error) -> String {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if !FileManager.default.fileExists(atPath: folder) { return "there is no folder \(folder)" }
    return (error as NSError).localizedDescription
  }
}

/// Paths of files as other files name them.
enum RelativePath {
  /// The path of a file, seen from the folder that another is in.
  static func path(to file: String, fromFolderOf other: String) -> String {
    let target = components(file)
    let base = components(other).dropLast()
    let common = zip(target, base).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: base.count - common)
    return (up + target[common...]).joined(separator: "/")
  }

  private static func components(_ path: String) -> [String] {
    URL(fileURLWithPath: path).standardizedFileURL.pathComponents
  }
}
