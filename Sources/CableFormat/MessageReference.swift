import EventKernel

/// The number of a cable in its originator's yearly series, such as `ASTANA 002147`.
public struct MessageReference: Hashable, Sendable {
  /// The originator's short name.
  public var origin: String

  /// The number in the series.
  public var number: Int

  /// A reference.
  public init(origin: String, number: Int) {
    self.origin = origin
    self.number = number
  }
}

extension MessageReference: CustomStringConvertible {
  /// The reference as the text line has it, with six digits.
  public var description: String { "\(origin) \(number.padded(6))" }
}
