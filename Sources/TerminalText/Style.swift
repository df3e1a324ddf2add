/// How a piece of text stands out.
package struct Style: Hashable, Sendable {
  package var color: Color?
  package var isBold: Bool

  package init(_ color: Color? = nil, isBold: Bool = false) {
    self.color = color
    self.isBold = isBold
  }

  /// Colours that people with any kind of colour vision tell apart, and that can be read on black and on white.
  ///
  /// They follow Okabe and Ito (2008), of whose colours those are left out that are too light for a white
  /// background.
  package enum Color: CaseIterable, Sendable {
    case vermillion, purple, blue, green, gray
  }

  package static let plain = Style()
  package static let heading = Style(isBold: true)

  /// What matters less than the rest.
  package static let quiet = Style(.gray)

  /// What somebody should look into.
  package static let alarm = Style(.vermillion, isBold: true)

  /// What is as it should be.
  package static let good = Style(.green)

  /// What shows a text in this style, and what ends it.
  func codes(_ colors: Colors) -> (begin: String, end: String)? {
    guard colors != .none else { return nil }
    let numbers = (isBold ? ["1"] : []) + (color.map { [$0.code(colors)] } ?? [])
    return numbers.isEmpty ? nil : ("\u{1B}[\(numbers.joined(separator: ";"))m", "\u{1B}[0m")
  }
}

extension Style.Color {
  /// What follows `ESC [` in the sequence that selects it.
  fileprivate func code(_ colors: Colors) -> String {
    switch (self, colors) {
    case (.vermillion, .many): "38;5;166"
    case (.purple, .many): "38;5;169"
    case (.blue, .many): "38;5;32"
    case (.green, .many): "38;5;29"
    case (.gray, .many): "38;5;244"
    case (.vermillion, _): "31"
    case (.purple, _): "35"
    // The darker blue cannot be read on black; cyan is told from red by everybody, green is not.
    case (.blue, _): "94"
    case (.green, _): "36"
    case (.gray, _): "2"
    }
  }
}
