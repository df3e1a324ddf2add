import Timeline

/// The network: stations where they are, circuits by how busy they were.
struct MapFigure {
  let stations: [StationPlace]
  let circuits: [CircuitPlace]
  let layout: NetworkLayout

  /// The stations whose names are always to be seen.
  private let named: Set<Int>

  init(_ stations: [StationPlace], _ circuits: [CircuitPlace]) {
    self.stations = stations
    self.circuits = circuits
    layout = NetworkLayout(stations, circuits)
    named = MapFigure.named(stations, layout)
  }

  /// Relays first, the others where there are few; none whose name would cover that of another or another relay.
  private static func named(_ stations: [StationPlace], _ layout: NetworkLayout) -> Set<Int> {
    let relays = stations.filter { $0.kind != "tributary" }
    let others = stations.count <= 40 ? stations.filter { $0.kind == "tributary" } : []
    let signs = relays.compactMap { layout.points[$0.station] }
    var taken: [NetworkLayout.Point] = []
    var named: Set<Int> = []
    for station in relays + others {
      guard let point = layout.points[station.station] else { continue }
      let covers = taken.contains { abs($0.x - point.x) < 56 && abs($0.y - point.y) < 11 }
      let hides = signs.contains {
        $0 != point && (4..<52).contains($0.x - point.x) && abs($0.y - point.y) < 9
      }
      if covers || hides { continue }
      taken.append(point)
      named.insert(station.station)
    }
    return named
  }

  /// The parts of the time from which on a circuit has the next colour.
  static let steps = [0.2, 0.4, 0.6, 0.8]

  var figure: Figure {
    let isKnown = circuits.contains { $0.utilization != nil }
    var notes: [String] = []
    if !isKnown { notes.append("No transmission was written down, so that circuits are not coloured.") }
    if layout.frame == nil { notes.append("No station has coordinates: they stand in layers.") }
    if layout.displaced > 0 {
      notes.append("Beneath the map: \(Wording.count(layout.displaced, "station")) without coordinates.")
    }
    if layout.frame != nil { notes.append("Stations that would cover each other are moved apart a little.") }
    let panel = Panel(
      title: "Stations and circuits",
      description:
        "\(Wording.count(stations.count, "station")) and \(Wording.count(circuits.count, "circuit")),"
        + " each direction a circuit, coloured by the part of the time that it was busy.",
      width: layout.width, height: layout.height + 46,
      body: ([graticule] + circuits.map(draw) + stations.map { draw($0, style: "station") } + [
        legend(isKnown)
      ])
      .joined(separator: "\n"),
      id: "map-drawing")
    return Figure(name: .map, title: "Map of the network", panels: [panel], notes: notes)
  }

  // MARK: Parts

  private var graticule: String {
    guard let frame = layout.frame else { return "" }
    let span = max(frame.east - frame.west, frame.north - frame.south)
    let step = span > 120 ? 30.0 : span > 60 ? 15 : span > 25 ? 10 : span > 10 ? 5 : 1
    var lines: [String] = []
    var longitude = (frame.west / step).rounded(.up) * step
    while longitude <= frame.east {
      let x = frame.point(frame.north, longitude).x
      lines.append(Markup.line("graticule", x, 0, x, frame.point(frame.south, longitude).y))
      lines.append(Markup.text(degrees(longitude, "E", "W"), x: x + 2, y: 10, "degree"))
      longitude += step
    }
    var latitude = (frame.south / step).rounded(.up) * step
    while latitude <= frame.north {
      let y = frame.point(latitude, frame.west).y
      lines.append(Markup.line("graticule", 0, y, layout.width, y))
      lines.append(Markup.text(degrees(latitude, "N", "S"), x: 2, y: y - 2, "degree"))
      latitude += step
    }
    return lines.joined(separator: "\n")
  }

