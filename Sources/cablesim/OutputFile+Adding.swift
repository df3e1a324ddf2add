import Diagnostics
import Timeline

extension OutputFile {
  /// The runs of a database that are among those wanted and came to their end, by their keys; none if it is
  /// not there or is something else.
  ///
  /// - Throws: if it is a timeline that cannot be read.
  static func runs(of path: String, among keys: [String]) throws -> [String: EndedRun] {
    guard TimelineFile.state(of: path) == .timeline else { return [:] }
    do throws(TimelineError) {
      let reader = try TimelineReader(path)
      guard try reader.keepsResults() else { return [:] }
      let wanted = Set(keys)
      let runs = try reader.endedRuns().filter { wanted.contains($0.key) }
      return Dictionary(runs.map { ($0.key, $0) }) { first, _ in first }
    } catch {
      guard case .database(let cause) = error else { throw error }
      throw failure(cause, writing: path)
    }
  }
}
