public import Foundation

/// An empty folder that disappears with the value.
public struct TemporaryFolder: ~Copyable {
  /// Where it is.
  public let url: URL

  /// Makes a folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("cablesim-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of a file in it.
  public func path(_ file: String) -> String {
    url.appendingPathComponent(file).path
  }

  /// Writes a file and gives its path.
  @discardableResult
  public func write(_ text: String, to file: String) throws -> String {
    try Data(text.utf8).write(to: url.appendingPathComponent(file))
    return path(file)
  }

  /// The names of what is in it, in alphabetical order.
  public var contents: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}
