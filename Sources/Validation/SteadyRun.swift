import Analysis
import CableFormat
import Dispatch
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Synchronization

extension SteadyCase {
  /// How many independent replications a case is judged by.
  private static let replications = 20

  /// How sure each number is: so that a sound engine fails one number in a thousand.
  private static let confidence = 0.999

  /// Runs the replications, as many at a time as there are processors.
  ///
  /// - Parameter precision: how wide the interval may be at most, on each side, in relation to the number.
  package func findings(seed: UInt64, precision: Double = 0.02) -> [Finding] {
    let scenario = scenario(seed: seed)
    let results = Mutex(Array(repeating: [Double](), count: SteadyCase.replications))
    DispatchQueue.concurrentPerform(iterations: SteadyCase.replications) { replication in
      let result = measure(scenario, replication)
      results.withLock { $0[replication] = result }
    }
    let replications = results.withLock { $0 }
    return answers.indices.map { index in
      let estimate = MeanEstimate(
        of: replications.map { $0[index] }, confidence: SteadyCase.confidence)
      let expected = answers[index].expected
      let halfWidth = estimate.halfWidth ?? .infinity
      let isRight = abs(estimate.mean - expected) <= halfWidth
      let isPrecise = halfWidth <= precision * expected
      return Finding(
        id: id, name: name, measure: answers[index].measure.words(in: self), theory: expected,
        simulated: estimate.mean, halfWidth: halfWidth,
        failure: !isRight ? "theory lies outside the interval" : !isPrecise ? "not precise enough" : nil)
    }
  }

  /// The numbers of one replication, in the order of the answers.
  private func measure(_ scenario: Scenario, _ replication: Int) -> [Double] {
    var engine = RelayEngine(scenario, replication: replication)
    var records = Records()
    var times = ReceiptTimes(flows: flows.count, from: scenario.start + warmUp(of: scenario))
    while engine.advance(&records) == nil {
      times.add(records)
      records.removeAll()
    }
    times.add(records)
    return answers.map { answer in
      switch answer.measure {
      case .wait(let line, let precedence):
        let tally = engine.tally(of: CircuitID(line), precedence)
        return Double(tally.waiting) / 1e6 / Double(tally.begun)
      case .sojourn(let line, let precedence):
        let tally = engine.tally(of: CircuitID(line), precedence)
        return Double(tally.sojourn) / 1e6 / Double(tally.sent)
      case .flow(let flow): return times.flows[flow].mean
      case .allFlows: return Moments(of: times.all).mean
      case .quantile(let part): return Quantile(of: times.all)(part)
      }
    }
  }

  private func warmUp(of scenario: Scenario) -> TimeSpan {
    if case .fixed(let span) = scenario.warmUp { span } else { .zero }
  }
}

/// How long cables took from filing to receipt, flow by flow.
private struct ReceiptTimes {
  private(set) var flows: [Moments]
  private(set) var all: [Double] = []

  /// The flow of each cable, by its number.
  private var sources: [Int32] = [-1]
  private let start: Instant

  init(flows: Int, from start: Instant) {
    self.flows = Array(repeating: Moments(), count: flows)
    self.start = start
  }

  mutating func add(_ records: Records) {
    for message in records.messages { sources.append(Int32(message.source ?? -1)) }
    for addressee in records.addressees {
      guard let received = addressee.receivedAt, addressee.filedAt >= start else { continue }
      let seconds = (received - addressee.filedAt).seconds
      all.append(seconds)
      let source = Int(sources[addressee.message])
      if source >= 0 { flows[source].add(seconds) }
    }
  }
}

extension SteadyCase.Measure {
  /// What was measured, in words.
  fileprivate func words(in steady: SteadyCase) -> String {
    func place(_ line: Int, _ precedence: Precedence) -> String {
      let classes = Set(steady.flows.map(\.precedence)).count > 1 ? " \(precedence)" : ""
      return (steady.lines.count > 1 ? " on circuit \(line + 1)" : "") + classes
    }
    switch self {
    case .wait(let line, let precedence): return "wait" + place(line, precedence)
    case .sojourn(let line, let precedence): return "wait and work" + place(line, precedence)
    case .flow(let flow): return steady.flows.count > 1 ? "time of flow \(flow + 1)" : "time"
    case .allFlows: return "time of all"
    case .quantile(let part): return "time, p\(FixedPoint.text(100 * part, decimals: 0))"
    }
  }
}
