/// What is drawn beside a number, in as many columns as there are.
package enum Picture: Hashable, Sendable {
  case nothing
  case bar(Bar)
  case interval(IntervalMark)

  /// - Returns: a text of exactly that width.
  package func drawn(_ columns: Int, on screen: Screen) -> StyledText {
    switch self {
    case .nothing: StyledText(String(repeating: " ", count: columns))
    case .bar(let bar): bar.drawn(columns, on: screen)
    case .interval(let mark): mark.drawn(columns, on: screen)
    }
  }
}

/// A bar from the left: a full part, and a light one behind it.
package struct Bar: Hashable, Sendable {
  /// Where the full part ends, 0 to 1 of the whole width.
  package var full: Double

  /// Where the light part ends; the same as `full` if there is none.
  package var light: Double
  package var style: Style

  package init(full: Double, light: Double? = nil, style: Style) {
    self.full = min(max(full, 0), 1)
    self.light = min(max(light ?? full, self.full), 1)
    self.style = style
  }

  /// What the full part is drawn with.
  package static func block(on screen: Screen) -> String { screen.hasBlocks ? "█" : "#" }

  /// What the light part is drawn with.
  package static func shade(on screen: Screen) -> String { screen.hasBlocks ? "░" : "." }

  func drawn(_ columns: Int, on screen: Screen) -> StyledText {
    let (block, shade) = (Bar.block(on: screen), Bar.shade(on: screen))
    let hasShade = light > full
    // Eighths of a column where the screen has them, and nothing follows that a part of one would stand apart from.
    let eighths = Int((full * Double(columns * 8)).rounded())
    var text = String(repeating: block, count: eighths / 8)
    var used = eighths / 8
    let rest = eighths % 8
    if screen.hasBlocks, !hasShade, rest > 0 {
      text += String(Bar.partial[rest])
      used += 1
    } else if rest >= 4 {
      text += block
      used += 1
    }
    // Something that is there is seen.
    if used == 0, full > 0, columns > 0 {
      text = screen.hasBlocks ? "▏" : block
      used = 1
    }
    let end = max(used, Int((light * Double(columns)).rounded()))
    let shades = String(repeating: shade, count: hasShade ? end - used : 0)
    let blanks = String(repeating: " ", count: columns - used - shades.count)
    return StyledText(text + shades, style) + StyledText(blanks)
  }

  private static let partial: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
}

/// An estimate with its interval on a scale with nothing in the middle.
package struct IntervalMark: Hashable, Sendable {
  /// The estimate, -1 to 1: from the left end of the scale to the right.
  package var middle: Double

  /// Half of its interval on the same scale.
  package var halfWidth: Double
  package var style: Style

  package init(middle: Double, halfWidth: Double, style: Style) {
    self.middle = middle
    self.halfWidth = halfWidth
    self.style = style
  }

  func drawn(_ columns: Int, on screen: Screen) -> StyledText {
    guard columns > 0 else { return StyledText() }
    let (line, dot, zero) = screen.hasBlocks ? ("─", "●", "│") : ("-", "o", "|")
    let center = columns / 2
    func place(_ value: Double) -> Int {
      min(max(center + Int((value * Double(center)).rounded()), 0), columns - 1)
    }
    let (from, at, to) = (place(middle - halfWidth), place(middle), place(middle + halfWidth))
    return (0..<columns).reduce(StyledText()) { drawn, column in
      if column == at { return drawn + StyledText(dot, style) }
      if column == center { return drawn + StyledText(zero, .quiet) }
      return drawn + (from...to ~= column ? StyledText(line, style) : StyledText(" "))
    }
  }
}
