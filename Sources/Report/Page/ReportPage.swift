import Analysis
import CableFormat
import EventKernel
import Scenario
import Timeline

/// A run as one page that needs nothing else: drawings, tables, the numbers behind them, and what moves them.
package struct ReportPage {
  let document: ReportDocument

  package init(_ document: ReportDocument) {
    self.document = document
  }

  /// The page; the same document always gives the same bytes.
  package var html: String {
    let title = Markup.escaped(document.run.scenario)
    let sections = FigureName.allCases.compactMap(section)
    let links = FigureName.allCases.filter { $0 != .compare || document.contest != nil }
      .map { "<a href=\"#\($0.rawValue)\">\(ReportPage.title($0))</a>" }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
      <link rel="icon" href="data:,">
      <title>\(title)</title>
      <style>
      \(PageFiles.figures)
      \(PageFiles.page)</style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      \(facts)
      <nav aria-label="Sections">\(links.joined(separator: "\n"))</nav>
      </header>
      <main>
      \(sections.joined(separator: "\n"))
      </main>
      <footer><p>Made by cablesim. Times are UTC. All numbers are those of the database, and stand in this page as
      JSON, too (<code>script#data</code>, cablesim-report/1).</p></footer>
      <script type="application/json" id="data">
      \(document.embeddedText)
      </script>
      <script>
      \(PageFiles.script)</script>
      </body>
      </html>

      """
  }

  // MARK: Parts

  private var facts: String {
    let run = document.run
    let end =
      run.endedAt.map {
        " to \(Wording.group($0)); it stopped because \(Wording.stop(run.stopReason))."
      } ?? "; it has not come to its end."
    var lines = [
      "Network: \(run.topology). Run \(run.run) of \(document.runs), from \(Wording.group(run.startedAt))\(end)",
      "\(Wording.count(document.cableCount, "cable")),"
        + " \(Wording.count(document.recipientCounts.reduce(0) { $0 + $1.count }, "addressee")),"
        + " \(document.reached) reached; \(Wording.count(run.transmissions, "transmission"))"
        + (document.hasTransmissions ? "." : ", not written down one by one."),
    ]
    if run.status != "done" { lines.append("The run is marked '\(run.status)': its timeline may end early.") }
    if document.hasWarmUp {
      lines.append("Cables filed while the run warmed up are counted; 'run' and comparisons leave them out.")
    }
    return lines.map { "<p>\(Markup.escaped($0))</p>" }.joined(separator: "\n")
  }

  static func title(_ name: FigureName) -> String {
    switch name {
    case .map: "Map"
    case .ladder: "Ladder"
    case .latency: "Latency"
    case .queues: "Queues"
    case .compare: "Comparison"
    case .explain: "Explanation"
    }
  }

  private func section(_ name: FigureName) -> String? {
    // A database of one arm has nothing to say of others.
    if name == .compare, document.contest == nil { return nil }
    let body: String
    if let reason = document.reasonAgainst(name) {
      body = "<p class=\"missing\">Not shown: \(Markup.escaped(reason)).</p>"
    } else {
      switch name {
      case .map: body = mapSection
      case .ladder: body = ladderSection
      case .latency: body = latencySection
      case .queues: body = queueSection
      case .compare: body = comparisonSection
      case .explain: body = explanationSection
      }
    }
    return """
      <section id="\(name.rawValue)" aria-labelledby="\(name.rawValue)-title">
      <h2 id="\(name.rawValue)-title">\(ReportPage.title(name))</h2>
      \(body)
      </section>
      """
  }

  func notes(_ notes: [String]) -> String {
    notes.map { "<p class=\"note\">\(Markup.escaped($0))</p>" }.joined(separator: "\n")
  }

  /// The drawings of a figure, side by side where there is room.
  func drawings(_ figure: Figure, style: String = "") -> String {
    let panels = figure.panels.map { panel in
      let size = panel.width > 700 ? " wide" : ""
      return
        "<div class=\"panel-box\(size)\" tabindex=\"0\" role=\"region\" aria-label=\"\(Markup.escaped(panel.title))\">\n\(panel.svg(style: "figure"))\n</div>"
    }
    return
      "<div class=\"panels \(style)\">\n\(panels.joined(separator: "\n"))\n</div>\n\(notes(figure.notes))"
  }

  private var latencySection: String {
    guard let figure = document.figure(.latency) else { return "" }
    var table = HTMLTable(
      "Time from filing, by precedence and role",
      [
        "Measure", "Precedence", "Role", "Reached", "Of", "Mean", "P50", "P90", "P95", "P99", "Max",
        "Objective", "Met",
      ],
      numeric: Set(3...12), id: "latency-table")
    for row in document.latencies {
      let whole = document.recipientCounts.first { $0.precedence == row.precedence && $0.role == row.role }
      table.append([
        row.measure, row.precedence, row.role, String(row.count), String(whole?.count ?? row.count),
        Wording.duration(row.mean), Wording.duration(row.p50), Wording.duration(row.p90),
        Wording.duration(row.p95), Wording.duration(row.p99), Wording.duration(row.max),
        row.objective.map(Wording.duration) ?? "-", row.metFraction.map(Wording.percent) ?? "-",
      ])
    }
    return drawings(figure) + "\n" + table.html
  }

  private var queueSection: String {
    guard let figure = document.figure(.queues) else { return "" }
    var table = HTMLTable(
      "The queues that are drawn, by what waited together",
      ["Circuit", "Most at once", "Waited together", "Changes"],
      numeric: [1, 2, 3], id: "queue-table")
    for history in document.queues.histories {
      table.append([
        document.queues.name(history), String(history.most), Wording.duration(history.waited),
        String(history.levels.count),
      ])
    }
    let used = Precedence.allCases.filter { precedence in
      document.queues.histories.contains { $0.levels.contains { $0.waiting[Int(precedence.rawValue)] > 0 } }
    }
    let legend = used.map {
      "<span><i class=\"chip \($0.figureClass)\"></i>\($0.mark) \(Markup.escaped($0.name))</span>"
    }
    return "<p class=\"legend\">\(legend.joined(separator: " "))</p>\n"
      + drawings(figure) + "\n" + table.folded("As a table")
  }

  private var comparisonSection: String {
    guard let figure = document.figure(.compare), let contest = document.contest else { return "" }
    var table = HTMLTable(
      "Differences, arm less baseline",
      [
        "Arm", "Baseline", "Measure", "Precedence", "Role", "Baseline mean", "Difference", "Pairs", "Verdict",
      ],
      numeric: [5, 6, 7], id: "difference-table")
    var posts = HTMLTable(
      "Posts, by mean time to receipt", ["Arm", "Post", "Baseline mean", "Difference", "Verdict"],
      numeric: [2, 3],
      id: "post-table")
    for comparison in contest.comparisons {
      for row in comparison.differences {
        table.append([
          comparison.arm, comparison.baseline, row.key.measure.rawValue,
          row.key.precedence?.name ?? "(the cable)", row.key.role.rawValue,
          row.pairs > 0 ? Wording.duration(row.baselineMean) : "-",
          row.verdict == .identical ? "0" : row.test.map { Wording.estimate($0.difference) } ?? "-",
          String(row.pairs), "\(row.verdict)",
        ])
      }
    }
    for comparison in contest.posts {
      for row in comparison.differences where row.verdict != .identical {
        posts.append([
          comparison.arm, row.key.addressee?.description ?? "",
          row.pairs > 0 ? Wording.duration(row.baselineMean) : "-",
          row.test.map { Wording.estimate($0.difference) } ?? "-", "\(row.verdict)",
        ])
      }
    }
    return drawings(figure) + "\n" + table.html + "\n" + posts.folded("Posts as a table")
  }
}
