import Analysis
import EventKernel
import Timeline

extension ReportDocument {
  var map: MapFigure { MapFigure(stations, circuits) }

  var ladder: LadderFigure {
    LadderFigure(
      copies, circuits, stations, changes, axis: TimeAxis(from: firstMoment, to: lastMoment),
      notes: sampleNotes)
  }

  /// From the first that is drawn to the last: a run may have long been over when it ended.
  private var firstMoment: Instant {
    min(copies.map(\.queuedAt).min() ?? run.startedAt, cables.map(\.filedAt).min() ?? run.startedAt)
  }

  private var lastMoment: Instant {
    copies.compactMap { $0.receivedAt ?? $0.endedAt ?? $0.startedAt ?? $0.queuedAt }.max() ?? end
  }

  /// What is said where not everything is drawn.
  var sampleNotes: [String] {
    guard cables.count < cableCount else { return [] }
    return [
      "\(copies.count) of \(run.transmissions) transmissions are drawn:"
        + " all of \(cables.count) of \(cableCount) cables, evenly chosen, those of the scenario first."
    ]
  }

  var explanation: ExplanationFigure { ExplanationFigure(bars: explanations, all: reached) }

  /// Why a figure cannot be drawn of this run, `nil` if it can.
  package func reasonAgainst(_ name: FigureName) -> String? {
    let unrecorded =
      "the run's transmissions were not written down; run it with --record hops to see them"
    switch name {
    case .map: return nil
    case .ladder:
      return !hasTransmissions ? unrecorded : copies.isEmpty ? "nothing was sent" : nil
    case .latency: return curves.isEmpty ? "no cable has reached an addressee" : nil
    case .queues:
      return !hasTransmissions ? unrecorded : queues.histories.isEmpty ? "nothing waited for a circuit" : nil
    case .compare:
      return contest == nil
        ? "the database has the runs of one arm only; 'cablesim compare … --output' writes several" : nil
    case .explain:
      return !hasTransmissions ? unrecorded : explanations.isEmpty ? "no cable has reached an addressee" : nil
    }
  }

  /// A figure by itself, as SVG; `nil` if there is a reason against it.
  package func drawing(_ name: FigureName) -> String? { figure(name)?.document }

  func figure(_ name: FigureName) -> Figure? {
    guard reasonAgainst(name) == nil else { return nil }
    switch name {
    case .map: return map.figure
    case .ladder: return ladder.figure
    case .latency: return LatencyFigure(curves: curves).figure
    case .queues: return queues.figure
    case .compare: return contest.map { ComparisonFigure(contest: $0, map: map).figure }
    case .explain: return explanation.figure
    }
  }
}
