public import Foundation

/// The files of the package that tests read.
public enum Repository {
  /// The folder of the package.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The path of a file of the package.
  public static func path(_ file: String) -> String {
    root.appendingPathComponent(file).path
  }

  /// The bytes of a file of the package.
  public static func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appendingPathComponent(file)))
  }
}
