import Analysis
import CableFormat
import EventKernel
import Testing

@testable import Timeline

/// What drawings are made of says the same as the numbers beside them.
@Suite("A cumulative curve")
struct StepCurveTests {
  @Test("rises at each member by its part of the whole, and not to the top where some never came")
  func points() {
    let curve = StepCurve(of: [30, 10, 10], whole: 4)
    #expect(curve.points == [.init(seconds: 10, part: 0.5), .init(seconds: 30, part: 0.75)])
    #expect(curve.count == 3)
    #expect(StepCurve(of: [], whole: 4).points == [])
  }

  @Test(
    "is thinned to points of its own, the first and the last among them", arguments: [2, 3, 10, 99, 100, 101])
  func thinned(limit: Int) {
    let curve = StepCurve(of: (1...100).map { Double($0 * $0) }, whole: 120)
    let thinned = curve.thinned(to: limit)
    #expect(thinned.count == min(limit, 100))
    #expect(Set(thinned).isSubset(of: curve.points))
    #expect(thinned.first == curve.points.first)
    #expect(thinned.last == curve.points.last)
    #expect(zip(thinned, thinned.dropFirst()).allSatisfy { $0.seconds < $1.seconds })
  }
}

@Suite("The history of a queue")
struct QueueHistoryTests {
  private static func at(_ seconds: Int64) -> Instant { Instant(microseconds: seconds * 1_000_000) }

  private func step(_ circuit: Int, _ seconds: Int64, _ precedence: Precedence, _ step: Int) -> QueueStep {
    QueueStep(circuit: circuit, at: Self.at(seconds), precedence: precedence, step: step)
  }

  @Test("counts by precedence, and the waiting of all together; that with most of it comes first")
  func levels() throws {
    let histories = QueueHistory.histories(
      [
        step(1, 0, .routine, 1), step(1, 10, .routine, -1),
        step(2, 5, .routine, 2), step(2, 5, .flash, 1), step(2, 7, .flash, -1), step(2, 10, .routine, -1),
      ], until: Self.at(20))
    #expect(histories.map(\.circuit) == [2, 1])
    let first = try #require(histories.first)
    #expect(first.most == 3)
    // 3 for 2 s, 2 for 3 s, 1 to the end for 10 s.
    #expect(first.waited == 22)
    #expect(first.levels.map(\.total) == [3, 2, 1])
    #expect(first.levels[0].waiting == [0, 1, 0, 0, 0, 2])
    #expect(histories[1].waited == 10)
  }

  @Test("keeps its peak and its end when it is thinned")
  func thinned() throws {
    let steps = (0..<1000).flatMap { second -> [QueueStep] in
      let many = second == 617 ? 9 : 1
      return [step(1, Int64(second) * 2, .routine, many), step(1, Int64(second) * 2 + 1, .routine, -many)]
    }
    let history = try #require(QueueHistory.histories(steps, until: Self.at(3000)).first)
    #expect(history.levels.count == 2000)
    let thinned = history.thinned(to: 50)
    #expect((20...51).contains(thinned.count))
    #expect(thinned.map(\.total).max() == history.most)
    #expect(thinned.last == history.levels.last)
    #expect(history.thinned(to: 2000) == history.levels)
  }

  @Test("is not told of a circuit for which nothing waits")
  func nothing() {
    #expect(QueueHistory.histories([], until: Self.at(1)).isEmpty)
  }
}
