import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// Further queues of the literature on one circuit.
@Suite("Queues in steady state")
struct QueueTheoryTests {
  /// The probability of waiting with `count` channels and a load of so many erlang (Erlang's C).
  private static func erlangC(_ count: Int, load: Double) -> Double {
    let blocking = (1...count).reduce(1.0) { load * $0 / (Double($1) + load * $0) }
    return blocking / (1 - load / Double(count) * (1 - blocking))
  }

  /// Mean wait of M/D/c for unit lengths (Crommelin 1932).
  private static func crommelin(_ count: Int, load: Double) -> Double {
    (1...400).reduce(0.0) { sum, index in
      let mean = Double(index) * load
      // Poisson terms from the index times the count on.
      var term = -mean
      for factor in 1...index * count { term += (mean / Double(factor)).logarithm }
      var probability = term.exponential
      var (tail, later) = (0.0, 0.0)
      for number in index * count..<index * count + 400 {
        tail += probability
        if number > index * count { later += probability }
        probability *= mean / Double(number + 1)
      }
      return sum + tail - Double(count) / load * later
    }
  }

  @Test("the oracles agree with known values")
  func oracles() {
    // M/M/3 at two erlang waits 4/9 with probability 4/9; M/D/1 at 0.8 waits 2.
    #expect(abs(Self.erlangC(3, load: 2) - 4.0 / 9) < 1e-12)
    #expect(abs(Self.crommelin(1, load: 0.8) - 2) < 1e-5)
  }

  @Test("M/M/2 with three precedences, mean waits (Cobham)")
  func channelsWithPrecedences() async throws {
    let classes = [Precedence.flash, .priority, .routine]
    let rates = [0.2, 0.4, 0.6]
    let exercise = try Exercise.queue(
      zip(classes, rates).map { ($0, $1, .exponential(mean: 1)) }, with: "channels: 2", cables: 200_000)
    let figures = await SteadyState.measure { exercise.waits(classes, replication: $0) }
    let common = Self.erlangC(2, load: 1.2) / 2
    var above = 0.0
    let expected = rates.map { rate in
      defer { above += rate / 2 }
      return common / ((1 - above) * (1 - above - rate / 2))
    }
    SteadyState.expect(figures, toBe: expected)
  }

  @Test("M/D/2, mean wait (Crommelin)")
  func constantLengthsOnTwoChannels() async throws {
    let exercise = try Exercise.queue([(.routine, 1.2, .constant(1))], with: "channels: 2", cables: 80_000)
    let figures = await SteadyState.measure { exercise.waits([.routine], replication: $0) }
    SteadyState.expect(figures, toBe: [Self.crommelin(2, load: 1.2)])
  }

  @Test("M^[X]/M/1 with batches of three, mean time in system")
  func batches() async throws {
    var exercise = try Exercise.queue([(.routine, 0.2, .exponential(mean: 1))], cables: 19_000)
    exercise.scenario.traffic[0].batch = .constant(3)
    let queue = exercise
    let figures = await SteadyState.measure { queue.sojourns([.routine], replication: $0) }
    // L = ρ (1 + E[X²]/E[X]) / (2 (1 - ρ)) = 0.6 × 4 / 0.8 = 3; T = L / 0.6.
    SteadyState.expect(figures, toBe: [5])
  }

  @Test("M/G/1 with lognormal lengths, mean wait (Pollaczek and Khinchine)")
  func lognormalLengths() async throws {
    let lengths = RandomQuantity.lognormal(median: 0.8, mean: 1)
    let exercise = try Exercise.queue([(.routine, 0.5, lengths)], cables: 55_000)
    let figures = await SteadyState.measure { exercise.waits([.routine], replication: $0) }
    // E[S²] = E[S]² (mean/median)² = 1.5625; W = 0.5 × 1.5625 / (2 × 0.5).
    SteadyState.expect(figures, toBe: [0.78125])
  }

  @Test("M/M/1 pre-emptive, lengths drawn anew at each attempt: as good as resumed")
  func resample() async throws {
    let exercise = try Exercise.queue(
      [(.flash, 0.2, .exponential(mean: 1)), (.routine, 0.3, .exponential(mean: 1))], cables: 37_000,
      preemption: .flash, interrupted: .resample)
    let figures = await SteadyState.measure { exercise.sojourns([.flash, .routine], replication: $0) }
    // T = 1/(1 - σ) scaled: 1/0.8, and 1/(0.8 × 0.5).
    SteadyState.expect(figures, toBe: [1.25, 2.5])
  }
}

extension Double {
  fileprivate var logarithm: Double { PortableMath.log(self) }
  fileprivate var exponential: Double { self < -700 ? 0 : PortableMath.exp(self) }
}
