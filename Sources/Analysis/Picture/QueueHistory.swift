import CableFormat
package import EventKernel
package import Timeline

/// How many copies waited for a circuit from each moment on.
package struct QueueHistory: Sendable {
  package struct Level: Hashable, Sendable {
    package var at: Instant

    /// By precedence, the highest first.
    package var waiting: [Int]

    package var total: Int { waiting.reduce(0, +) }
  }

  package let circuit: Int

  /// One a change, in order.
  package let levels: [Level]
  package let end: Instant

  /// The most that waited at once.
  package let most: Int

  /// What all copies waited together, in seconds: one that waits for an hour counts as two that wait half of it.
  package let waited: Double

  /// The histories of all circuits for which anything waited, those with the most waiting time first.
  ///
  /// - Parameter steps: circuit by circuit, in the order of time.
  package static func histories(_ steps: [QueueStep], until end: Instant) -> [QueueHistory] {
    var histories: [QueueHistory] = []
    var start = 0
    while start < steps.count {
      let circuit = steps[start].circuit
      let next = steps[start...].firstIndex { $0.circuit != circuit } ?? steps.count
      let history = QueueHistory(circuit: circuit, steps[start..<next], end: end)
      if history.most > 0 { histories.append(history) }
      start = next
    }
    return histories.sorted { ($1.waited, $0.circuit) < ($0.waited, $1.circuit) }
  }

  private init(circuit: Int, _ steps: ArraySlice<QueueStep>, end: Instant) {
    self.circuit = circuit
    self.end = end
    var levels: [Level] = []
    var waiting = Precedence.allCases.map { _ in 0 }
    for step in steps {
      waiting[Int(step.precedence.rawValue)] += step.step
      if levels.last?.at == step.at { levels.removeLast() }
      levels.append(Level(at: step.at, waiting: waiting))
    }
    self.levels = levels
    most = levels.map(\.total).max() ?? 0
    var sum = 0.0
    for (index, level) in levels.enumerated() {
      let next = index + 1 < levels.count ? levels[index + 1].at : max(end, level.at)
      sum += Double((next - level.at).microseconds) * Double(level.total)
    }
    waited = sum / 1e6
  }

  /// The levels, or where there are more than a limit, the highest of each of so many spans of equal length.
  package func thinned(to limit: Int) -> [Level] {
    guard levels.count > limit, let first = levels.first, limit > 0 else { return levels }
    let length = max(1, (max(end, levels[levels.count - 1].at) - first.at).microseconds / Int64(limit) + 1)
    var kept: [Level] = []
    var place: Int64 = -1
    for level in levels {
      let span = (level.at - first.at).microseconds / length
      if span != place {
        kept.append(level)
        place = span
      } else if level.total > kept[kept.count - 1].total {
        kept[kept.count - 1] = level
      }
    }
    // What there is at the end is told as it is.
    if let last = levels.last, kept.last != last { kept.append(last) }
    return kept
  }
}