  private func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
    "\(Markup.number(abs(value), 0))°\(value > 0 ? positive : value < 0 ? negative : "")"
  }

  /// The class of a part of the time.
  static func style(_ utilization: Double?) -> String {
    guard let utilization else { return "idle" }
    return "u\(steps.count { utilization >= $0 })"
  }

  /// A circuit as a line of a map on which something else is of interest.
  func drawPlain(_ circuit: CircuitPlace) -> String {
    guard let path = path(circuit) else { return "" }
    return "<path class=\"circuit idle\" d=\"\(path)\"/>"
  }

  private func draw(_ circuit: CircuitPlace) -> String {
    guard let path = path(circuit) else { return "" }
    var words = circuit.name
    if let utilization = circuit.utilization {
      words +=
        ": \(Wording.percent(utilization)) busy, \(Wording.count(circuit.transmissions, "transmission"))"
      if let wait = circuit.maxWait { words += ", longest wait \(Wording.duration(wait))" }
    } else {
      words += ": nothing sent"
    }
    return """
      <path id="c\(circuit.circuit)" class="circuit \(MapFigure.style(circuit.utilization))" d="\(path)">\
      <title>\(Markup.escaped(words))</title></path>
      """
  }

  /// A bow, so that the two directions do not cover each other.
  private func path(_ circuit: CircuitPlace) -> String? {
    guard let a = layout.points[circuit.from], let b = layout.points[circuit.to] else { return nil }
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = max((dx * dx + dy * dy).squareRoot(), 1)
    let bow = min(max(length * 0.08, 6), 26) / length
    let x = (a.x + b.x) / 2 - dy * bow
    let y = (a.y + b.y) / 2 + dx * bow
    func pair(_ x: Double, _ y: Double) -> String { "\(Markup.number(x)) \(Markup.number(y))" }
    return "M\(pair(a.x, a.y))Q\(pair(x, y)) \(pair(b.x, b.y))"
  }

  /// A relay is a square, the others are circles.
  func draw(_ station: StationPlace, style: String, size: Double? = nil, words: String? = nil) -> String {
    guard let point = layout.points[station.station] else { return "" }
    let isRelay = station.kind != "tributary"
    let isNamed = named.contains(station.station)
    let (x, y) = (point.x, point.y)
    let radius = size ?? (isRelay ? 5 : 3.5)
    let form =
      isRelay
      ? """
      <rect x="\(Markup.number(x - radius))" y="\(Markup.number(y - radius))" width="\(Markup.number(2 * radius))" \
      height="\(Markup.number(2 * radius))"/>
      """
      : "<circle cx=\"\(Markup.number(x))\" cy=\"\(Markup.number(y))\" r=\"\(Markup.number(radius))\"/>"
    let isRight = x > layout.width - 90
    let label = Markup.text(
      station.indicator, x: isRight ? x - radius - 3 : x + radius + 3, y: y + 3.5,
      isNamed ? "name" : "name minor", anchor: isRight ? "end" : nil)
    let title = "\(station.indicator) \(station.name)" + (words.map { ": \($0)" } ?? "")
    let id = style == "station" ? " id=\"s\(station.station)\"" : ""
    return
      "<g\(id) class=\"\(style) \(station.kind)\">\(form)\(label)<title>\(Markup.escaped(title))</title></g>"
  }

  private func legend(_ isKnown: Bool) -> String {
    let y = layout.height + 24
    var parts = ["<g class=\"legend\">"]
    parts.append(
      "<rect class=\"relay-sign\" x=\"6\" y=\"\(Markup.number(y - 5))\" width=\"10\" height=\"10\"/>")
    parts.append(Markup.text("relay or gateway", x: 22, y: y + 4))
    parts.append("<circle class=\"tributary-sign\" cx=\"150\" cy=\"\(Markup.number(y))\" r=\"4\"/>")
    parts.append(Markup.text("tributary", x: 160, y: y + 4))
    if isKnown {
      parts.append(Markup.text("circuit busy", x: 250, y: y + 4))
      let names = ["under 20 %", "20 to 40 %", "40 to 60 %", "60 to 80 %", "80 % and more"]
      for (index, name) in names.enumerated() {
        let x = 338 + Double(index) * 126
        parts.append(Markup.line("circuit u\(index)", x, y, x + 24, y))
        parts.append(Markup.text(name, x: x + 29, y: y + 4))
      }
    }
    return (parts + ["</g>"]).joined(separator: "\n")
  }
}
