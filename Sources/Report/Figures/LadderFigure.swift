import CableFormat
import EventKernel
import Timeline

/// Every transmission on a line of time: stations down the page, each with its circuits.
struct LadderFigure {
  /// A circuit's line.
  private struct Row {
    var circuit: CircuitPlace
    var y: Double
    var lanes: Int
    var copies: [(copy: CopyRow, lane: Int)]

    var height: Double { Double(lanes) * LadderFigure.lane + LadderFigure.waitHeight + 4 }
  }

  private static let lane = 9.0
  private static let waitHeight = 4.0
  static let labelWidth = 128.0
  static let axisHeight = 22.0

  /// How far the drawing can be drawn out, each with its own marks of time.
  static let zooms = [1, 4, 16, 64]

  let axis: TimeAxis
  private let names: [Int: StationPlace]
  private var rows: [Row] = []
  let changes: [ChangeRow]
  private let notes: [String]

  /// How high it is without its axis.
  private(set) var height = 0.0

  /// - Parameters:
  ///   - copies: those that are drawn, by number.
  ///   - changes: when circuits and stations did not work.
  init(
    _ copies: [CopyRow], _ circuits: [CircuitPlace], _ stations: [StationPlace], _ changes: [ChangeRow],
    axis: TimeAxis, notes: [String]
  ) {
    self.axis = axis
    self.changes = changes
    self.notes = notes
    names = Dictionary(stations.map { ($0.station, $0) }) { first, _ in first }
    let byCircuit = Dictionary(grouping: copies, by: \.circuit)
    var order: [Int: Int] = [:]
    let places = Dictionary(circuits.map { ($0.circuit, $0) }) { first, _ in first }
    // Stations in the order in which they first have something to send.
    for copy in copies.sorted(by: { ($0.queuedAt, $0.transmission) < ($1.queuedAt, $1.transmission) }) {
      guard let from = places[copy.circuit]?.from, order[from] == nil else { continue }
      order[from] = order.count
    }
    let used = circuits.filter { byCircuit[$0.circuit] != nil }.sorted {
      (order[$0.from] ?? 0, $0.circuit) < (order[$1.from] ?? 0, $1.circuit)
    }
    var station: Int?
    for circuit in used {
      if station != circuit.from { height += 6 }
      station = circuit.from
      let packed = LadderFigure.packed(byCircuit[circuit.circuit] ?? [], channels: circuit.channels)
      let row = Row(
        circuit: circuit, y: height, lanes: (packed.map(\.lane).max() ?? 0) + 1, copies: packed)
      height += row.height
      rows.append(row)
    }
    height += 6
  }

  /// Gives each copy a lane of its circuit; with one channel there is one.
  private static func packed(_ copies: [CopyRow], channels: Int) -> [(copy: CopyRow, lane: Int)] {
    let ordered = copies.sorted {
      ($0.startedAt ?? $0.queuedAt, $0.transmission) < ($1.startedAt ?? $1.queuedAt, $1.transmission)
    }
    var free = [Instant](repeating: Instant(microseconds: .min), count: min(max(channels, 1), 8))
    return ordered.map { copy in
      guard let start = copy.startedAt else { return (copy, 0) }
      let lane = free.firstIndex { $0 <= start } ?? 0
      free[lane] = copy.endedAt ?? Instant(microseconds: .max)
      return (copy, lane)
    }
  }

  // MARK: Parts

  var isEmpty: Bool { rows.isEmpty }

  private func y(_ value: Double) -> String { Markup.number(value) }

  private func percent(_ moment: Instant) -> String { Markup.number(100 * axis.part(moment), 3) }

  /// How many parts the line of time has in which bars are drawn.
  private static let parts = 100_000.0

  private func place(_ moment: Instant) -> String { Markup.number(LadderFigure.parts * axis.part(moment), 0) }

  private func length(_ from: Instant, _ to: Instant) -> String {
    Markup.number(max(LadderFigure.parts * (axis.part(to) - axis.part(from)), 12), 0)
  }

  /// The names of stations and circuits.
  var labels: String {
    var station: Int?
    var parts: [String] = []
    for row in rows {
      let words = names[row.circuit.from].map { "\($0.indicator) \($0.name)" } ?? ""
      let to = row.circuit.name.split(separator: ">").last.map(String.init) ?? row.circuit.name
      let middle = row.y + LadderFigure.lane / 2 + 5
      if station != row.circuit.from {
        parts.append(Markup.line("rule", 0, row.y - 3, LadderFigure.labelWidth, row.y - 3))
        parts.append(
          "<g><title>\(Markup.escaped(words))</title>"
            + Markup.text(names[row.circuit.from]?.indicator ?? "", x: 2, y: middle, "row-station") + "</g>")
      }
      station = row.circuit.from
      parts.append(
        Markup.text("→ \(to)", x: LadderFigure.labelWidth - 6, y: middle, "row-circuit", anchor: "end"))
    }
    return parts.joined(separator: "\n")
  }

  /// The marks of time, for each zoom those that suit it.
  func marks(isZoomable: Bool) -> String {
    let zooms = isZoomable ? LadderFigure.zooms : [1]
    return zooms.map { zoom in
      let lines = axis.ticks(zoom == 1 ? 7 : 5 * zoom).map { tick in
        let x = percent(tick.at)
        return "<text x=\"\(x)%\" dx=\"3\" y=\"15\">\(tick.label)</text>"
      }
      return "<g class=\"marks z\(zoom)\">\(lines.joined())</g>"
    }.joined(separator: "\n")
  }

