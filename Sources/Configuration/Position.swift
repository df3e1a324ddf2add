/// A place in a configuration text: line and column, both counted from 1.
///
/// Every value of a configuration has one: it is kept small.
package struct Position: Hashable, Sendable {
  private let lineNumber: Int32
  private let columnNumber: Int32
  private let sourceNumber: Int32

  package init(line: Int, column: Int, source: Int = 0) {
    lineNumber = Int32(clamping: line)
    columnNumber = Int32(clamping: column)
    sourceNumber = Int32(clamping: source)
  }

  package var line: Int { Int(lineNumber) }
  package var column: Int { Int(columnNumber) }

  /// Which text it is in, where a configuration comes from several: a number of `SourceTexts`.
  package var source: Int { Int(sourceNumber) }
}
