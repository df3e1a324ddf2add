import CableFormat
import EventKernel
import RelayNetwork
import Scenario

extension SteadyCase {
  /// The cases with the numbers that theory gives for them.
  package static let all: [SteadyCase] = single + priorities + interruptions + networks

  private static func answers(
    _ measure: (Precedence) -> Measure, _ precedences: [Precedence], _ expected: [Double]
  ) -> [Answer] {
    zip(precedences, expected).map { Answer(measure: measure($0), expected: $1) }
  }

  private static func wait(_ precedence: Precedence) -> Measure { .wait(line: 0, precedence) }
  private static func sojourn(_ precedence: Precedence) -> Measure { .sojourn(line: 0, precedence) }

  private static let single = [
    SteadyCase(
      "Q1", "M/M/1", [Flow(rate: 0.5)], cables: 70_000,
      [
        Answer(measure: .flow(0), expected: 2), Answer(measure: .quantile(0.5), expected: 1.386294),
        Answer(measure: .quantile(0.95), expected: 5.991465),
        Answer(measure: .quantile(0.99), expected: 9.21034),
      ]),
    SteadyCase(
      "Q2", "M/D/1", [Flow(rate: 0.8, length: .constant(1))], cables: 280_000,
      answers(wait, [.routine], [2])),
    SteadyCase(
      "Q3", "M/G/1, lengths uniform", [Flow(rate: 0.5, length: .uniform(from: 0.5, to: 1.5))],
      cables: 60_000, answers(wait, [.routine], [0.541667])),
    SteadyCase("Q4", "M/M/3", [Flow(rate: 2)], cables: 400_000, answers(wait, [.routine], [0.444444])) {
      $0.lines[0].channels = 3
    },
  ]

  private static let four: [Precedence] = [.flashOverride, .flash, .immediate, .routine]
  private static let fourFlows = zip(four, [0.02, 0.08, 0.25, 0.45]).map {
    Flow(rate: $1, precedence: $0)
  }
  private static let twoFlows = [
    Flow(rate: 0.2, precedence: .flash), Flow(rate: 0.6, precedence: .routine),
  ]

  private static let priorities = [
    SteadyCase(
      "Q5", "M/M/1, four classes, none interrupts", fourFlows, cables: 400_000,
      answers(wait, four, [0.816327, 0.907029, 1.367521, 6.153846])),
    SteadyCase(
      "Q6", "M/M/1, four classes, all interrupt and resume", fourFlows, cables: 250_000,
      answers(sojourn, four, [1.020408, 1.133787, 1.709402, 7.692308])
    ) {
      $0.policy.preemption = .flashAndImmediate
      $0.policy.interrupted = .resume
    },
    SteadyCase(
      "Q7", "M/M/1, two classes, none interrupts", twoFlows, cables: 340_000,
      answers(sojourn, [.flash, .routine], [2, 6])),
    SteadyCase(
      "Q8", "M/M/1, two classes, FLASH interrupts, resumed", twoFlows, cables: 340_000,
      answers(sojourn, [.flash, .routine], [1.25, 6.25])
    ) {
      $0.policy.preemption = .flash
      $0.policy.interrupted = .resume
    },
    SteadyCase(
      "Q9", "M/G/1, two kinds of lengths, none interrupts",
      [
        Flow(rate: 0.5, precedence: .flash, length: .constant(0.2)), Flow(rate: 0.6, precedence: .routine),
      ], cables: 280_000, answers(wait, [.flash, .routine], [0.677778, 2.259259])),
  ]

  private static let constantBelow = [
    Flow(rate: 0.2, precedence: .flash), Flow(rate: 0.3, precedence: .routine, length: .constant(1)),
  ]

  private static let interruptions = [
    SteadyCase(
      "Q15", "M/G/1, FLASH interrupts, sent again from the start", constantBelow, cables: 60_000,
      answers(sojourn, [.flash, .routine], [1.25, 2.533535])
    ) {
      $0.policy.preemption = .flash
      $0.policy.interrupted = .restart
    },
    SteadyCase(
      "Q15r", "M/G/1, FLASH interrupts, resumed", constantBelow, cables: 60_000,
      answers(sojourn, [.flash, .routine], [1.25, 2.125])
    ) {
      $0.policy.preemption = .flash
      $0.policy.interrupted = .resume
    },
    SteadyCase(
      "Q16", "M/M/1 that fails, resumed", [Flow(rate: 0.5)], cables: 130_000,
      answers(sojourn, [.routine], [4.666667])
    ) {
      $0.policy.interrupted = .resume
      $0.lines[0].outages = Outages(up: .exponential(mean: 10e6), down: .exponential(mean: 2.5e6))
    },
  ]

  private static let networks = [
    SteadyCase(
      "Q17", "three circuits in a row, lengths drawn anew", [Flow(from: 0, to: 3, rate: 1)],
      cables: 100_000,
      zip(0..., [1, 2, 0.5]).map { Answer(measure: .sojourn(line: $0, .routine), expected: $1) }
    ) {
      $0.lines = [
        Line(from: 0, to: 1, speed: 2), Line(from: 1, to: 2, speed: 1.5), Line(from: 2, to: 3, speed: 3),
      ]
      $0.policy.lengthPerHop = .redrawn
    },
    SteadyCase(
      "Q18", "Kleinrock's network, lengths drawn anew",
      [
        Flow(from: 0, to: 2, rate: 0.8), Flow(from: 0, to: 3, rate: 0.6), Flow(from: 1, to: 4, rate: 0.5),
        Flow(from: 0, to: 4, rate: 0.4),
      ], cables: 110_000,
      zip(0..., [2.083333, 1.547619, 2.916667, 3.75]).map {
        Answer(measure: .flow($0), expected: $1)
      } + [Answer(measure: .allFlows, expected: 2.414596)]
    ) {
      $0.lines = [
        Line(from: 0, to: 1, speed: 3), Line(from: 1, to: 2, speed: 2.5), Line(from: 1, to: 3, speed: 2),
        Line(from: 2, to: 3, speed: 1.5),
      ]
      $0.detour = 1
      $0.policy.lengthPerHop = .redrawn
    },
  ]
}
