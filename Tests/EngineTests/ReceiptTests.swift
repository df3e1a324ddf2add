import CableFormat
import Distribution
import EventKernel
import Scenario
import Testing

/// FLASH is acknowledged to the station before, which raises an alarm if it hears nothing.
@Suite("FLASH receipts")
struct ReceiptTests {
  typealias Sending = Outcome.Sending

  private static let pair = """
    stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}]
    circuits:
      - {between: [RAAA, RBBB], speed: 1000 cps}
      - {between: [RAAA, RCCC], speed: 1000 cps}
      - {between: [RBBB, RCCC], speed: 1000 cps}
    """

  private func exercise(_ network: String = Self.pair) throws -> Exercise {
    var exercise = try Exercise(network)
    exercise.policy.flashReceipts = true
    return exercise
  }

  @Test("a FLASH copy is answered by a short FLASH message to the station before")
  func answer() throws {
    var exercise = try exercise()
    exercise.file(.flash, at: 0, to: ["RBBB"], lasting: 1)
    exercise.file(.immediate, at: 0, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    let receipt = outcome.records.messages.first { $0.isService }
    #expect(receipt?.originator == exercise.station("RBBB"))
    #expect(receipt?.filedAt == exercise.time(1))
    #expect(receipt?.precedence == .flash)
    // Forty characters; IMMEDIATE is not answered, nor is the receipt.
    #expect(outcome.sendings("RBBB>RAAA") == [Sending(receipt?.message ?? 0, 1, 1.04)])
    #expect(outcome.records.messages.count == 3)
    #expect(outcome.incidents(.alarm).isEmpty)
    #expect(outcome.end == micro(2))
  }

  @Test("without receipts asked for there are none")
  func none() throws {
    var exercise = try Exercise(Self.pair)
    exercise.file(.flash, at: 0, to: ["RBBB"], lasting: 1)
    #expect(exercise.run().records.messages.count == 1)
  }

  @Test("without a circuit back the alarm is raised after the timeout, though all is delivered")
  func noWayBack() throws {
    var exercise = try exercise(
      "stations: [{id: RAAA}, {id: RBBB}]\ncircuits: [{from: RAAA, to: RBBB, speed: 1000 cps}]")
    exercise.file(.flash, at: 0, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.moments(of: .alarm) == [micro(301)])
    #expect(outcome.incidents(.alarm).first?.station == exercise.station("RAAA"))
    #expect(outcome.stopReason == .allDelivered)
  }

  @Test("a receipt whose circuit is down goes another way like any FLASH")
  func diverted() throws {
    var exercise = try exercise()
    exercise.takeDown("RBBB>RAAA", from: 0, to: 5000)
    exercise.file(.flash, at: 0, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.sendings("RBBB>RCCC") == [Sending(2, 1, 1.04)])
    #expect(outcome.sendings("RCCC>RAAA") == [Sending(2, 1.04, 1.08)])
    #expect(outcome.incidents(.alarm).isEmpty)
  }

  @Test("a receipt that comes after the alarm is a receipt all the same")
  func late() throws {
    var exercise = try exercise(
      "stations: [{id: RAAA}, {id: RBBB}]\ncircuits: [{between: [RAAA, RBBB], speed: 1000 cps}]")
    exercise.takeDown("RBBB>RAAA", from: 0, to: 500)
    exercise.file(.flash, at: 0, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.moments(of: .alarm) == [micro(301)])
    #expect(outcome.status(2, "RAAA") == .delivered)
    #expect(outcome.received(2, "RAAA") == micro(500.04))
    #expect(outcome.stopReason == .allDelivered)
  }

  @Test("every hop is answered for itself")
  func hops() throws {
    var exercise = try exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}]
      circuits:
        - {between: [RAAA, RBBB], speed: 1000 cps}
        - {between: [RBBB, RCCC], speed: 1000 cps}
      """)
    exercise.file(.flash, at: 0, to: ["RCCC"], lasting: 1, 1)
    let outcome = exercise.run()
    // Two sections over two circuits.
    #expect(outcome.records.messages.count { $0.isService } == 4)
    #expect(outcome.rows("RCCC>RBBB").count == 2)
    #expect(outcome.rows("RBBB>RAAA").count == 2)
  }
}
