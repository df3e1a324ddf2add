import Foundation

extension Repository {
  /// The first block of a language below a heading of the README, without its fences.
  public static func block(_ language: String, below heading: String) throws -> String {
    let text = String(decoding: try bytes("README.md"), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let section = lines.drop { $0 != "## \(heading)" }.dropFirst()
    let body = section.drop { $0 != "```\(language)" }.dropFirst().prefix { $0 != "```" }
    return body.map { $0 + "\n" }.joined()
  }
}
