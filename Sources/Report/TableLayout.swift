import TerminalText

/// How wide the columns of a table are on a screen.
struct TableLayout {
  private let screen: Screen
  private let numeric: Set<Int>

  /// The width of each column; `nil` where it is left out.
  private var widths: [Int?]

  /// How wide each column would like to be.
  private let wanted: [Int]

  /// The columns that were made narrower, in that order.
  private var shortened: [Int] = []

  /// The column behind which pictures stand, `nil` where there are none.
  var pictureColumn: Int?
  var pictureWidth = 0

  /// Below that a word is no longer known.
  private static let narrowest = 8
  private static let gap = "  "

  init(_ screen: Screen, _ widths: [Int], numeric: Set<Int>) {
    self.screen = screen
    self.widths = widths
    wanted = widths
    self.numeric = numeric
  }

  /// How many places there are too few; less than 0 where some are left.
  var excess: Int {
    guard let columns = screen.columns else { return 0 }
    let shown = widths.compactMap { $0 } + (pictureColumn == nil ? [] : [pictureWidth])
    return shown.reduce(0, +) + TableLayout.gap.count * (shown.count - 1) - columns
  }

  /// Makes a column narrower by as much as is needed.
  mutating func shorten(_ column: Int, to least: Int) {
    guard let width = widths[column], width > least else { return }
    widths[column] = max(least, width - excess)
    shortened.append(column)
  }

  /// Gives columns that were made narrower what room is left after all, the most needed first.
  mutating func relax() {
    for column in shortened.reversed() where excess < 0 {
      guard let width = widths[column] else { continue }
      widths[column] = min(wanted[column], width - excess)
    }
  }

  mutating func drop(_ column: Int) {
    widths[column] = nil
    // A picture stands behind what is left.
    guard pictureColumn == column else { return }
    pictureColumn = widths[..<column].lastIndex { $0 != nil }
  }

  mutating func dropPicture() { pictureColumn = nil }

  /// Makes the widest columns of words narrower, as long as they can be.
  mutating func squeeze() {
    while excess > 0 {
      let words = widths.indices.filter { !numeric.contains($0) && (widths[$0] ?? 0) > TableLayout.narrowest }
      guard let widest = words.max(by: { (widths[$0] ?? 0) < (widths[$1] ?? 0) }) else { return }
      widths[widest] = (widths[widest] ?? 0) - 1
    }
  }

  /// A line of words, no longer than the screen is wide, without blanks at its end.
  func line(_ words: [StyledText], picture: StyledText) -> String {
    var cells: [StyledText] = []
    for (column, word) in words.enumerated() {
      guard let width = widths[column] else { continue }
      let short = screen.columns == nil ? word : word.shortened(to: width, on: screen)
      cells.append(short.padded(to: width, on: screen, atLeft: numeric.contains(column)))
      if pictureColumn == column {
        cells.append(picture.padded(to: pictureWidth, on: screen, atLeft: false))
      }
    }
    var line = cells.joined(separator: StyledText(TableLayout.gap))
    if let columns = screen.columns { line = line.shortened(to: columns, on: screen) }
    line.trimEnd()
    return line.text(on: screen)
  }
}
