package import EventKernel

/// How many copies waited for a circuit, over time.
package struct QueueLength: Sendable {
  let span: Range<Instant>
  private let changes: [(at: Instant, waiting: Int)]

  /// - Parameters:
  ///   - span: the time that is shown.
  ///   - changes: how many waited from each change on, in the order of time.
  package init(over span: Range<Instant>, _ changes: [(at: Instant, waiting: Int)]) {
    self.span = span
    self.changes = changes
  }

  package var longest: Int { changes.map(\.waiting).max() ?? 0 }

  /// The time cut into equal parts: the longest line in each.
  package func longest(inEachOf parts: Int) -> [Int] {
    var longest = Array(repeating: 0, count: parts)
    guard !span.isEmpty else { return longest }
    for (index, change) in changes.enumerated() {
      let end = index + 1 < changes.count ? changes[index + 1].at : span.upperBound
      guard change.waiting > 0, end > span.lowerBound, change.at < span.upperBound else { continue }
      for part in place(of: change.at, parts)...place(of: end, parts, isEnd: true) {
        longest[part] = max(longest[part], change.waiting)
      }
    }
    return longest
  }

  /// The part in which a moment lies.
  ///
  /// - Parameter isEnd: whether it is the end of something, which the part that begins then has nothing of.
  package func place(of moment: Instant, _ parts: Int, isEnd: Bool = false) -> Int {
    let length = Double((span.upperBound - span.lowerBound).microseconds)
    let passed = Double((moment - span.lowerBound).microseconds)
    let place = passed / length * Double(parts)
    return min(max(Int(isEnd ? place.rounded(.up) - 1 : place.rounded(.down)), 0), parts - 1)
  }
}
