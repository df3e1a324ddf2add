/// What text is shown on: a terminal, or a file or pipe that takes it as it is.
///
/// It is found out once, by whoever prints, and handed to what makes the text.
package struct Screen: Hashable, Sendable {
  /// How many columns a line has; `nil` where lines may be of any length.
  package var columns: Int?

  package var colors: Colors

  /// Whether characters beyond ASCII can be drawn with.
  package var hasBlocks: Bool

  /// Whether somebody looks at it, so that pictures stand beside numbers.
  package var isTerminal: Bool

  /// Whether a line can be written over.
  package var canRewrite: Bool

  package init(
    columns: Int?, colors: Colors, hasBlocks: Bool, isTerminal: Bool, canRewrite: Bool = false
  ) {
    self.columns = columns
    self.colors = colors
    self.hasBlocks = hasBlocks
    self.isTerminal = isTerminal
    self.canRewrite = canRewrite
  }

  /// A file or a pipe: text as it is, with nothing shortened, coloured or drawn.
  package static let plain = Screen(columns: nil, colors: .none, hasBlocks: true, isTerminal: false)

  /// What stands where text was left out.
  package var ellipsis: String { hasBlocks ? "…" : "..." }

  /// How many places a text takes in a line.
  ///
  /// A terminal gives wide characters two columns; a file has no columns, and counts characters.
  package func width(of text: String) -> Int {
    isTerminal ? DisplayWidth.columns(of: text) : text.count
  }
}

/// Which colours there are.
package enum Colors: Hashable, Sendable {
  case none

  /// Those of 1979, which every terminal shows as it likes.
  case sixteen

  /// Those of xterm, which are the same everywhere.
  case many
}
