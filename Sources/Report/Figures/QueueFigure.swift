import Analysis
import CableFormat
import EventKernel
import Timeline

/// What waited for the circuits on which copies waited longest, precedence upon precedence.
struct QueueFigure {
  /// Those that are drawn, the worst first.
  let histories: [QueueHistory]

  /// For how many circuits anything waited.
  let all: Int
  let circuits: [Int: CircuitPlace]
  let axis: TimeAxis

  /// How many moments of a history are drawn.
  static let limit = 240

  /// From the first copy that waits to the last change.
  static func axis(of histories: some Sequence<QueueHistory>, until end: Instant) -> TimeAxis {
    let from = histories.compactMap { $0.levels.first?.at }.min() ?? end
    let hasRest = histories.contains { ($0.levels.last?.total ?? 0) > 0 }
    let to = hasRest ? end : histories.compactMap { $0.levels.last?.at }.max() ?? end
    return TimeAxis(from: from, to: to)
  }

  var figure: Figure {
    var notes = ["Of \(Wording.count(all, "circuit")) with a queue the \(histories.count) worst are shown."]
    let most = histories.map(\.levels.count).max() ?? 0
    if most > QueueFigure.limit {
      notes.append(
        "Of up to \(most) changes of a queue the highest in each of \(QueueFigure.limit) spans of time is drawn."
      )
    }
    return Figure(
      name: .queues, title: "What waited for the circuits", panels: histories.map(panel), notes: notes,
      columns: histories.count > 1 ? 2 : 1)
  }

  private static let frame = PlotFrame(width: 520, height: 150, left: 40, right: 18, top: 30, bottom: 24)

  func name(_ history: QueueHistory) -> String { circuits[history.circuit]?.name ?? "-" }

  private func panel(_ history: QueueHistory) -> Panel {
    let frame = QueueFigure.frame
    let title =
      "\(name(history)): at most \(history.most), \(Wording.duration(history.waited)) waited together"
    var parts = [
      Markup.text(title, x: 2, y: 16, "panel-title"), frame.moments(axis, count: 6),
      Markup.line("grid", frame.left, frame.bottom, frame.right, frame.bottom),
      Markup.text(String(history.most), x: frame.left - 5, y: frame.top + 5, "tick", anchor: "end"),
      Markup.text("0", x: frame.left - 5, y: frame.bottom + 3, "tick", anchor: "end"),
    ]
    let levels = history.thinned(to: QueueFigure.limit)
    let used = Precedence.allCases.filter { precedence in
      levels.contains { $0.waiting[Int(precedence.rawValue)] > 0 }
    }
    // The highest precedence is at the bottom: it is the next to be sent.
    for precedence in used {
      parts.append(area(levels, upTo: Int(precedence.rawValue), precedence, history))
    }
    parts.append(
      Markup.text(used.map(\.mark).joined(separator: " "), x: frame.right, y: 16, "tick", anchor: "end"))
    return Panel(
      title: title,
      description: "Copies that waited for \(name(history)) from moment to moment, stacked by precedence.",
      width: frame.width, height: frame.height, body: parts.joined(separator: "\n"))
  }

  private func area(
    _ levels: [QueueHistory.Level], upTo last: Int, _ precedence: Precedence, _ history: QueueHistory
  ) -> String {
    let frame = QueueFigure.frame
    func height(_ level: QueueHistory.Level, _ count: Int) -> String {
      let sum = level.waiting[..<count].reduce(0, +)
      return Markup.number(frame.y(Double(max(0, sum)) / Double(max(1, history.most))))
    }
    func place(_ at: Instant) -> String { Markup.number(frame.x(axis.part(at))) }
    guard let first = levels.first else { return "" }
    var path = "M\(place(first.at)) \(height(first, last))"
    for (index, level) in levels.enumerated() {
      path += "V\(height(level, last + 1))"
      path += "H\(place(index + 1 < levels.count ? levels[index + 1].at : history.end))"
    }
    for level in levels.reversed() { path += "V\(height(level, last))H\(place(level.at))" }
    let title = "<title>\(precedence.name)</title>"
    return "<path class=\"area \(precedence.figureClass)\" d=\"\(path)Z\">\(title)</path>"
  }
}
