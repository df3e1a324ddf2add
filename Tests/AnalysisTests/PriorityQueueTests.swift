import Analysis
import EventKernel
import Scenario
import Testing

@Suite("Lines with priorities, by formulas")
struct PriorityQueueTests {
  static func queue(
    _ classes: [(rate: Double, service: RandomQuantity)], interrupting: Int = 0,
    _ rule: Policy.Interruption = .resume, channels: Int = 1, outages: Interruptions = .none
  ) -> PriorityQueue {
    var queue = PriorityQueue(classes.map { PriorityQueue.Class(rate: $0.rate, service: Spread($0.service)) })
    queue.interrupting = interrupting
    queue.interruption = rule
    queue.channels = channels
    queue.outages = outages
    return queue
  }

  static let one = RandomQuantity.exponential(mean: 1)
  static let four = [0.02, 0.08, 0.25, 0.45].map { (rate: $0, service: one) }

  static let waits: [(name: String, queue: PriorityQueue, waits: [Double])] = [
    ("Q2 M/D/1", queue([(0.8, .constant(1))]), [2]),
    ("Q3 M/G/1", queue([(0.5, .uniform(from: 0.5, to: 1.5))]), [0.541667]),
    ("Q4 M/M/3", queue([(2, one)], channels: 3), [0.444444]),
    ("Q5 four classes that wait", queue(four), [0.816327, 0.907029, 1.367521, 6.153846]),
    ("Q9 two kinds of lengths", queue([(0.5, .constant(0.2)), (0.6, one)]), [0.677778, 2.259259]),
  ]

  static let sojourns: [(name: String, queue: PriorityQueue, sojourns: [Double])] = [
    ("Q1 M/M/1", queue([(0.5, one)]), [2]),
    (
      "Q6 four classes that interrupt", queue(four, interrupting: 4),
      [1.020408, 1.133787, 1.709402, 7.692308]
    ),
    ("Q7 two that wait", queue([(0.2, one), (0.6, one)]), [2, 6]),
    ("Q8 two that interrupt", queue([(0.2, one), (0.6, one)], interrupting: 2), [1.25, 6.25]),
    (
      "Q15 from the beginning at the same length",
      queue([(0.2, one), (0.3, .constant(1))], interrupting: 1, .restart), [1.25, 2.533535]
    ),
    (
      "Q15r where it was left", queue([(0.2, one), (0.3, .constant(1))], interrupting: 1, .resume),
      [1.25, 2.125]
    ),
    (
      "Q16 failures",
      queue([(0.5, one)], outages: Interruptions(rate: 0.1, mean: 2.5, meanSquare: 12.5)), [4.666667]
    ),
    ("Q17 first hop", queue([(1, .exponential(mean: 1 / 2))]), [1]),
    ("Q17 second hop", queue([(1, .exponential(mean: 1 / 1.5))]), [2]),
    ("Q17 third hop", queue([(1, .exponential(mean: 1 / 3))]), [0.5]),
    // By hand: exponential lengths drawn anew cannot be told from resumed ones.
    (
      "lengths drawn anew", queue([(0.2, one), (0.6, one)], interrupting: 2, .resample), [1.25, 6.25]
    ),
    // Two channels on which the higher class interrupts see nothing of the lower: M/M/2 at load 0.5 alone,
    // T = 1 / (1 - 0.25²), and both together at load 1.5, T = 1 / (1 - 0.75²).
    (
      "two channels", queue([(0.5, one), (1, one)], interrupting: 2, channels: 2),
      [1 / (1 - 0.0625), (1.5 / (1 - 0.5625) - 0.5 / (1 - 0.0625)) / 1]
    ),
  ]

  @Test("waits are those of the books", arguments: waits)
  func wait(_ known: (name: String, queue: PriorityQueue, waits: [Double])) {
    for (outcome, wait) in zip(known.queue.outcomes, known.waits) {
      #expect(abs(outcome.wait - wait) < 1e-5, "\(known.name)")
    }
  }

  @Test("times to the end are those of the books", arguments: sojourns)
  func sojourn(_ known: (name: String, queue: PriorityQueue, sojourns: [Double])) {
    for (outcome, sojourn) in zip(known.queue.outcomes, known.sojourns) {
      #expect(abs(outcome.sojourn - sojourn) < 1e-5, "\(known.name)")
    }
  }

