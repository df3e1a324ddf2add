/// A place in a file.
public struct SourceLocation: Hashable, Sendable {
  /// The name of the file, as the user gave it.
  public var file: String

  /// The line, counted from 1.
  public var line: Int

  /// The column, counted from 1 in characters (Unicode scalars).
  public var column: Int

  /// A place in a file; without line and column, its beginning.
  public init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: CustomStringConvertible {
  /// The place as editors read it: `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}

extension SourceLocation: Comparable {
  /// The order of file names, then of lines and columns.
  public static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}
