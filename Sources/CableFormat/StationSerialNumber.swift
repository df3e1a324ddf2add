import EventKernel

/// The number a station gives a cable, 0 to 9999: the last four digits of the message reference.
public struct StationSerialNumber: Hashable, Sendable {
  /// The number.
  public var value: Int

  /// How many digits are written, 1 to 4.
  public var digits: Int

  /// A letter behind it, as stations of the 1960s had; empty otherwise.
  public var letter: String

  /// A serial number.
  ///
  /// - Precondition: it has at most four digits.
  public init(_ value: Int, digits: Int = 4, letter: String = "") {
    precondition((0...9999).contains(value), "a station serial number has four digits")
    self.value = value
    self.digits = digits
    self.letter = letter
  }
}

extension StationSerialNumber: CustomStringConvertible {
  /// The digits, and the letter if there is one.
  public var description: String { value.padded(digits) + letter }
}
