/// A place in a configuration text: line and column, both counted from 1.
package struct Position: Hashable, Sendable {
  package var line: Int
  package var column: Int

  /// Which text it is in, where a configuration comes from several: a number of `SourceTexts`.
  package var source: Int

  package init(line: Int, column: Int, source: Int = 0) {
    self.line = line
    self.column = column
    self.source = source
  }
}
