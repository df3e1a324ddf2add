/// Which drawing.
package enum FigureName: String, CaseIterable, Hashable, Sendable {
  /// Stations and circuits, and how busy those were.
  case map

  /// Every transmission, circuit by circuit, on a line of time.
  case ladder

  /// How large a part of the cables was there after how long.
  case latency

  /// What waited for the circuits.
  case queues

  /// How the arms of a comparison differ.
  case compare

  /// What the time of cables went to.
  case explain
}

/// One drawing with what it shows in words.
struct Panel: Sendable {
  var title: String
  var description: String
  var width: Double
  var height: Double

  /// What is drawn, as SVG elements.
  var body: String

  /// What identifies it on a page.
  var id = ""

  /// The drawing as part of a page.
  ///
  /// - Parameter place: where it is inside another drawing, `nil` on a page.
  func svg(style: String, at place: (x: Double, y: Double)? = nil) -> String {
    let (w, h) = (Markup.number(width), Markup.number(height))
    let placed =
      place.map {
        " x=\"\(Markup.number($0.x))\" y=\"\(Markup.number($0.y))\" width=\"\(w)\" height=\"\(h)\""
      } ?? ""
    let named = id.isEmpty ? "" : " id=\"\(id)\""
    return """
      <svg\(named) class="\(style)" viewBox="0 0 \(w) \(h)"\(placed) role="img">
      <title>\(Markup.escaped(title))</title>
      <desc>\(Markup.escaped(description))</desc>
      \(body)
      </svg>
      """
  }
}

/// A figure: one drawing or several of a kind, with what has to be said of them.
struct Figure: Sendable {
  var name: FigureName
  var title: String
  var panels: [Panel]

  /// What is left out, and how it is drawn.
  var notes: [String] = []

  /// How many drawings stand side by side in a file of its own.
  var columns = 1

  /// A file of its own, with its style.
  var document: String {
    let margin = 12.0
    let width = panels.map(\.width).max() ?? 600
    let total = Double(columns) * (width + margin) + margin
    var y = 34.0
    var parts: [String] = []
    for row in stride(from: 0, to: panels.count, by: columns) {
      let side = panels[row..<min(row + columns, panels.count)]
      for (column, panel) in side.enumerated() {
        parts.append(panel.svg(style: "panel", at: (margin + Double(column) * (width + margin), y)))
      }
      y += (side.map(\.height).max() ?? 0) + margin
    }
    for note in notes {
      parts.append(Markup.text(note, x: margin, y: y + 4, "note"))
      y += 16
    }
    let (w, h) = (Markup.number(total), Markup.number(y + 4))
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" class="figure" viewBox="0 0 \(w) \(h)" width="\(w)" height="\(h)" \
      role="img">
      <title>\(Markup.escaped(title))</title>
      <desc>\(Markup.escaped(panels.map(\.description).joined(separator: " ")))</desc>
      <style>
      \(PageFiles.figures)</style>
      <rect class="paper" width="100%" height="100%"/>
      \(Markup.text(title, x: margin, y: 22, "heading"))
      \(parts.joined(separator: "\n"))
      </svg>

      """
  }
}