  @Test("Q18: Kleinrock's network, circuit by circuit")
  func kleinrock() throws {
    let capacities = ["AB": 3.0, "BC": 2.5, "BD": 2, "CD": 1.5]
    let flows: [(rate: Double, way: [String])] = [
      (0.8, ["AB", "BC"]), (0.6, ["AB", "BD"]), (0.5, ["BC", "CD"]), (0.4, ["AB", "BC", "CD"]),
    ]
    func delay(_ circuit: String) throws -> Double {
      let rate = flows.reduce(0) { $0 + ($1.way.contains(circuit) ? $1.rate : 0) }
      let queue = Self.queue([(rate, .exponential(mean: 1 / (try #require(capacities[circuit]))))])
      return queue.outcomes[0].sojourn
    }
    let delays = try flows.map { try $0.way.map(delay).reduce(0, +) }
    for (found, known) in zip(delays, [2.083333, 1.547619, 2.916667, 3.75]) {
      #expect(abs(found - known) < 1e-5)
    }
    let total = zip(flows, delays).reduce(0) { $0 + $1.0.rate * $1.1 } / 2.3
    #expect(abs(total - 2.414596) < 1e-5)
  }

  @Test("a class that comes too often starves those below it, not those above")
  func overload() {
    let outcomes = Self.queue([(0.5, Self.one), (0.6, Self.one), (0.1, Self.one)]).outcomes
    #expect(abs(outcomes[0].wait - 2) < 1e-6)  // the channel is always at work: 1 / (1 - 0.5)
    #expect(outcomes[1].wait == .infinity)
    #expect(outcomes[2].wait == .infinity)
    let interrupting = Self.queue([(1.2, Self.one), (0.1, Self.one)], interrupting: 2).outcomes
    #expect(interrupting.map(\.wait) == [.infinity, .infinity])
  }

  @Test("a class that nobody files yet has a wait: what a first cable of it would meet")
  func probe() {
    let outcomes = Self.queue([(0, Self.one), (0.5, Self.one)]).outcomes
    #expect(abs(outcomes[0].wait - 0.5) < 1e-6)
    #expect(Self.queue([(0, Self.one)]).outcomes[0].wait == 0)
  }

  @Test(
    "rare interruptions change next to nothing, whether resumed or begun anew",
    arguments: [1e-12, 1e-9, 1e-6])
  func rare(rate: Double) {
    func low(_ rule: Policy.Interruption) -> PriorityQueue.Outcome {
      Self.queue([(rate, .constant(1)), (0.5, Self.one)], interrupting: 1, rule).outcomes[1]
    }
    for rule in Policy.Interruption.allCases {
      #expect(abs(low(rule).wait - 1) < 1e-4, "\(rule)")
      #expect(abs(low(rule).completion - 1) < 1e-4, "\(rule)")
    }
  }

  @Test("frequent and rare interruptions are worked out in two ways that meet", arguments: [0.2499, 0.2501])
  func seam(rate: Double) {
    let outcome = Self.queue(
      [(rate, .constant(0.1)), (0.1, .constant(1))], interrupting: 1, .restart
    ).outcomes[1]
    // By hand for a constant length: (e^rate - 1) (1 / rate + busy period).
    let busy = 0.1 / (1 - 0.1 * rate)
    let growth = PortableMath.exp(rate) - 1
    #expect(abs(outcome.completion - growth * (1 / rate + busy)) < 1e-9)
  }

  @Test("who starts again at the same exponential length never ends if interrupted too often")
  func heavyTail() {
    let outcomes = Self.queue(
      [(0.6, .constant(0.1)), (0.1, .exponential(mean: 2))], interrupting: 1, .restart
    ).outcomes
    #expect(outcomes[0].sojourn.isFinite)
    #expect(outcomes[1].completion == .infinity)
  }

  @Test(
    "moments of a spread are those of its quantity",
    arguments: [
      (RandomQuantity.exponential(mean: 3), 3.0, 18.0), (.uniform(from: 2, to: 4), 3, 28.0 / 3),
      (.constant(5), 5, 25), (.lognormal(median: 2, mean: 2.5), 2.5, 9.765625),
      (.empirical([.init(weight: 1, value: 1), .init(weight: 3, value: 5)]), 4, 19),
    ])
  func moments(_ known: (quantity: RandomQuantity, mean: Double, square: Double)) {
    let spread = Spread(known.quantity)
    #expect(abs(spread.mean / known.mean - 1) < 1e-6)
    #expect(abs(spread.meanSquare / known.square - 1) < 1e-6)
  }

  @Test("a length is cut into as few equal sections as are short enough")
  func sections() {
    let uniform = SectionedSpread(of: .uniform(from: 0, to: 200), sections: nil, limit: 100)
    #expect(abs(uniform.count - 1.5) < 1e-3)  // half of them in two
    #expect(abs(uniform.section.mean - 100 / 1.5) < 0.1)
    #expect(abs(uniform.others - 0.5 * 75) < 0.1)
    let given = SectionedSpread(of: .constant(300), sections: 3, limit: 100)
    #expect(given.count == 3)
    #expect(given.section.mean == 100)
    #expect(abs(given.others - 200) < 1e-9)
    let cable = SectionedSpread(lengths: [100, 200])
    #expect(cable.section.mean == 150)
    #expect(cable.others == 150)
  }
}
