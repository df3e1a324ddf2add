extension TimelineReader {
  /// A run by its number, the first where that is left open.
  ///
  /// - Throws: also if there is no such run.
  package func run(_ number: Int? = nil) throws(TimelineError) -> RunRow {
    let runs = try runs()
    guard let first = runs.first else { throw .absent("there is no run in it") }
    guard let number else { return first }
    guard let run = runs.first(where: { $0.run == number }) else {
      throw .absent("there is no run \(number); there are \(first.run) to \(runs.last?.run ?? first.run)")
    }
    return run
  }
}
