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
      let wanted = Set(keys)
      let runs = try TimelineReader(path).endedRuns().filter { wanted.contains($0.key) }
      return Dictionary(runs.map { ($0.key, $0) }) { first, _ in first }
    } catch {
      switch error {
      case .busy: throw locked(path)
      case .database(let cause): throw failure(cause, writing: path)
      // Of another version: whether it may be replaced is another question.
      default: return [:]
      }
    }
  }
}
