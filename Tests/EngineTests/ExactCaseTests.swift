import CableFormat
import Distribution
import EventKernel
import Scenario
import Testing

/// The exact cases of the validation file: known timelines, equal to the microsecond.
@Suite("Exact cases")
struct ExactCaseTests {
  typealias Sending = Outcome.Sending

  @Test("E1: without pre-emption FLASH waits for the ROUTINE before it")
  func nonPreemptive() throws {
    var exercise = try Exercise.circuit()
    exercise.policy.preemption = .none
    exercise.file(.routine, at: 1.5, to: ["RBBB"], lasting: 5)
    exercise.file(.routine, at: 5, to: ["RBBB"], lasting: 5)
    exercise.file(.flash, at: 7.5, to: ["RBBB"], lasting: 4)
    #expect(
      exercise.run().sendings() == [Sending(1, 1.5, 6.5), Sending(2, 6.5, 11.5), Sending(3, 11.5, 15.5)])
  }

  @Test(
    "E3: an interrupted copy begins anew at the same length, or goes on where it was",
    arguments: [(Policy.Interruption.restart, 19.0), (.resume, 17)])
  func interruption(_ interrupted: Policy.Interruption, end: Double) throws {
    var exercise = try Exercise.circuit()
    exercise.policy.interrupted = interrupted
    exercise.file(.routine, at: 1, to: ["RBBB"], lasting: 6)
    exercise.file(.flash, at: 3, to: ["RBBB"], lasting: 10)
    #expect(
      exercise.run().sendings() == [Sending(1, 1, 3, .interrupted), Sending(2, 3, 13), Sending(1, 13, end)])
  }

  @Test("E3: where lengths are drawn anew, the interrupted copy ends by its next sample")
  func resampledInterruption() throws {
    // Six seconds and then three, or six again: which, the seed decides.
    let ends = try ends(first: 6, next: 3) { exercise in
      exercise.file(.flash, at: 3, to: ["RBBB"], lasting: 10)
    }
    #expect(ends == [16, 19])
  }

  @Test(
    "E5: a copy cut by a closing begins anew or goes on where it was",
    arguments: [(Policy.Interruption.restart, 19.0), (.resume, 15)])
  func closing(_ interrupted: Policy.Interruption, end: Double) throws {
    var exercise = try Exercise.circuit()
    exercise.policy.interrupted = interrupted
    exercise.takeDown("RAAA>RBBB", from: 5, to: 9)
    exercise.file(.routine, at: 1, to: ["RBBB"], lasting: 10)
    #expect(exercise.run().sendings() == [Sending(1, 1, 5, .cut), Sending(1, 9, end)])
  }

  @Test("E5: where lengths are drawn anew, the copy that was cut ends by its next sample")
  func resampledClosing() throws {
    let ends = try ends(first: 10, next: 20) { exercise in
      exercise.takeDown("RAAA>RBBB", from: 5, to: 9)
    }
    #expect(ends == [19, 29])
  }

  /// When the first cable of a load filed every second ends, over many seeds with the wanted first sample.
  private func ends(
    first: Double, next: Double, _ disturb: (inout Exercise) -> Void
  ) throws -> [Double] {
    var ends: Set<Double> = []
    for seed in 1...40 {
      var exercise = try Exercise.circuit(seconds: 60)
      exercise.scenario.seed = UInt64(seed)
      exercise.policy.interrupted = .resample
      exercise.load(
        every: .constant(1),
        lasting: .empirical([.init(weight: 1, value: first), .init(weight: 1, value: next)]))
      disturb(&exercise)
      let outcome = exercise.run()
      guard outcome.records.messages.first?.characters == Int(first * 1000) else { continue }
      let last = outcome.sendings().last { $0.message == 1 }
      if let end = last?.end { ends.insert(Double(end) / 1e6) }
    }
    return ends.sorted()
  }

  @Test("E6: a resumed transmission that its closing interrupts ends after the gap")
  func third() throws {
    var exercise = try Exercise.circuit()
    exercise.policy.interrupted = .resume
    exercise.takeDown("RAAA>RBBB", from: 24, to: 29)
    for count in 1...4 { exercise.file(at: Double(7 * count), to: ["RBBB"], lasting: 4) }
    let sendings = exercise.run().sendings()
    #expect(sendings.filter { $0.message == 3 } == [Sending(3, 21, 24, .cut), Sending(3, 29, 30)])
  }

  @Test("E7: closings and FLASH interrupt alike, and what is left is sent after both")
  func fourthAndSixth() throws {
    var exercise = try Exercise.circuit()
    exercise.policy.interrupted = .resume
    exercise.takeDown("RAAA>RBBB", from: 20.3, to: 20.6)
    // In the order of filing: 7, 13 (FLASH), 14, 21, 26 (FLASH), 28.
    for (time, precedence) in [
      (7.0, Precedence.routine), (13, .flash), (14, .routine), (21, .routine), (26, .flash), (28, .routine),
    ] {
      exercise.file(precedence, at: time, to: ["RBBB"], lasting: precedence == .flash ? 1.5 : 5.5)
    }
    let sendings = exercise.run().sendings()
    #expect(sendings.filter { $0.message == 4 } == [Sending(4, 21, 26, .interrupted), Sending(4, 27.5, 28)])
    #expect(sendings.filter { $0.message == 6 } == [Sending(6, 28, 33.5)])
    // The second was sent up to 14.5; the third is through before the closing.
    #expect(sendings.filter { $0.message == 3 } == [Sending(3, 14.5, 20)])
  }

  @Test("E14: what piles up before an opening leaves one after the other")
  func pile() throws {
    var exercise = try Exercise.circuit()
    exercise.takeDown("RAAA>RBBB", from: 600, to: 1200)
    for index in 0..<20 { exercise.file(at: 600 + 30 * Double(index), to: ["RBBB"], lasting: 60) }
    let outcome = exercise.run()
    #expect(
      outcome.sendings()
        == (0..<20).map { Sending($0 + 1, 1200 + 60 * Double($0), 1260 + 60 * Double($0)) })
    let waits = outcome.rows().compactMap { row in row.startedAt.map { ($0 - row.queuedAt).seconds } }
    #expect(waits.first == 600)
    // The last is filed at 1170 and begun at 2340.
    #expect(waits.last == 1170)
  }

  @Test(
    "E19: a cable follows the contacts of its circuits, which are half-open",
    arguments: [(197.0, nil), (196, 202.0)])
  func contacts(sentAt: Double, received: Double?) throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}, {id: RCCC}]
      circuits:
        - {from: RAAA, to: RBBB, speed: 1000 cps, propagation: 3 s}
        - {from: RBBB, to: RCCC, speed: 1000 cps, propagation: 3 s}
      """, seconds: 1000)
    for (name, gaps) in [
      ("RAAA>RBBB", [(0.0, 100.0), (200, 300), (400, 2000)]), ("RBBB>RCCC", [(0, 100), (200, 2000)]),
    ] {
      for gap in gaps { exercise.takeDown(name, from: gap.0, to: gap.1) }
    }
    exercise.file(at: sentAt, to: ["RCCC"], lasting: 0)
    let outcome = exercise.run()
    #expect(outcome.received(1, "RCCC") == received.map(micro))
    #expect(outcome.status(1, "RCCC") == (received == nil ? .inQueue : .delivered))
  }
}
