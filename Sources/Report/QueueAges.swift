import CableFormat
import EventKernel
import Timeline

/// How long copies had waited, by precedence, in buckets each twice as wide as all before it.
struct QueueAges {
  /// How many bounded buckets there are; one without a bound follows.
  static let count = 9

  /// The bounds of the buckets in seconds: a copy is in the first that it had waited less than.
  let bounds: [Int]

  /// The precedences that are there, the highest first, each with how many copies are in each bucket.
  let rows: [(precedence: Precedence, counts: [Int])]

  /// The ages of copies at a moment.
  init(_ waiting: [WaitingRow], at moment: Instant) {
    let ages = waiting.map { Int((moment - $0.queuedAt).microseconds / 1_000_000) }
    let oldest = ages.max() ?? 0
    // The finest buckets that leave nothing over, if any does.
    let first = [1, 5, 15, 60, 300, 900].first { oldest < $0 << (QueueAges.count - 1) } ?? 3600
    let bounds = (0..<QueueAges.count).map { first << $0 }
    self.bounds = bounds
    let pairs = zip(waiting, ages)
    rows = Precedence.allCases.compactMap { precedence in
      var counts = Array(repeating: 0, count: bounds.count + 1)
      for (copy, age) in pairs where copy.precedence == precedence {
        counts[bounds.firstIndex { age < $0 } ?? bounds.count] += 1
      }
      return counts.contains { $0 > 0 } ? (precedence, counts) : nil
    }
  }

  /// The bounds as people say them, such as `<20 min`.
  var titles: [String] {
    bounds.map { "<" + QueueAges.words($0) } + ["more"]
  }

  private static func words(_ seconds: Int) -> String {
    if seconds % 3600 == 0 { return "\(seconds / 3600) h" }
    return seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds) s"
  }
}
