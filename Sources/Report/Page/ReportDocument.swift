import Analysis
import CableFormat
import EventKernel
package import Timeline

/// All that a page shows of a run, as the database says it.
package struct ReportDocument: Sendable {
  /// How much of a large run is drawn.
  package struct Limits: Sendable {
    package var transmissions = 10_000

    /// What is written of their cables, about.
    package var bytes = 1_450_000
    package var explanations = 60
    package var queues = 10

    package init() {}
  }

  let run: RunRow

  /// How many runs there are in the database.
  let runs: Int

  /// Whether transmissions were written down.
  let hasTransmissions: Bool
  let hasWarmUp: Bool
  let stations: [StationPlace]
  let circuits: [CircuitPlace]

  /// How many cables there are, and those that are drawn.
  let cableCount: Int
  let cables: [CableRow]

  /// The transmissions of those, by number.
  let copies: [CopyRow]
  let recipients: [RecipientRow]
  let recipientCounts: [RecipientCount]
  let latencies: [LatencySummary]
  let curves: [LatencyFigure.Curve]
  let queues: QueueFigure
  let changes: [ChangeRow]
  let contest: RecordedContest?
  let explanations: [ExplanationFigure.Bar]

  /// How many addressees have their cable.
  let reached: Int
  let end: Instant

  /// Asks a database about one of its runs.
  package init(
    _ run: RunRow, in reader: borrowing TimelineReader, limits: Limits = Limits()
  ) throws(TimelineError) {
    self.run = run
    runs = try reader.runs().count
    let policy = try reader.policy(run: run.run)
    let hasTransmissions = policy.contains { $0 == ("record", "hops") }
    self.hasTransmissions = hasTransmissions
    hasWarmUp = try reader.countedFrom(run: run.run).map { $0 > run.startedAt } ?? false
    stations = try reader.stationPlaces(run: run.run)
    let circuits = try reader.circuitPlaces(run: run.run)
    self.circuits = circuits
    let all = try reader.cables(run: run.run)
    cableCount = all.count
    var sample = CableSample(transmissions: limits.transmissions, bytes: limits.bytes)
    cables = sample.chosen(of: all)
    let numbers = Set(cables.map(\.message))
    copies = try reader.copies(run: run.run, of: numbers)
    recipients = try reader.recipients(run: run.run, of: numbers)
    recipientCounts = try reader.recipientCounts(run: run.run)
    let rows = try reader.latencies(run: run.run)
    latencies = LatencySummary.summaries(of: rows)
    curves = ReportDocument.curves(rows, recipientCounts)
    reached = rows.count { $0.measure == "received" }
    changes = try reader.changes(run: run.run)
    contest = try RecordedContest(reader)
    let steps = hasTransmissions ? try reader.queueSteps(run: run.run) : []
    let moments = copies.compactMap { $0.receivedAt ?? $0.endedAt ?? $0.queuedAt }
    let end = max(run.endedAt ?? run.startedAt, moments.max() ?? run.startedAt)
    self.end = end
    let histories = QueueHistory.histories(steps, until: end)
    queues = QueueFigure(
      histories: Array(histories.prefix(limits.queues)), all: histories.count,
      circuits: Dictionary(circuits.map { ($0.circuit, $0) }) { first, _ in first },
      axis: QueueFigure.axis(of: histories.prefix(limits.queues), until: end))
    explanations =
      hasTransmissions ? try ReportDocument.explanations(of: run.run, in: reader, limits.explanations) : []
  }

  private static func curves(_ rows: [LatencyRow], _ counts: [RecipientCount]) -> [LatencyFigure.Curve] {
    var curves: [LatencyFigure.Curve] = []
    for measure in ["received", "delivered"] {
      for precedence in Precedence.allCases {
        for role in ["action", "info"] {
          let sample = rows.filter {
            $0.measure == measure && $0.precedence == precedence.name && $0.role == role
          }.map(\.seconds)
          guard !sample.isEmpty else { continue }
          let whole = counts.first { $0.precedence == precedence.name && $0.role == role }?.count ?? 0
          curves.append(
            LatencyFigure.Curve(
              measure: measure, precedence: precedence, role: role,
              curve: StepCurve(of: sample, whole: whole)))
        }
      }
    }
    return curves
  }

  /// Half of the room is for the cables that the scenario describes.
  private static func explanations(
    of run: Int, in reader: borrowing TimelineReader, _ limit: Int
  ) throws(TimelineError) -> [ExplanationFigure.Bar] {
    var wanted: [Int: Set<Int>] = [:]
    var count = 0
    for (given, most) in [(true, limit / 2), (false, limit)] {
      for row in try reader.slowest(run: run, given: given, limit: most) where count < limit {
        if wanted[row.message, default: []].insert(row.addressee).inserted { count += 1 }
      }
    }
    let blame = try Blame(run: run, in: reader)
    var found: [(cable: MessageRow, explanation: Explanation)] = []
    for message in wanted.keys.sorted() {
      let cable = try reader.message(message, run: run)
      let addressees = wanted[message] ?? []
      for explanation in try blame.explanations(
        of: cable, in: reader, where: { addressees.contains($0.addressee) })
      {
        found.append((cable, explanation))
      }
    }
    let slowestFirst = found.enumerated().sorted {
      let (a, b) = ($0.element.explanation.latency ?? .zero, $1.element.explanation.latency ?? .zero)
      return (b, $0.offset) < (a, $1.offset)
    }
    return slowestFirst.map(\.element).enumerated().map { number, row in
      ExplanationFigure.Bar(
        number: number, message: row.cable.message,
        cable: row.cable.reference ?? "\(row.cable.originator) cable \(row.cable.message)",
        explanation: row.explanation)
    }
  }
}
