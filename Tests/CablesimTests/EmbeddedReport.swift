import Foundation
import Testing
import Timeline

/// The numbers that a page carries, as a reader of JSON sees them.
struct EmbeddedReport {
  private let document: [String: Any]

  init(_ page: String) throws {
    let opening = "<script type=\"application/json\" id=\"data\">"
    let after = try #require(page.range(of: opening)).upperBound
    let end = try #require(page.range(of: "</script>", range: after..<page.endIndex)).lowerBound
    let value = try JSONSerialization.jsonObject(with: Data(page[after..<end].utf8))
    document = try #require(value as? [String: Any])
  }

  func text(_ key: String) -> String? { document[key] as? String }

  func number(_ key: String) -> Int? { document[key] as? Int }

  func list(_ key: String) -> [[String: Any]] { document[key] as? [[String: Any]] ?? [] }

  func words(_ key: String) -> [String] { document[key] as? [String] ?? [] }

  /// The rows of a table, by the names of its columns; what a row leaves out at its end is absent.
  func rows(_ key: String) -> [[String: Any]] {
    let table = document[key] as? [String: Any] ?? [:]
    let columns = table["columns"] as? [String] ?? []
    return (table["rows"] as? [[Any]] ?? []).map { row in
      Dictionary(uniqueKeysWithValues: zip(columns, row).filter { !($0.1 is NSNull) })
    }
  }
}

/// Changes a database behind the program's back.
func execute(_ sql: String, in path: String) throws {
  try Connection(path, .writing).execute(sql)
}
