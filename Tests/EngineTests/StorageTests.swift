import CableFormat
import Distribution
import EventKernel
import Scenario
import Testing

/// Stations that can hold only so many copies keep the others waiting on their circuits.
@Suite("Storage")
struct StorageTests {
  typealias Sending = Outcome.Sending

  @Test("a copy for a full station stays on its circuit until there is room, and nothing vanishes")
  func backPressure() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB, storage: 1}, {id: RCCC}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 1000 cps}
        - {from: RBBB, to: RCCC, speed: 100 cps}
      """)
    for _ in 0..<3 { exercise.file(at: 0, to: ["RCCC"], lasting: 1) }
    let outcome = exercise.run()
    #expect(outcome.sendings() == [Sending(1, 0, 1), Sending(2, 1, 11), Sending(3, 11, 21)])
    #expect(outcome.rows().map(\.held.microseconds) == [0, micro(9), micro(9)])
    #expect(outcome.sendings("RBBB>RCCC") == [Sending(1, 1, 11), Sending(2, 11, 21), Sending(3, 21, 31)])
    #expect(outcome.moments(of: .full) == [micro(2), micro(12)])
    #expect(outcome.stopReason == .allDelivered)
  }

  /// `RAAA>RBBB>RCCC>RDDD`, room for one copy in the middle, the last circuit ten times slower.
  private static let chain = """
    stations: [{id: RAAA}, {id: RBBB, storage: 1}, {id: RCCC, storage: 1}, {id: RDDD}]
    circuits:
      - {from: RAAA, to: RBBB, speed: 1000 cps}
      - {from: RBBB, to: RCCC, speed: 1000 cps}
      - {from: RCCC, to: RDDD, speed: 100 cps}
    """

  @Test("back-pressure goes up a chain, and room made at its end is passed on at once")
  func chain() throws {
    var exercise = try Exercise(Self.chain)
    for _ in 0..<3 { exercise.file(at: 0, to: ["RDDD"], lasting: 1) }
    let outcome = exercise.run()
    #expect(outcome.sendings("RAAA>RBBB") == [Sending(1, 0, 1), Sending(2, 1, 2), Sending(3, 2, 12)])
    #expect(outcome.sendings("RBBB>RCCC") == [Sending(1, 1, 2), Sending(2, 2, 12), Sending(3, 12, 22)])
    #expect(outcome.sendings("RCCC>RDDD") == [Sending(1, 2, 12), Sending(2, 12, 22), Sending(3, 22, 32)])
  }

  @Test("what was kept out still names the transmission that brought it")
  func causes() throws {
    var exercise = try Exercise(Self.chain)
    for _ in 0..<3 { exercise.file(at: 0, to: ["RDDD"], lasting: 1) }
    let outcome = exercise.run()
    for (circuit, before) in [("RBBB>RCCC", "RAAA>RBBB"), ("RCCC>RDDD", "RBBB>RCCC")] {
      for row in outcome.rows(circuit) {
        let bringer = outcome.rows(before).first { $0.message == row.message }
        #expect(row.cause == bringer?.transmission, "\(circuit) of cable \(row.message)")
      }
    }
  }

  @Test("room goes to whoever has waited longest, whatever its precedence")
  func releaseOrder() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RHUB, storage: 1}, {id: RDDD}]
      circuits:
        - {from: RAAA, to: RHUB, speed: 1000 cps}
        - {from: RBBB, to: RHUB, speed: 1000 cps}
        - {from: RHUB, to: RDDD, speed: 100 cps}
      """)
    exercise.file(at: 0, to: ["RDDD"], lasting: 1)
    exercise.file(at: 1, to: ["RDDD"], lasting: 1)
    exercise.file(.flash, at: 1, from: "RBBB", to: ["RDDD"], lasting: 2)
    let outcome = exercise.run()
    let flash = outcome.records.messages.first { $0.precedence == .flash }?.message ?? 0
    // ROUTINE waits from 2 on, FLASH from 3 on; at 11 there is room for one.
    let routine = outcome.sendings("RAAA>RHUB").last
    #expect(routine?.end == micro(11))
    // Of room at 11 ROUTINE takes the place; FLASH gets the next, at 21.
    #expect(outcome.sendings("RBBB>RHUB") == [Sending(flash, 1, 21)])
  }

  @Test("propagation takes room as well: it is kept from the end of the transmission")
  func reserved() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB, storage: 1}, {id: RCCC}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 1000 cps, propagation: 5 s}
        - {from: RBBB, to: RCCC, speed: 1000 cps}
      """)
    for _ in 0..<2 { exercise.file(at: 0, to: ["RCCC"], lasting: 1) }
    let outcome = exercise.run()
    // The first comes at 6 and leaves at 7; until then there is no room for the second.
    #expect(outcome.sendings() == [Sending(1, 0, 1), Sending(2, 1, 7)])
    #expect(outcome.received(2, "RCCC") == micro(13))
  }

  @Test("a copy kept on a circuit that is cut is sent again from its start")
  func cutWhileKept() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB, storage: 1}, {id: RCCC}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 1000 cps}
        - {from: RBBB, to: RCCC, speed: 100 cps}
      """)
    for _ in 0..<2 { exercise.file(at: 0, to: ["RCCC"], lasting: 1) }
    exercise.takeDown("RAAA>RBBB", from: 5, to: 20)
    let outcome = exercise.run()
    #expect(outcome.sendings() == [Sending(1, 0, 1), Sending(2, 1, 5, .cut), Sending(2, 20, 21)])
    #expect(outcome.received(2, "RCCC") == micro(31))
  }

  @Test("two full stations that wait for each other stand still, and their cables are accounted for")
  func deadlock() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA, storage: 1}, {id: RBBB, storage: 1}]
      circuits: [{between: [RAAA, RBBB], speed: 1000 cps}]
      """, seconds: 100)
    exercise.file(at: 0, to: ["RBBB"], lasting: 1)
    exercise.file(at: 0, from: "RBBB", to: ["RAAA"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.status(1, "RBBB") == .inTransmission)
    #expect(outcome.status(2, "RAAA") == .inTransmission)
  }
}