  private func grid(isZoomable: Bool) -> String {
    let zooms = isZoomable ? LadderFigure.zooms : [1]
    return zooms.map { zoom in
      let drawn = axis.ticks(zoom == 1 ? 7 : 5 * zoom).map { tick in
        let x = percent(tick.at)
        return "<line class=\"mark\" x1=\"\(x)%\" x2=\"\(x)%\" y1=\"0\" y2=\"\(y(height))\"/>"
      }
      return "<g class=\"marks z\(zoom)\">\(drawn.joined())</g>"
    }.joined(separator: "\n")
  }

  /// Everything that stands on the line of time; places are parts of its width, so that it can be drawn out.
  func plot(isZoomable: Bool) -> String {
    """
    \(grid(isZoomable: isZoomable))
    <svg class="bars" width="100%" height="\(y(height))" viewBox="0 0 100000 \(y(height))" preserveAspectRatio="none">
    \(rows.flatMap(draw).joined(separator: "\n"))
    </svg>
    <g class="letters">
    \(rows.flatMap(letters).joined(separator: "\n"))
    </g>
    """
  }

  private func draw(_ row: Row) -> [String] {
    var parts: [String] = []
    let isFirst = rows.first { $0.circuit.from == row.circuit.from }?.circuit.circuit == row.circuit.circuit
    if isFirst {
      parts.append(
        "<line class=\"rule\" x1=\"0\" x2=\"100000\" y1=\"\(y(row.y - 3))\" y2=\"\(y(row.y - 3))\"/>")
    }
    for pause in pauses(of: row.circuit) {
      parts.append(
        """
        <rect class="\(pause.style)" x="\(place(pause.from))" y="\(y(row.y))" \
        width="\(length(pause.from, pause.to))" height="\(y(row.height))"><title>\(pause.words)</title></rect>
        """)
    }
    // A group has what its members share: a page may have ten thousand of them.
    for lane in 0..<row.lanes {
      for precedence in Precedence.allCases {
        let own = row.copies.filter { $0.lane == lane && $0.copy.precedence == precedence }.map(\.copy)
        guard !own.isEmpty else { continue }
        let bars = own.compactMap(bar)
        let top = row.y + 2 + Double(lane) * LadderFigure.lane
        if !bars.isEmpty {
          parts.append(
            "<g class=\"sent \(precedence.figureClass)\" style=\"--y:\(y(top))px\">\(bars.joined())</g>")
        }
        let waits = own.compactMap(wait)
        if !waits.isEmpty {
          let bottom = row.y + 2 + Double(row.lanes) * LadderFigure.lane
          parts.append(
            "<g class=\"waits \(precedence.figureClass)\" style=\"--y:\(y(bottom))px\">\(waits.joined())</g>")
        }
      }
    }
    return parts
  }

  private func bar(_ copy: CopyRow) -> String? {
    guard let started = copy.startedAt else { return nil }
    let spoilt = copy.outcome == "sent" ? "" : " class=\"spoilt\""
    return """
      <rect\(spoilt) id="t\(copy.transmission)" x="\(place(started))" \
      width="\(length(started, copy.endedAt ?? axis.to))"/>
      """
  }

  private func letters(_ row: Row) -> [String] {
    row.copies.compactMap { letter($0.copy, y: row.y + 9 + Double($0.lane) * LadderFigure.lane) }
  }

  /// The letter of the precedence, where the bar has room for it.
  private func letter(_ copy: CopyRow, y: Double) -> String? {
    guard let started = copy.startedAt, let ended = copy.endedAt,
      axis.part(ended) - axis.part(started) > 0.012
    else { return nil }
    let x = Markup.number(50 * (axis.part(started) + axis.part(ended)), 3)
    return "<text x=\"\(x)%\" y=\"\(Markup.number(y))\">\(copy.precedence.mark)</text>"
  }

  private func wait(_ copy: CopyRow) -> String? {
    let until = copy.startedAt ?? copy.endedAt ?? axis.to
    // What is too short to be seen is not worth its bytes.
    guard axis.part(until) - axis.part(copy.queuedAt) > 0.00005 else { return nil }
    return "<rect x=\"\(place(copy.queuedAt))\" width=\"\(length(copy.queuedAt, until))\"/>"
  }

  // MARK: By itself

  private static let about =
    "One line for each circuit, under its station. A full bar is a transmission, a thin line beneath it a copy that"
    + " waits. Shaded is the time in which a circuit or a station at its ends did not work; a dashed frame is a transmission that was not completed."

  var figure: Figure {
    let width = 1000.0
    let plotWidth = width - LadderFigure.labelWidth
    let body = """
      <svg x="\(Markup.number(LadderFigure.labelWidth))" width="\(Markup.number(plotWidth))" height="22">
      \(marks(isZoomable: false))</svg>
      <svg y="22" width="\(Markup.number(LadderFigure.labelWidth))" height="\(y(height))">
      \(labels)</svg>
      <svg class="plot" x="\(Markup.number(LadderFigure.labelWidth))" y="22" width="\(Markup.number(plotWidth))" \
      height="\(y(height))">
      \(plot(isZoomable: false))</svg>
      """
    let panel = Panel(
      title: "Transmissions on a line of time", description: LadderFigure.about, width: width,
      height: height + 24, body: body)
    return Figure(
      name: .ladder,
      title: "Ladder of transmissions, \(Wording.group(axis.from)) to \(Wording.group(axis.to))",
      panels: [panel], notes: [LadderFigure.about] + notes)
  }

  static var explanation: String { about }
}
