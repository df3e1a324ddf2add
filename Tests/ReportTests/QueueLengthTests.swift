import EventKernel
import Report
import Testing

@Suite("The length of a line over time")
struct QueueLengthTests {
  private func at(_ seconds: Int64) -> Instant { Instant(microseconds: seconds * 1_000_000) }

  private func length(_ changes: [(Int64, Int)]) -> QueueLength {
    QueueLength(over: at(0)..<at(80), changes.map { (at($0.0), $0.1) })
  }

  @Test("is the longest of each part of the time")
  func parts() {
    // One from 5 s, three from 18 s, none from 20 s on; two in the last second.
    let length = length([(5, 1), (18, 3), (20, 0), (79, 2)])
    #expect(length.longest(inEachOf: 8) == [1, 3, 0, 0, 0, 0, 0, 2])
    #expect(length.longest(inEachOf: 1) == [3])
    #expect(length.longest == 3)
  }

  @Test("lasts until the next change, however far that is, and to the end")
  func lasting() {
    #expect(length([(15, 2)]).longest(inEachOf: 4) == [2, 2, 2, 2])
    #expect(length([(15, 2), (60, 0)]).longest(inEachOf: 4) == [2, 2, 2, 0])
  }

  @Test("is nothing before anything came")
  func nothing() {
    #expect(length([]).longest(inEachOf: 3) == [0, 0, 0])
    #expect(length([]).longest == 0)
  }

  @Test("has each moment in a part")
  func moments() {
    let length = length([])
    #expect(length.place(of: at(0), 8) == 0)
    #expect(length.place(of: at(10), 8) == 1)
    #expect(length.place(of: at(80), 8) == 7)
    #expect(length.place(of: at(-5), 8) == 0)
    #expect(length.place(of: at(500), 8) == 7)
  }
}
