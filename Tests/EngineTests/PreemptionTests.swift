import CableFormat
import Distribution
import EventKernel
import Scenario
import Testing

/// Who interrupts whom on a busy circuit, and what becomes of the interrupted.
@Suite("Pre-emption")
struct PreemptionTests {
  typealias Sending = Outcome.Sending

  /// Which of two precedences interrupt which, by policy.
  private static func interrupts(_ policy: Policy.Preemption, _ high: Precedence, _ low: Precedence) -> Bool {
    guard high.onCircuit > low.onCircuit else { return false }
    switch policy {
    case .none: return false
    case .yOnly: return high == .flashOverride
    case .flash: return high >= .flash
    case .flashAndImmediate: return high >= .immediate
    }
  }

  @Test("a policy lets exactly its precedences interrupt lower ones", arguments: Policy.Preemption.allCases)
  func policies(_ preemption: Policy.Preemption) throws {
    for low in Precedence.allCases {
      for high in Precedence.allCases {
        var exercise = try Exercise.circuit()
        exercise.policy.preemption = preemption
        exercise.file(low, at: 0, to: ["RBBB"], lasting: 10)
        exercise.file(high, at: 4, to: ["RBBB"], lasting: 3)
        let sendings = exercise.run().sendings()
        if Self.interrupts(preemption, high, low) {
          #expect(
            sendings == [Sending(1, 0, 4, .interrupted), Sending(2, 4, 7), Sending(1, 7, 17)],
            "\(high) against \(low)")
        } else {
          #expect(sendings == [Sending(1, 0, 10), Sending(2, 10, 13)], "\(high) against \(low)")
        }
      }
    }
  }

  @Test("night action is no class of its own on a circuit: first come, first served with IMMEDIATE")
  func nightAction() throws {
    var exercise = try Exercise.circuit()
    exercise.file(.routine, at: 0, to: ["RBBB"], lasting: 10)
    exercise.file(.immediate, at: 1, to: ["RBBB"], lasting: 1)
    exercise.file(.niactImmediate, at: 2, to: ["RBBB"], lasting: 1)
    exercise.file(.immediate, at: 3, to: ["RBBB"], lasting: 1)
    #expect(exercise.run().sendings().map(\.message) == [1, 2, 3, 4])
  }

  @Test("the interrupted copy goes to the head of its class")
  func head() throws {
    var exercise = try Exercise.circuit()
    exercise.file(.routine, at: 0, to: ["RBBB"], lasting: 10)
    exercise.file(.routine, at: 1, to: ["RBBB"], lasting: 1)
    exercise.file(.priority, at: 2, to: ["RBBB"], lasting: 1)
    exercise.file(.flash, at: 4, to: ["RBBB"], lasting: 3)
    #expect(
      exercise.run().sendings() == [
        Sending(1, 0, 4, .interrupted), Sending(4, 4, 7), Sending(3, 7, 8), Sending(1, 8, 18),
        Sending(2, 18, 19),
      ])
  }

  @Test("a copy interrupted twice resumes twice, the head of its class each time")
  func twice() throws {
    var exercise = try Exercise.circuit()
    exercise.policy.preemption = .flashAndImmediate
    exercise.policy.interrupted = .resume
    exercise.file(.routine, at: 0, to: ["RBBB"], lasting: 10)
    exercise.file(.immediate, at: 4, to: ["RBBB"], lasting: 5)
    exercise.file(.flash, at: 6, to: ["RBBB"], lasting: 1)
    exercise.file(.flashOverride, at: 6.5, to: ["RBBB"], lasting: 2)
    #expect(
      exercise.run().sendings() == [
        Sending(1, 0, 4, .interrupted), Sending(2, 4, 6, .interrupted), Sending(3, 6, 6.5, .interrupted),
        Sending(4, 6.5, 8.5), Sending(3, 8.5, 9), Sending(2, 9, 12), Sending(1, 12, 18),
      ])
  }

  @Test("every attempt takes a number of its own, and the receiver notes the gap of what was cancelled")
  func gaps() throws {
    var exercise = try Exercise.circuit()
    exercise.file(.routine, at: 0, to: ["RBBB"], lasting: 10)
    exercise.file(.flash, at: 4, to: ["RBBB"], lasting: 3)
    let outcome = exercise.run()
    #expect(outcome.channelNumbers() == ["001", "002", "003"])
    let gaps = outcome.incidents(.gap)
    #expect(gaps.count == 1)
    #expect(gaps.first?.at == exercise.time(4))
    #expect(gaps.first?.station == exercise.station("RBBB"))
    #expect(gaps.first?.detail.contains("001") == true)
    #expect(outcome.rows().map(\.attempt) == [1, 1, 2])
    // It was cancelled before the far end had it: no duplicate is to be suspected.
    #expect(outcome.rows().allSatisfy { $0.marking == nil })
  }

  @Test("a copy that ends at the instant at which FLASH comes has ended: release comes before seize")
  func releaseBeforeSeize() throws {
    var exercise = try Exercise.circuit()
    exercise.file(.routine, at: 0, to: ["RBBB"], lasting: 5)
    exercise.file(.flash, at: 5, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.sendings() == [Sending(1, 0, 5), Sending(2, 5, 6)])
    #expect(outcome.ties > 0)
  }

  @Test("a higher precedence filed at the same instant is begun first, and interrupts nothing")
  func simultaneousFiling() throws {
    var exercise = try Exercise.circuit()
    exercise.file(.routine, at: 1, to: ["RBBB"], lasting: 5)
    exercise.file(.flash, at: 1, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    let flash = outcome.records.messages.first { $0.precedence == .flash }?.message
    #expect(outcome.sendings().map(\.message).first == flash)
    #expect(outcome.rows().allSatisfy { $0.outcome == .sent })
  }

  @Test("E: the interrupted copy of several sections is one section, and the others keep their order")
  func sections() throws {
    var exercise = try Exercise.circuit()
    exercise.file(.routine, at: 0, to: ["RBBB"], lasting: 3, 3, 3)
    exercise.file(.flash, at: 4, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(
      outcome.sendings() == [
        Sending(1, section: 1, 0, 3), Sending(1, section: 2, 3, 4, .interrupted), Sending(2, 4, 5),
        Sending(1, section: 2, 5, 8), Sending(1, section: 3, 8, 11),
      ])
    #expect(outcome.received(1) == micro(11))
  }
}

/// Circuits with several channels.
@Suite("Channels")
struct ChannelTests {
  typealias Sending = Outcome.Sending

  @Test("as many copies are on the wire as there are channels")
  func channels() throws {
    var exercise = try Exercise.circuit("channels: 2")
    for _ in 0..<3 { exercise.file(at: 0, to: ["RBBB"], lasting: 4) }
    #expect(exercise.run().sendings() == [Sending(1, 0, 4), Sending(2, 0, 4), Sending(3, 4, 8)])
  }

  @Test("FLASH takes a free channel rather than another's")
  func freeChannel() throws {
    var exercise = try Exercise.circuit("channels: 2")
    exercise.file(.routine, at: 0, to: ["RBBB"], lasting: 4)
    exercise.file(.flash, at: 1, to: ["RBBB"], lasting: 4)
    #expect(exercise.run().sendings() == [Sending(1, 0, 4), Sending(2, 1, 5)])
  }

  @Test("the victim is the lowest precedence")
  func lowest() throws {
    var exercise = try Exercise.circuit("channels: 3")
    exercise.file(.routine, at: 0, to: ["RBBB"], lasting: 10)
    exercise.file(.priority, at: 1, to: ["RBBB"], lasting: 10)
    exercise.file(.immediate, at: 2, to: ["RBBB"], lasting: 10)
    exercise.file(.flash, at: 3, to: ["RBBB"], lasting: 1)
    exercise.file(.flash, at: 3.5, to: ["RBBB"], lasting: 1)
    #expect(
      exercise.run().sendings() == [
        Sending(1, 0, 3, .interrupted), Sending(2, 1, 3.5, .interrupted), Sending(3, 2, 12),
        Sending(4, 3, 4), Sending(5, 3.5, 4.5), Sending(2, 4, 14), Sending(1, 4.5, 14.5),
      ])
  }

  @Test("among victims of one precedence it is the one begun last")
  func lastBegun() throws {
    var exercise = try Exercise.circuit("channels: 3")
    for time in [0.0, 1, 2] { exercise.file(.routine, at: time, to: ["RBBB"], lasting: 10) }
    exercise.file(.flash, at: 3, to: ["RBBB"], lasting: 1)
    exercise.file(.flash, at: 3.5, to: ["RBBB"], lasting: 1)
    // The second victim goes before the first: the head of the class is whoever was put there last.
    #expect(
      exercise.run().sendings() == [
        Sending(1, 0, 10), Sending(2, 1, 3.5, .interrupted), Sending(3, 2, 3, .interrupted),
        Sending(4, 3, 4), Sending(5, 3.5, 4.5), Sending(2, 4, 14), Sending(3, 4.5, 14.5),
      ])
  }

  @Test("copies cut together are begun again in the order in which they had been begun")
  func cutTogether() throws {
    var exercise = try Exercise.circuit("channels: 2")
    exercise.file(.routine, at: 0, to: ["RBBB"], lasting: 10)
    exercise.file(.routine, at: 1, to: ["RBBB"], lasting: 10)
    exercise.file(.routine, at: 2, to: ["RBBB"], lasting: 10)
    exercise.takeDown("RAAA>RBBB", from: 5, to: 6)
    let outcome = exercise.run()
    #expect(
      outcome.sendings() == [
        Sending(1, 0, 5, .cut), Sending(2, 1, 5, .cut), Sending(1, 6, 16), Sending(2, 6, 16),
        Sending(3, 16, 26),
      ])
    #expect(outcome.channelNumbers().sorted() == ["001", "002", "003", "004", "005"])
  }
}
