import Diagnostics

/// Why a timeline database cannot be read.
package enum TimelineError: Error, CustomStringConvertible, Sendable {
  case missing

  /// What it is instead, with its article.
  case foreign(String)

  /// It was written by a later program.
  case newer(schema: Int)

  /// It was written by an earlier program.
  case older(schema: Int)

  /// Another process is writing to it.
  case busy

  /// What was asked for is not in it.
  case absent(String)

  /// Its rows contradict each other.
  case inconsistent(String)
  case database(DatabaseError)

  package var description: String {
    switch self {
    case .missing: "there is no such file"
    case .foreign(let what): "this is \(what), not a timeline database"
    case .newer(let schema):
      "it was written by a later cablesim (schema \(schema), this program reads \(TimelineFile.schemaVersion))"
    case .older(let schema):
      "it was written by an earlier cablesim (schema \(schema), this program reads \(TimelineFile.schemaVersion)); "
        + "run the scenario again"
    case .busy: "another process is writing to it; wait until it has ended"
    case .absent(let what): what
    case .inconsistent(let what): "its rows contradict each other: \(what)"
    case .database(let error):
      error.isForeign ? "the database is damaged: \(error.message)" : error.description
    }
  }

  /// A name that nothing of a kind has, with what may have been meant.
  static func unknown(_ kind: String, _ name: String, among names: [String]) -> TimelineError {
    let hint = Spelling.suggestion(for: name, among: names).map { "; \($0)" } ?? ""
    return .absent("there is no \(kind) \(name)\(hint)")
  }

  /// What SQLite could not do.
  init(_ error: DatabaseError) {
    self = error.isBusy ? .busy : .database(error)
  }
}
