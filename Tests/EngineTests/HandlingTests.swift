import CableFormat
import Distribution
import EventKernel
import Scenario
import Testing

/// Positions that handle one copy at a time, the highest precedence first.
@Suite("Handling")
struct HandlingTests {
  /// When each cable's handling began and ended at a station, in seconds.
  private func handlings(_ outcome: Outcome, at station: String, _ exercise: Exercise) -> [[Double]] {
    outcome.records.handlings.filter { $0.station == exercise.station(station) }.map { row in
      [
        Double(row.message), row.startedAt.map { ($0 - exercise.scenario.start).seconds } ?? -1,
        row.endedAt.map { ($0 - exercise.scenario.start).seconds } ?? -1,
      ]
    }
  }

  @Test("the originator handles too, highest precedence first, first come first served inside it")
  func originator() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA, handling: 10 s}, {id: RBBB}]
      circuits: [{from: RAAA, to: RBBB, speed: 1000 cps}]
      """)
    exercise.file(.routine, at: 0, to: ["RBBB"], lasting: 1)
    exercise.file(.routine, at: 1, to: ["RBBB"], lasting: 1)
    exercise.file(.priority, at: 2, to: ["RBBB"], lasting: 1)
    exercise.file(.flash, at: 3, to: ["RBBB"], lasting: 1)
    exercise.file(.routine, at: 4, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    // Nothing that is being handled is interrupted.
    #expect(
      handlings(outcome, at: "RAAA", exercise) == [
        [1, 0, 10], [4, 10, 20], [3, 20, 30], [2, 30, 40], [5, 40, 50],
      ])
  }

  @Test("as many copies are handled at a time as there are positions")
  func positions() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB, handling: 10 s, positions: 2}]
      circuits: [{from: RAAA, to: RBBB, speed: 1000 cps}]
      """)
    for _ in 0..<4 { exercise.file(at: 0, to: ["RBBB"], lasting: 1) }
    let outcome = exercise.run()
    #expect(
      handlings(outcome, at: "RBBB", exercise) == [[1, 1, 11], [2, 2, 12], [3, 11, 21], [4, 12, 22]])
    #expect((1...4).map { outcome.received($0) } == [micro(11), micro(12), micro(21), micro(22)])
  }

  @Test("a copy for several circuits is handled once")
  func once() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RHUB, handling: 3 s}, {id: RBBB}, {id: RCCC}]
      circuits:
        - {from: RAAA, to: RHUB, speed: 1000 cps}
        - {from: RHUB, to: RBBB, speed: 1000 cps}
        - {from: RHUB, to: RCCC, speed: 1000 cps}
      """)
    exercise.file(at: 0, to: ["RBBB", "RCCC", "RHUB"], lasting: 1)
    let outcome = exercise.run()
    #expect(handlings(outcome, at: "RHUB", exercise) == [[1, 1, 4]])
    #expect(outcome.received(1, "RHUB") == micro(4))
    #expect(outcome.received(1, "RCCC") == micro(5))
  }

  @Test("a receipt that ends a handling's wait at the same instant begins it then")
  func sameInstant() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB, handling: 1 s}]
      circuits: [{from: RAAA, to: RBBB, speed: 1000 cps}]
      """)
    exercise.file(.routine, at: 0, to: ["RBBB"], lasting: 1)
    exercise.file(.routine, at: 0, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(handlings(outcome, at: "RBBB", exercise) == [[1, 1, 2], [2, 2, 3]])
  }

  @Test("where a run ends, what is being handled or waits for it says so")
  func unfinished() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA, handling: 100 s}, {id: RBBB}]
      circuits: [{from: RAAA, to: RBBB, speed: 1000 cps}]
      """, seconds: 50)
    for _ in 0..<2 { exercise.file(at: 0, to: ["RBBB"], lasting: 1) }
    let outcome = exercise.run()
    #expect(handlings(outcome, at: "RAAA", exercise) == [[1, 0, -1], [2, -1, -1]])
    #expect((1...2).map { outcome.status($0) } == [.inHandling, .inHandling])
  }
}
