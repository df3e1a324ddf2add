/// How a number goes up and down, in a line of small bars.
package struct Sparkline: Hashable, Sendable {
  private let values: [Int]

  /// - Parameter values: one for each bar, from the left; none is less than 0.
  package init(_ values: [Int]) {
    self.values = values
  }

  /// The bars; the highest value has the highest, and nothing but 0 the lowest.
  package func text(on screen: Screen) -> String {
    let levels = screen.hasBlocks ? Sparkline.blocks : Sparkline.letters
    let highest = values.max() ?? 0
    return String(
      values.map { value in
        guard value > 0 else { return levels[0] }
        return levels[1 + (value * (levels.count - 1) - 1) / highest]
      })
  }

  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let letters: [Character] = ["_", ".", ":", "-", "=", "+", "*", "#"]
}
