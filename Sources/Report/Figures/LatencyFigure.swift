import Analysis
import CableFormat

/// How large a part of the cables was there after how long, precedence by precedence.
struct LatencyFigure {
  /// A curve with what it is of.
  struct Curve: Sendable {
    var measure: String
    var precedence: Precedence
    var role: String
    var curve: StepCurve

    /// The points that are drawn.
    var points: [StepCurve.Point] { curve.thinned(to: LatencyFigure.limit) }
  }

  /// How many points of a curve are drawn.
  static let limit = 200

  let curves: [Curve]

  var figure: Figure {
    let measures = ["received", "delivered"].filter { measure in curves.contains { $0.measure == measure } }
    let thinned = curves.filter { $0.curve.points.count > LatencyFigure.limit }
    var notes = [
      "Whole lines: action addressees; dashed: info. A curve that ends below 100 % has addressees that did not get it.",
      "Upright lines: the objective of a precedence, from filing to delivery.",
    ]
    if !thinned.isEmpty {
      let most = thinned.map(\.curve.points.count).max() ?? 0
      notes.append(
        "\(LatencyFigure.limit) points of a curve are drawn, where there are up to \(most); the table counts all."
      )
    }
    return Figure(
      name: .latency, title: "How long it took",
      panels: measures.map(panel), notes: notes, columns: max(1, measures.count))
  }

  private static let frame = PlotFrame(width: 520, height: 350, left: 44, right: 14, top: 66, bottom: 34)

  private func panel(_ measure: String) -> Panel {
    let own = curves.filter { $0.measure == measure }
    let precedences = Precedence.allCases.filter { precedence in own.contains { $0.precedence == precedence }
    }
    let limits = precedences.compactMap { precedence in
      Objective.endToEnd(precedence).map { (precedence, $0) }
    }
    let axis = LogAxis(own.flatMap { $0.curve.points.map(\.seconds) } + limits.map(\.1))
    let frame = LatencyFigure.frame
    var parts = [
      frame.shares, frame.durations(axis),
      Markup.text("From filing to being \(measure)", x: 2, y: 14, "panel-title"),
    ]
    for (precedence, limit) in limits {
      let x = frame.x(axis.part(limit))
      parts.append(Markup.line("objective \(precedence.figureClass)", x, frame.top, x, frame.bottom))
      parts.append(Markup.text(precedence.mark, x: x, y: frame.top - 3, "objective-mark", anchor: "middle"))
    }
    for curve in own {
      let style = "curve \(curve.precedence.figureClass)\(curve.role == "info" ? " info" : "")"
      let name = "\(curve.precedence.name) \(curve.role): \(curve.curve.count) of \(curve.curve.whole)"
      parts.append(frame.stairs(curve.points, axis, style: style, title: name))
      if let last = curve.points.last {
        parts.append(
          Markup.text(
            curve.precedence.mark, x: frame.x(axis.part(last.seconds)) + 3, y: frame.y(last.part) + 10,
            "curve-mark"))
      }
    }
    parts.append(LatencyFigure.legend(precedences, x: 2))
    return Panel(
      title: "Filed to \(measure)",
      description:
        "The part of the addressees for which the cable was \(measure) within a time, by precedence and role.",
      width: frame.width, height: frame.height, body: parts.joined(separator: "\n"))
  }

  /// The colours and letters of precedences, in a line.
  static func legend(_ precedences: [Precedence], x: Double) -> String {
    let start = x
    var (x, y) = (x, 22.0)
    var parts: [String] = []
    for precedence in precedences {
      let words = "\(precedence.mark) \(precedence.name)"
      let width = 30 + Double(words.count) * 7.6
      if x + width > frame.right { (x, y) = (start, y + 15) }
      parts.append(Markup.box("chip \(precedence.figureClass)", x: x, y: y, width: 12, height: 12))
      parts.append(Markup.text(words, x: x + 16, y: y + 10))
      x += width
    }
    return "<g class=\"legend\">\(parts.joined())</g>"
  }
}

/// The frame of a drawing of curves.
struct PlotFrame: Sendable {
  var width: Double
  var height: Double
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double

  init(width: Double, height: Double, left: Double, right: Double, top: Double, bottom: Double) {
    self.width = width
    self.height = height
    self.left = left
    self.right = width - right
    self.top = top
    self.bottom = height - bottom
  }

  func x(_ part: Double) -> Double { left + part * (right - left) }
  func y(_ part: Double) -> Double { bottom - part * (bottom - top) }

  /// Lines at quarters of a whole.
  var shares: String {
    [0, 0.25, 0.5, 0.75, 1].map { part in
      Markup.line("grid", left, y(part), right, y(part))
        + Markup.text(
          "\(Markup.number(part * 100, 0)) %", x: left - 5, y: y(part) + 4, "tick", anchor: "end")
    }.joined(separator: "\n")
  }

  func durations(_ axis: LogAxis) -> String {
    axis.ticks.map { seconds in
      let x = x(axis.part(seconds))
      return Markup.line("grid", x, top, x, bottom)
        + Markup.text(LogAxis.word(seconds), x: x, y: bottom + 15, "tick", anchor: "middle")
    }.joined(separator: "\n")
  }

  func moments(_ axis: TimeAxis, count: Int) -> String {
    axis.ticks(count).map { tick in
      let x = x(axis.part(tick.at))
      return Markup.line("grid", x, top, x, bottom)
        + Markup.text(tick.label, x: x, y: bottom + 14, "tick", anchor: "middle")
    }.joined(separator: "\n")
  }

  /// A cumulative curve, which goes up where something arrived.
  func stairs(_ points: [StepCurve.Point], _ axis: LogAxis, style: String, title: String) -> String {
    guard let first = points.first else { return "" }
    var path = "M\(Markup.number(x(axis.part(first.seconds)))) \(Markup.number(bottom))"
    for point in points {
      path += "H\(Markup.number(x(axis.part(point.seconds))))V\(Markup.number(y(point.part)))"
    }
    return "<path class=\"\(style)\" d=\"\(path)\"><title>\(Markup.escaped(title))</title></path>"
  }
}
