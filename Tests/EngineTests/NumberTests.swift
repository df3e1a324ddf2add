import CableFormat
import Distribution
import EventKernel
import Scenario
import Testing

/// The numbers of transmissions on a circuit.
@Suite("Channel numbers")
struct NumberTests {
  @Test(
    "numbers go up by one from the circuit's first, and wrap to 1 behind the last of their width",
    arguments: [
      (998, ["998", "999", "001", "002"]), (9998, ["9998", "9999", "0001", "0002"]),
      (1000, ["1000", "1001", "1002", "1003"]), (1, ["001", "002", "003", "004"]),
    ])
  func wrap(first: Int, numbers: [String]) throws {
    var exercise = try Exercise.circuit("firstChannelNumber: \(first)")
    for _ in 0..<4 { exercise.file(at: 0, to: ["RBBB"], lasting: 1) }
    #expect(exercise.run().channelNumbers() == numbers)
  }

  @Test("each day (UTC) begins with 1: what counts is when the transmission begins")
  func daily() throws {
    var exercise = try Exercise.circuit("firstChannelNumber: 500", seconds: 500_000)
    exercise.file(at: 86399, to: ["RBBB"], lasting: 2)
    exercise.file(at: 86399.5, to: ["RBBB"], lasting: 1)
    exercise.file(at: 90000, to: ["RBBB"], lasting: 1)
    exercise.file(at: 4 * 86400 + 5, to: ["RBBB"], lasting: 1)
    #expect(exercise.run().channelNumbers() == ["500", "001", "002", "001"])
  }

  @Test("a transmission that begins at midnight belongs to the new day")
  func midnight() throws {
    var exercise = try Exercise.circuit("firstChannelNumber: 7")
    exercise.file(at: 86399, to: ["RBBB"], lasting: 1)
    exercise.file(at: 86399, to: ["RBBB"], lasting: 1)
    #expect(exercise.run().channelNumbers() == ["007", "001"])
  }

  @Test("circuits count for themselves")
  func circuits() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 1000 cps}
        - {from: RBBB, to: RCCC, speed: 1000 cps, firstChannelNumber: 41}
      """)
    for _ in 0..<2 { exercise.file(at: 0, to: ["RCCC"], lasting: 1) }
    let outcome = exercise.run()
    #expect(outcome.channelNumbers("RAAA>RBBB") == ["001", "002"])
    #expect(outcome.channelNumbers("RBBB>RCCC") == ["041", "042"])
  }
}
