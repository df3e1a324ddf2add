import Analysis
import CableFormat
import EventKernel
import Timeline

// The sections that the script brings to life; without it they show the first cable.
extension ReportPage {
  /// The cable that is shown first: the first of the scenario, else that with most transmissions.
  private var first: CableRow? {
    document.cables.first { $0.isGiven && $0.transmissions > 0 }
      ?? document.cables.max { ($0.transmissions, $1.message) < ($1.transmissions, $0.message) }
  }

  var mapSection: String {
    guard let figure = document.figure(.map), let panel = figure.panels.first else { return "" }
    let hasCopies = !document.copies.isEmpty
    let explanation =
      document.hasTransmissions
      ? "" : notes(["Copies do not move here: " + (document.reasonAgainst(.ladder) ?? "") + "."])
    return """
      \(hasCopies ? controls : "")
      \(explanation)
      <div class="panel-box map-box zoomable" tabindex="0" role="region" aria-label="Map">
      \(panel.svg(style: "figure map"))
      </div>
      \(hasCopies ? legend : "")
      \(notes(figure.notes + document.sampleNotes))
      \(addressees)
      \(circuits)
      """
  }

  private var controls: String {
    // The script lists the others: the names of all cables are in the data already.
    let option = first.map { "<option value=\"\($0.message)\">\(Markup.escaped(document.name($0)))</option>" }
    return """
      <div class="controls moving" hidden>
      <label>Cable <select id="cable">\(option ?? "")</select></label>
      <span class="buttons"><button type="button" id="play">Play</button>
      <button type="button" id="map-out" aria-label="Map smaller">−</button>
      <button type="button" id="map-in" aria-label="Map larger">+</button></span>
      <label class="slide">Time <input type="range" id="time" min="0" max="1000" step="1" value="0"></label>
      <output id="clock" for="time"></output>
      </div>
      <p id="state" class="state moving" hidden></p>
      """
  }

  private var legend: String {
    let used = Precedence.allCases.filter { precedence in
      document.copies.contains { $0.precedence == precedence }
    }
    let marks = used.map {
      "<span><i class=\"chip \($0.figureClass)\"></i>\($0.mark) \(Markup.escaped($0.name))</span>"
    }
    return """
      <p class="legend moving" hidden>\(marks.joined(separator: " "))
      <span><i class="chip queue-sign">3</i> so many wait for the circuit</span>
      <span><i class="chip lit-sign"></i> has the cable</span>
      <span>Quiet times pass faster.</span></p>
      """
  }

  private var addressees: String {
    guard let first else { return "" }
    var table = HTMLTable(
      "Addressees of \(document.name(first))",
      ["Role", "Indicator", "Name", "Precedence", "Status", "Received", "Delivered"], id: "addressee-table")
    for row in document.recipients where row.message == first.message {
      table.append([
        row.role, row.indicator ?? "-", row.name, row.precedence.name, row.status,
        Wording.group(row.receivedAt), Wording.group(row.deliveredAt),
      ])
    }
    return table.folded("Addressees as a table")
  }

  private var circuits: String {
    let limit = 100
    let used = document.circuits.filter { $0.transmissions > 0 }.sorted {
      ($1.utilization ?? 0, $0.circuit) < ($0.utilization ?? 0, $1.circuit)
    }
    guard !used.isEmpty else { return "" }
    var table = HTMLTable(
      "Circuits, the busiest first" + (used.count > limit ? ": \(limit) of \(used.count)" : ""),
      ["Circuit", "Transmissions", "Busy", "Longest wait"], numeric: [1, 2, 3], id: "circuit-table")
    for row in used.prefix(limit) {
      table.append([
        row.name, String(row.transmissions), row.utilization.map(Wording.percent) ?? "-",
        row.maxWait.map(Wording.duration) ?? "-",
      ])
    }
    return table.folded("Circuits as a table")
  }

  private static func behind(_ part: Explanation.Part) -> String {
    part.behind.map { "cable \($0.message)" } ?? (part.cause == .waitingForCircuit ? "several others" : "-")
  }

  // MARK: Ladder

