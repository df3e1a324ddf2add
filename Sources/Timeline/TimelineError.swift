/// Why a timeline database cannot be read.
package enum TimelineError: Error, CustomStringConvertible, Sendable {
  case missing

  /// What it is instead, with its article.
  case foreign(String)

  /// It was written by a later program.
  case newer(schema: Int)

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
    case .absent(let what): what
    case .inconsistent(let what): "its rows contradict each other: \(what)"
    case .database(let error):
      error.isForeign ? "the database is damaged: \(error.message)" : error.description
    }
  }
}
