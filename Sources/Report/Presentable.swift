package import TerminalText

/// A result that is shown to people as lines, and given to programs as JSON.
package protocol Presentable {
  /// The lines for a screen.
  func lines(on screen: Screen) -> [String]

  /// The same for programs, which is never coloured or shortened.
  var json: JSON { get }
}

extension Presentable {
  /// The lines as a file takes them.
  package var lines: [String] { lines(on: .plain) }
}