  var ladderSection: String {
    let ladder = document.ladder
    let width = Markup.number(LadderFigure.labelWidth)
    let height = Markup.number(ladder.height)
    return """
      <div class="controls moving" hidden>
      <span class="buttons"><button type="button" id="ladder-out" aria-label="Ladder shorter">−</button>
      <button type="button" id="ladder-in" aria-label="Ladder longer">+</button>
      <button type="button" id="ladder-find">Show the chosen cable</button></span>
      <span class="hint">Point at a bar, or walk from one to the next with the arrow keys.</span>
      </div>
      <p id="bar" class="state moving" role="status" hidden>&nbsp;</p>
      <div class="ladder-box" id="ladder-box" tabindex="0" role="group" aria-label="Ladder of transmissions">
      <div class="corner"></div>
      <svg class="figure axis" height="22" aria-hidden="true">
      \(ladder.marks(isZoomable: true))
      </svg>
      <svg class="figure labels" width="\(width)" height="\(height)" aria-hidden="true">
      \(ladder.labels)
      </svg>
      <svg class="figure plot" id="plot" data-zoom="1" height="\(height)" role="img" aria-label="Transmissions">
      <title>Transmissions on a line of time</title>
      <desc>\(Markup.escaped(LadderFigure.explanation))</desc>
      \(ladder.plot(isZoomable: true))
      </svg>
      </div>
      \(notes([LadderFigure.explanation] + document.sampleNotes))
      \(transmissions)
      """
  }

  private var transmissions: String {
    guard let first else { return "" }
    let limit = 300
    let own = document.copies.filter { $0.message == first.message }
    let circuits = Dictionary(document.circuits.map { ($0.circuit, $0) }) { first, _ in first }
    func number(_ copy: CopyRow?) -> String? {
      guard let copy, let number = copy.channelNumber, let circuit = circuits[copy.circuit] else {
        return nil
      }
      return circuit.designator + number.padded(min(max(circuit.digits, 0), 9))
    }
    var table = HTMLTable(
      "Transmissions of \(document.name(first))" + (own.count > limit ? ": \(limit) of \(own.count)" : ""),
      ["Number", "Circuit", "Section", "Queued", "Begun", "Ended", "Outcome", "Caused by", "Routing line"],
      id: "transmission-table")
    let byNumber = Dictionary(own.map { ($0.transmission, $0) }) { first, _ in first }
    for copy in own.prefix(limit) {
      let cause = copy.cause.map { number(byNumber[$0]) ?? "transmission \($0)" }
      table.append([
        number(copy) ?? "-", circuits[copy.circuit]?.name ?? "-", String(copy.section),
        ReportPage.clock(copy.queuedAt), ReportPage.clock(copy.startedAt), ReportPage.clock(copy.endedAt),
        copy.outcome, cause ?? "filing", copy.routingLine ?? "-",
      ])
    }
    return table.folded("Transmissions of the chosen cable as a table")
  }

  /// A moment to the second.
  private static func clock(_ moment: Instant?) -> String {
    guard let moment else { return "-" }
    let whole = moment.microseconds / 1_000_000 - (moment.microseconds % 1_000_000 < 0 ? 1 : 0)
    return Instant(microseconds: whole * 1_000_000).iso8601
  }

  // MARK: Explanation

  var explanationSection: String {
    guard let figure = document.figure(.explain) else { return "" }
    let options = document.explanations.map { bar in
      let destination = bar.explanation.destination
      let took = Wording.duration(bar.explanation.latency?.seconds ?? 0)
      let words = "\(bar.cable) to \(destination.indicator ?? "-") \(destination.name): \(took)"
      return "<option value=\"\(bar.number)\">\(Markup.escaped(words))</option>"
    }
    var table = HTMLTable(
      "What the time of the slowest went to", ["Went to", "Where", "Behind", "Took", "Part"],
      numeric: [3, 4],
      id: "part-table")
    if let slowest = document.explanations.first, let latency = slowest.explanation.latency {
      for part in slowest.parts {
        let share = latency == .zero ? 0 : Double(part.span.microseconds) / Double(latency.microseconds)
        table.append([
          part.cause.words, part.place, ReportPage.behind(part),
          Wording.exact(part.span), Wording.percent(share),
        ])
      }
    }
    let causes = document.explanation.causes.map { cause in
      "<span><i class=\"chip \(ExplanationFigure.style(cause))\"></i>\(cause.words)</span>"
    }
    var sums = HTMLTable(
      "Time of each addressee, by cause",
      ["Cable", "Addressee", "Name", "Took", "Went to"], numeric: [3], id: "explanation-table")
    for bar in document.explanations {
      let destination = bar.explanation.destination
      let latency = bar.explanation.latency ?? .zero
      let parts = bar.explanation.totals.map { "\($0.cause.words) \(Wording.duration($0.span.seconds))" }
      sums.append([
        bar.cable, destination.indicator ?? "-", destination.name, Wording.exact(latency),
        parts.joined(separator: ", "),
      ])
    }
    return """
      <div class="controls moving" hidden><label>Addressee <select id="explained">
      \(options.joined(separator: "\n"))
      </select></label></div>
      \(table.html)
      <p class="legend">\(causes.joined(separator: " "))</p>
      \(drawings(figure, style: "bars"))
      \(sums.folded("All as a table"))
      """
  }
}
