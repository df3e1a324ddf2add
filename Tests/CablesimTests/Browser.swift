import Foundation
import TestSupport

/// Chromium without a window.
enum Browser {
  static let program: URL? = {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/chromium" }
    return ([environment["CABLESIM_CHROMIUM"]].compactMap(\.self) + folders.map { String($0) })
      .first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(fileURLWithPath: $0) }
  }()

  struct Missing: Error {}

  /// What is left when a page has been opened and its first seconds are over.
  struct Visit {
    var dom: Document

    /// What the page wrote to its console, by itself or because something went wrong.
    var complaints: [String]
  }

  static func open(_ address: String, in folder: borrowing TemporaryFolder) throws -> Visit {
    let result = try run(
      ["--virtual-time-budget=3000", "--enable-logging=stderr", "--dump-dom"], address, folder)
    let complaints = result.errors.split(separator: "\n").map(String.init).filter { $0.contains("CONSOLE") }
    return Visit(dom: Document(html: result.output), complaints: complaints)
  }

  /// A picture of the first screen, as a PNG.
  static func picture(
    of address: String, in folder: borrowing TemporaryFolder, isDark: Bool = false
  ) throws -> Data {
    let colours = isDark ? ["--blink-settings=preferredColorScheme=0"] : []
    _ = try run(
      ["--window-size=1200,1000", "--hide-scrollbars", "--screenshot=\(folder.path("shot.png"))"] + colours,
      address,
      folder)
    return try folder.bytes("shot.png")
  }

  private static func run(
    _ options: [String], _ address: String, _ folder: borrowing TemporaryFolder
  ) throws -> Program.Result {
    guard let program else { throw Missing() }
    // A profile of its own, so that tests can run side by side; no sandbox, for who builds may be root.
    let common = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--user-data-dir=\(folder.path("profile-\(UUID().uuidString)"))",
    ]
    let parts = address.split(separator: "#", maxSplits: 1)
    let url = folder.url.appendingPathComponent(String(parts[0])).absoluteString
    // A browser that hangs must not hold up the others.
    return try Program.run(
      URL(fileURLWithPath: "/usr/bin/timeout"),
      ["120", program.path] + common + options + [parts.count > 1 ? "\(url)#\(parts[1])" : url],
      in: folder.url)
  }

  /// The text of a page as the browser has it.
  struct Document {
    var html: String

    func contains(_ text: String) -> Bool { html.contains(text) }

    func count(of text: String) -> Int { html.components(separatedBy: text).count - 1 }

    /// What the page is called in the end.
    var title: String {
      guard let start = html.range(of: "<title>"), let end = html.range(of: "</title>") else { return "" }
      return String(html[start.upperBound..<end.lowerBound])
    }

    func table(_ id: String) -> String {
      guard let start = html.range(of: "<table id=\"\(id)\">"),
        let end = html.range(of: "</table>", range: start.upperBound..<html.endIndex)
      else { return "" }
      return String(html[start.upperBound..<end.lowerBound])
    }

    /// The rows of a table's body.
    func rows(ofTable id: String) -> Int { table(id).components(separatedBy: "<tr>").count - 2 }
  }
}
