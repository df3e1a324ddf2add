import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// What happens at one instant happens in the written order, whatever order it was given in.
@Suite("Order of simultaneous events")
struct OrderTests {
  typealias Sending = Outcome.Sending

  @Test("phase by phase: incidents, ends, receipts, handlings, filings, starts")
  func phases() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB, handling: 5 s}, {id: RCCC}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 1000 cps}
        - {from: RBBB, to: RCCC, speed: 1000 cps}
      """)
    // At 10 the circuit RBBB>RCCC comes back, cable 1 ends its handling there, cable 2 ends on RAAA>RBBB and
    // is handled, and cable 3 is filed and takes the channel that cable 2 has released.
    exercise.takeDown("RBBB>RCCC", from: 2, to: 10)
    exercise.file(at: 0, to: ["RCCC"], lasting: 5)
    exercise.file(at: 5, to: ["RCCC"], lasting: 5)
    exercise.file(at: 10, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.sendings("RAAA>RBBB") == [Sending(1, 0, 5), Sending(2, 5, 10), Sending(3, 10, 11)])
    #expect(outcome.sendings("RBBB>RCCC") == [Sending(1, 10, 15), Sending(2, 15, 20)])
    #expect(outcome.ties >= 3)
  }

  @Test("of cables filed at one instant the higher precedence gets the lower number, then the order given")
  func filings() throws {
    var exercise = try Exercise.circuit()
    for precedence in [Precedence.routine, .flash, .routine, .immediate] {
      exercise.file(precedence, at: 3, to: ["RBBB"], lasting: 1)
    }
    let outcome = exercise.run()
    #expect(outcome.records.messages.map(\.filing) == [1, 3, 0, 2])
    #expect(outcome.records.messages.map(\.message) == [1, 2, 3, 4])
    #expect(outcome.sendings().map(\.message) == [1, 2, 3, 4])
  }

  @Test("of copies that come to one line at one instant the earlier cable is first, then its earlier section")
  func arrivals() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RHUB}, {id: RDDD}]
      circuits:
        - {from: RAAA, to: RHUB, speed: 1000 cps, channels: 3}
        - {from: RBBB, to: RHUB, speed: 1000 cps}
        - {from: RHUB, to: RDDD, speed: 1000 cps}
      """)
    exercise.file(at: 0, from: "RBBB", to: ["RDDD"], lasting: 4)
    exercise.file(at: 1, from: "RAAA", to: ["RDDD"], lasting: 3, 3)
    exercise.file(.priority, at: 2, from: "RAAA", to: ["RDDD"], lasting: 2)
    // All come at 4.
    let outcome = exercise.run()
    #expect(
      outcome.sendings("RHUB>RDDD") == [
        Sending(3, 4, 6), Sending(1, 6, 10), Sending(2, section: 1, 10, 13), Sending(2, section: 2, 13, 16),
      ])
  }

  @Test("the order of stations and circuits in the file decides nothing")
  func fileOrder() throws {
    let stations = ["{id: RAAA}", "{id: RBBB}", "{id: RHUB}", "{id: RDDD}"]
    let circuits = [
      "{from: RAAA, to: RHUB, speed: 1000 cps}", "{from: RBBB, to: RHUB, speed: 1000 cps}",
      "{from: RHUB, to: RDDD, speed: 1000 cps}",
    ]
    func run(_ stations: [String], _ circuits: [String]) throws -> [Sending] {
      var exercise = try Exercise(
        "stations: [\(stations.joined(separator: ", "))]\ncircuits: [\(circuits.joined(separator: ", "))]")
      for from in ["RBBB", "RAAA"] {
        for _ in 0..<2 { exercise.file(at: 0, from: from, to: ["RDDD"], lasting: 1) }
      }
      return exercise.run().sendings("RHUB>RDDD")
    }
    let sendings = try run(stations, circuits)
    #expect(try run(stations.reversed(), circuits.reversed()) == sendings)
    #expect(sendings.count == 4)
  }

  // MARK: Ends of runs

  @Test("a run ends when everybody has everything, for that reason and at that time")
  func allDelivered() throws {
    var exercise = try Exercise.circuit("propagation: 2 s")
    exercise.file(at: 0, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.stopReason == .allDelivered)
    #expect(outcome.end == micro(3))
  }

  @Test("what lies past the horizon does not happen; what lies on it does")
  func horizon() throws {
    var exercise = try Exercise.circuit(seconds: 10)
    exercise.file(at: 0, to: ["RBBB"], lasting: 10)
    exercise.file(at: 11, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.stopReason == .horizon)
    #expect(outcome.end == micro(10))
    #expect(outcome.received(1) == micro(10))
    #expect(outcome.records.messages.count == 1)
  }

  @Test("a cable whose time of file is before the start is filed at the start")
  func filedBefore() throws {
    var exercise = try Exercise.circuit()
    exercise.scenario.start = exercise.time(100)
    exercise.file(at: -50, to: ["RBBB"], lasting: 1)
    #expect(exercise.run().sendings() == [Sending(1, 0, 1)])
  }

  @Test("a scenario without cables ends at once with nothing left to happen, or delivered: nobody waits")
  func empty() throws {
    let outcome = try Exercise.circuit().run()
    #expect(outcome.stopReason == .allDelivered)
    #expect(outcome.end == 0)
  }
}
