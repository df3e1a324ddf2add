import Analysis
import CableFormat
import Scenario
import Timeline

/// How arms differ from the baseline: with their intervals, as curves, and station by station.
struct ComparisonFigure {
  let contest: RecordedContest
  let map: MapFigure

  var figure: Figure {
    var panels: [Panel] = []
    for (comparison, posts) in zip(contest.comparisons, contest.posts) {
      panels.append(differences(comparison))
      panels.append(gains(posts))
    }
    for precedence in Precedence.allCases
    where contest.samples.contains(where: { $0.precedence == precedence }) {
      panels.append(curves(precedence))
    }
    return Figure(
      name: .compare,
      title: "\(contest.arms.dropFirst().joined(separator: "; ")) compared with \(contest.arms[0])",
      panels: panels,
      notes: [
        "Differences are arm less baseline, as parts of the baseline's mean, with their"
          + " \(Wording.level(contest.comparisons.first?.confidence ?? 0.95)) intervals: left is faster.",
        "On the map a filled mark is a post that gains, a ring one that loses; its size is by how much. Small: no"
          + " difference detected.",
      ])
  }

  // MARK: Differences

  /// One line a row: where it lies, and its interval, as parts of the baseline's mean.
  private func differences(_ comparison: Comparison) -> Panel {
    let rows = comparison.differences
    let width = 1000.0
    let (left, right, top) = (250.0, 640.0, 62.0)
    let parts = rows.map { row -> (middle: Double, half: Double)? in
      guard let estimate = row.test?.difference, row.baselineMean > 0 else { return nil }
      return (estimate.mean / row.baselineMean, (estimate.halfWidth ?? 0) / row.baselineMean)
    }
    let widest = parts.compactMap { $0.map { abs($0.middle) + $0.half } }.max() ?? 0
    let reach = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1].first { widest <= $0 } ?? 2
    func x(_ part: Double) -> Double {
      (left + right) / 2 + min(max(part / reach, -1), 1) * (right - left) / 2
    }
    let bottom = top + Double(rows.count) * 22
    let title =
      "\(comparison.arm) compared with \(comparison.baseline):"
      + " \(Wording.count(contest.replications, "replication")) on the same draws"
    var body = [Markup.text(title, x: 4, y: 16, "panel-title")]
    for part in [-reach, -reach / 2, 0, reach / 2, reach] {
      body.append(Markup.line(part == 0 ? "zero" : "grid", x(part), top - 6, x(part), bottom))
      body.append(Markup.text(Wording.percent(part), x: x(part), y: top - 12, "tick", anchor: "middle"))
    }
    for (index, (row, part)) in zip(rows, parts).enumerated() {
      let y = top + Double(index) * 22 + 11
      let style = row.key.precedence?.figureClass ?? "own"
      let mark = row.key.precedence?.mark ?? "•"
      let name =
        "\(mark)  \(row.key.precedence?.name ?? "the cable itself"), \(row.key.role.rawValue), \(row.key.measure.rawValue)"
      body.append(Markup.text(name, x: 4, y: y + 4))
      if let part {
        body.append(
          Markup.line("whisker \(style)", x(part.middle - part.half), y, x(part.middle + part.half), y))
        body.append(
          "<circle class=\"dot \(style)\" cx=\"\(Markup.number(x(part.middle)))\" cy=\"\(Markup.number(y))\" r=\"5\"/>"
        )
      }
      body.append(Markup.text("\(row.verdict)", x: right + 18, y: y + 4, "verdict"))
    }
    return Panel(
      title: title,
      description: "The mean difference and its interval for each measure, precedence and role.",
      width: width, height: bottom + 10, body: body.joined(separator: "\n"))
  }

  // MARK: Posts

  private func gains(_ posts: Comparison) -> Panel {
    var found: [String: Difference] = [:]
    for row in posts.differences { found[row.key.addressee?.description ?? ""] = row }
    let most = posts.differences.compactMap { $0.test.map { abs($0.difference.mean) } }.max() ?? 0
    let circuits = map.circuits.map(map.drawPlain)
    let stations = map.stations.map { station in
      guard let row = found[station.indicator] else {
        return map.draw(station, style: "post none", size: 1.5)
      }
      let size = most > 0 ? 3 + 9 * (abs(row.test?.difference.mean ?? 0) / most).squareRoot() : 3
      switch row.verdict {
      case .faster:
        return map.draw(station, style: "post gains", size: size, words: "\(row.verdict)")
      case .slower:
        return map.draw(station, style: "post loses", size: size, words: "\(row.verdict)")
      case .identical, .undetected, .incomparable:
        return map.draw(station, style: "post same", size: 2.5, words: "\(row.verdict)")
      }
    }
    return Panel(
      title: "Which posts gain and lose with \(posts.arm)",
      description: "Stations by the difference of their mean time to receipt.",
      width: map.layout.width, height: map.layout.height + 8,
      body: (circuits + stations + [
        Markup.text("\(posts.arm): posts that gain and lose", x: 6, y: 22, "panel-title")
      ])
      .joined(separator: "\n"))
  }

  // MARK: Curves

  private func curves(_ precedence: Precedence) -> Panel {
    let own = contest.samples.filter { $0.precedence == precedence }
    let frame = PlotFrame(width: 490, height: 260, left: 44, right: 14, top: 48, bottom: 34)
    let axis = LogAxis(own.flatMap(\.received))
    var parts = [
      frame.shares, frame.durations(axis),
      Markup.text("\(precedence.mark) \(precedence.name), filed to received", x: 2, y: 14, "panel-title"),
    ]
    var x = 6.0
    for sample in own {
      let curve = StepCurve(of: sample.received, whole: sample.whole)
      let style = "arm a\(sample.arm % 4)"
      parts.append(
        frame.stairs(
          curve.thinned(to: LatencyFigure.limit), axis, style: style, title: contest.arms[sample.arm]))
      parts.append(Markup.line(style, x, 28, x + 26, 28))
      let name = String(contest.arms[sample.arm].suffix(34))
      parts.append(Markup.text(name, x: x + 31, y: 32))
      x += 50 + Double(name.count) * 7.2
    }
    return Panel(
      title: "\(precedence.name): time to receipt in each arm",
      description: "The part of the addressees that had their cable within a time, arm by arm.",
      width: frame.width, height: frame.height, body: parts.joined(separator: "\n"))
  }
}
