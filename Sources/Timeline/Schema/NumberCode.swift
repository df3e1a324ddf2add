/// A number that is written as some binary digits of another.
struct NumberCode {
  /// The lowest digit that it takes.
  let shift: Int

  /// How many digits it takes; one that stands on top of all others takes the rest, with the sign.
  let width: Int

  /// Whether it stands on top of all others.
  private let isOnTop: Bool

  init(shift: Int, width: Int) {
    self.shift = shift
    self.width = width
    isOnTop = false
  }

  /// A number on top of all others.
  init(shift: Int) {
    self.shift = shift
    width = 64 - shift
    isOnTop = true
  }

  /// The numbers that can be written.
  var range: ClosedRange<Int> {
    isOnTop ? -(1 << (width - 1))...(1 << (width - 1) - 1) : 0...(1 << width - 1)
  }

  /// SQL for the number that is written in a column.
  func number(in column: String) -> String {
    let digits = shift == 0 ? column : "\(column) >> \(shift)"
    return isOnTop ? "(\(digits))" : "(\(digits) & \(1 << width - 1))"
  }

  /// SQL for the digits of a number that an expression gives, which must be one that can be written.
  func digits(of expression: String) -> String { "((\(expression)) << \(shift))" }

  /// SQL for whether the number that an expression gives can be written.
  func fits(_ expression: String) -> String {
    "(\(expression)) BETWEEN \(range.lowerBound) AND \(range.upperBound)"
  }

  /// The digits of a number that can be written.
  @inline(__always)
  func digits(of number: Int64) -> Int64 { number << Int64(shift) }
}
