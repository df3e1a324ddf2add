/// The cumulative curve of a sample: how large a part of a whole is done after so many seconds.
package struct StepCurve: Sendable {
  package struct Point: Hashable, Sendable {
    package var seconds: Double

    /// The part of the whole that took no longer.
    package var part: Double

    package init(seconds: Double, part: Double) {
      self.seconds = seconds
      self.part = part
    }
  }

  /// One a different value, ascending.
  package let points: [Point]

  /// How many members the sample has, and how many there might be.
  package let count: Int
  package let whole: Int

  /// - Parameter whole: how many there are together with those that never came; at least as many as the sample has.
  package init(of sample: [Double], whole: Int) {
    let sorted = sample.sorted()
    count = sorted.count
    self.whole = max(whole, sorted.count)
    var points: [Point] = []
    for (index, seconds) in sorted.enumerated() {
      let part = Double(index + 1) / Double(self.whole)
      if points.last?.seconds == seconds {
        points[points.count - 1].part = part
      } else {
        points.append(Point(seconds: seconds, part: part))
      }
    }
    self.points = points
  }

  /// So many of the points at most, each one of the curve itself; the first and the last are among them.
  package func thinned(to limit: Int) -> [Point] {
    guard points.count > limit, limit > 1 else { return points }
    return (0..<limit).map { points[$0 * (points.count - 1) / (limit - 1)] }
  }
}
