import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// The steady-state cases of the validation file: one circuit against queueing theory.
@Suite("Steady state")
struct SteadyStateTests {
  /// The classes of Q5 and Q6; those that interrupt have to be IMMEDIATE at least.
  private static let rates = [0.02, 0.08, 0.25, 0.45]

  @Test("Q1: M/M/1, mean and quantiles of the time in system")
  func exponentialQueue() async throws {
    let exercise = try Exercise.queue([(.routine, 0.5, .exponential(mean: 1))], cables: 100_000)
    let figures = await SteadyState.measure { replication in
      let sorted = exercise.latencies(replication: replication)[0].sorted()
      let count = Double(sorted.count)
      return [sorted.reduce(0, +) / count] + [0.5, 0.95, 0.99].map { sorted[Int($0 * count)] }
    }
    SteadyState.expect(figures, toBe: [2, 1.386294, 5.991465, 9.21034])
  }

  @Test("Q2: M/D/1, mean wait")
  func constantLengths() async throws {
    let exercise = try Exercise.queue([(.routine, 0.8, .constant(1))], cables: 170_000)
    let figures = await SteadyState.measure { exercise.waits([.routine], replication: $0) }
    SteadyState.expect(figures, toBe: [2])
  }

  @Test("Q3: M/G/1 with uniform lengths, mean wait")
  func uniformLengths() async throws {
    let exercise = try Exercise.queue([(.routine, 0.5, .uniform(from: 0.5, to: 1.5))], cables: 40_000)
    let figures = await SteadyState.measure { exercise.waits([.routine], replication: $0) }
    SteadyState.expect(figures, toBe: [0.541667])
  }

  @Test("Q4: M/M/3, mean wait")
  func threeChannels() async throws {
    let exercise = try Exercise.queue(
      [(.routine, 2, .exponential(mean: 1))], with: "channels: 3", cables: 150_000)
    let figures = await SteadyState.measure { exercise.waits([.routine], replication: $0) }
    SteadyState.expect(figures, toBe: [0.444444])
  }

  @Test("Q5: four precedences without pre-emption (Cobham), mean waits")
  func fourClasses() async throws {
    let classes = [Precedence.flash, .immediate, .priority, .routine]
    let exercise = try Exercise.queue(
      zip(classes, Self.rates).map { ($0, $1, .exponential(mean: 1)) }, cables: 270_000)
    let figures = await SteadyState.measure { exercise.waits(classes, replication: $0) }
    SteadyState.expect(figures, toBe: [0.816327, 0.907029, 1.367521, 6.153846])
  }

  @Test("Q6: four precedences that interrupt and resume, mean times in system")
  func fourInterruptingClasses() async throws {
    let classes = [Precedence.flashOverride, .flash, .immediate, .routine]
    let exercise = try Exercise.queue(
      zip(classes, Self.rates).map { ($0, $1, .exponential(mean: 1)) }, cables: 150_000,
      preemption: .flashAndImmediate)
    let figures = await SteadyState.measure { exercise.sojourns(classes, replication: $0) }
    SteadyState.expect(figures, toBe: [1.020408, 1.133787, 1.709402, 7.692308])
  }

  @Test(
    "Q7, Q8: two precedences, without pre-emption and with, mean times in system",
    arguments: [(Policy.Preemption.none, [2.0, 6]), (.flash, [1.25, 6.25])])
  func twoClasses(_ preemption: Policy.Preemption, expected: [Double]) async throws {
    let exercise = try Exercise.queue(
      [(.flash, 0.2, .exponential(mean: 1)), (.routine, 0.6, .exponential(mean: 1))], cables: 190_000,
      preemption: preemption)
    let figures = await SteadyState.measure { exercise.sojourns([.flash, .routine], replication: $0) }
    SteadyState.expect(figures, toBe: expected)
  }

  @Test("Q9: two precedences of other lengths, mean waits")
  func differentLengths() async throws {
    let exercise = try Exercise.queue(
      [(.flash, 0.5, .constant(0.2)), (.routine, 0.6, .exponential(mean: 1))], cables: 145_000)
    let figures = await SteadyState.measure { exercise.waits([.flash, .routine], replication: $0) }
    SteadyState.expect(figures, toBe: [0.677778, 2.259259])
  }

  @Test(
    "Q15: the interrupted copy is sent again from its start at the same length, or resumed",
    arguments: [(Policy.Interruption.restart, 2.533535), (.resume, 2.125)])
  func repeatIdentical(_ interrupted: Policy.Interruption, expected: Double) async throws {
    let exercise = try Exercise.queue(
      [(.flash, 0.2, .exponential(mean: 1)), (.routine, 0.3, .constant(1))], cables: 44_000,
      preemption: .flash, interrupted: interrupted)
    let figures = await SteadyState.measure { exercise.sojourns([.flash, .routine], replication: $0) }
    SteadyState.expect(figures, toBe: [1.25, expected])
  }

  @Test("Q16: a circuit that fails by chance, idle or busy, and resumes")
  func breakdowns() async throws {
    let exercise = try Exercise.queue(
      [(.routine, 0.5, .exponential(mean: 1))],
      with: "outages: {up: {exponential: 10 s}, down: {exponential: 2500 ms}}", cables: 95_000)
    let figures = await SteadyState.measure { exercise.sojourns([.routine], replication: $0) }
    SteadyState.expect(figures, toBe: [4.666667])
  }
}
