import Diagnostics
import Foundation

/// The topology that is taken where the user names none.
enum ShippedTopology {
  static let path = "Topologies/state-2008.yaml"

  /// Where it is: below the current folder, or below one of those that the program is in.
  ///
  /// - Throws: if it is in none of them.
  static func locate() throws(InvalidInput) -> String {
    if FileManager.default.fileExists(atPath: path) { return path }
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    if let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      folder = URL(fileURLWithPath: executable)
    }
    while folder.pathComponents.count > 1 {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent(path).path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
    }
    throw InvalidInput(
      code: "missing-file", file: path, "the shipped topology is not here",
      hint: "name one with --topology FILE")
  }
}
