import Timeline

/// Where stations are drawn: at their coordinates, or in layers where they have none.
struct NetworkLayout: Sendable {
  struct Point: Hashable, Sendable {
    var x: Double
    var y: Double
  }

  /// By the number of the station.
  private(set) var points: [Int: Point] = [:]
  let width = 1000.0
  private(set) var height = 0.0

  /// The map's frame; `nil` where no station has coordinates.
  private(set) var frame: Frame?

  /// How many stations have no coordinates though others do.
  private(set) var displaced = 0

  /// A part of the globe, parallels and meridians straight.
  struct Frame: Sendable {
    var west: Double
    var east: Double
    var south: Double
    var north: Double
    var scale: Point

    func point(_ latitude: Double, _ longitude: Double) -> Point {
      Point(x: (longitude - west) * scale.x, y: (north - latitude) * scale.y)
    }
  }

  init(_ stations: [StationPlace], _ circuits: [CircuitPlace]) {
    let placed = stations.filter { $0.latitude != nil && $0.longitude != nil }
    if placed.isEmpty {
      layer(stations, circuits)
    } else {
      drawMap(placed)
      spread(placed)
      let others = stations.filter { $0.latitude == nil || $0.longitude == nil }
      displaced = others.count
      // Beneath the map, in rows.
      for (index, station) in others.enumerated() {
        points[station.station] = Point(
          x: 40 + Double(index % 16) * 61, y: height + 24 + Double(index / 16) * 28)
      }
      if !others.isEmpty { height += 34 + Double((others.count - 1) / 16) * 28 }
    }
  }

  // MARK: On the map

  private mutating func drawMap(_ stations: [StationPlace]) {
    let latitudes = stations.compactMap(\.latitude)
    let longitudes = stations.compactMap(\.longitude)
    var (south, north) = (latitudes.min() ?? 0, latitudes.max() ?? 0)
    var (west, east) = (longitudes.min() ?? 0, longitudes.max() ?? 0)
    let margin = max(2, max(east - west, north - south) * 0.06)
    (south, north) = (max(-90, south - margin), min(90, north + margin))
    (west, east) = (west - margin, east + margin)
    // True to shape in the middle, but neither too flat nor too high.
    let middle = (south + north) / 2
    let x = width / (east - west)
    let stretch = 1 / max(0.4, NetworkLayout.cosine(middle))
    var y = x * stretch
    let natural = (north - south) * y
    if natural < 320 { y *= 320 / natural }
    if natural > 640 { y *= 640 / natural }
    height = (north - south) * y
    let frame = Frame(west: west, east: east, south: south, north: north, scale: Point(x: x, y: y))
    self.frame = frame
    for station in stations {
      guard let latitude = station.latitude, let longitude = station.longitude else { continue }
      points[station.station] = frame.point(latitude, longitude)
    }
  }

  /// The cosine of an angle in degrees, between -90 and 90: near enough for a drawing, the same everywhere.
  private static func cosine(_ degrees: Double) -> Double {
    let square = (degrees * .pi / 180) * (degrees * .pi / 180)
    return 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
  }

  /// Moves stations apart that would cover each other.
  private mutating func spread(_ stations: [StationPlace]) {
    let gap = stations.count > 60 ? 11.0 : 16.0
    let order = stations.map(\.station)
    var moved = order.map { points[$0] ?? Point(x: 0, y: 0) }
    for _ in 0..<80 {
      var isCalm = true
      for a in order.indices {
        for b in (a + 1)..<max(a + 1, order.count) {
          var (dx, dy) = (moved[b].x - moved[a].x, moved[b].y - moved[a].y)
          if abs(dx) >= gap || abs(dy) >= gap { continue }
          var distance = (dx * dx + dy * dy).squareRoot()
          if distance >= gap { continue }
          isCalm = false
          if distance < 0.01 { (dx, dy, distance) = (1, Double(a % 3) - 1, 1.5) }
          let push = (gap - distance) / distance / 4
          moved[a].x -= dx * push
          moved[a].y -= dy * push
          moved[b].x += dx * push
          moved[b].y += dy * push
        }
      }
      if isCalm { break }
    }
    for (station, point) in zip(order, moved) {
      points[station] = Point(x: min(max(point.x, 8), width - 8), y: min(max(point.y, 8), height - 8))
    }
  }

  // MARK: In layers

  /// Puts the station with most circuits at the left, those at one circuit's distance beside it, and so on.
  private mutating func layer(_ stations: [StationPlace], _ circuits: [CircuitPlace]) {
    var neighbours: [Int: [Int]] = [:]
    for circuit in circuits {
      neighbours[circuit.from, default: []].append(circuit.to)
      neighbours[circuit.to, default: []].append(circuit.from)
    }
    let all = stations.map(\.station)
    let byDegree = all.sorted {
      (-(neighbours[$0]?.count ?? 0), $0) < (-(neighbours[$1]?.count ?? 0), $1)
    }
    var layers: [[Int]] = []
    var seen: Set<Int> = []
    for root in byDegree where !seen.contains(root) {
      var layer = [root]
      var depth = 0
      seen.insert(root)
      while !layer.isEmpty {
        if depth == layers.count { layers.append([]) }
        layers[depth] += layer
        var next: [Int] = []
        for station in layer {
          for other in (neighbours[station] ?? []).sorted() where seen.insert(other).inserted {
            next.append(other)
          }
        }
        layer = next
        depth += 1
      }
    }
    let most = layers.map(\.count).max() ?? 1
    height = min(max(260, Double(most) * 34), 900)
    for (column, layer) in layers.enumerated() {
      let x = 90 + (width - 180) * (layers.count > 1 ? Double(column) / Double(layers.count - 1) : 0.5)
      for (row, station) in layer.enumerated() {
        points[station] = Point(x: x, y: height * (Double(row) + 0.5) / Double(layer.count))
      }
    }
  }
}
