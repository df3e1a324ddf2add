import EventKernel

/// The number of a cable in its originator's series of a year, such as `ASTANA 002147`.
public struct MessageReference: Hashable, Sendable {
  /// The originator's short name.
  public var origin: String

  /// The number in the series.
  public var number: Int

  /// How many digits are written, zeros before the number included.
  public var digits: Int

  /// A reference, of six digits unless said otherwise.
  public init(origin: String, number: Int, digits: Int = 6) {
    self.origin = origin
    self.number = number
    self.digits = digits
  }

  /// The reference of words and a number of up to eight digits; `nil` if they are none.
  init?(_ origin: [Characters], _ number: Characters) {
    guard number.count <= 8, let value = number.number, origin.count <= 4,
      origin.reduce(0, { $0 + $1.count }) <= 40,
      origin.allSatisfy({ !$0.contains { !$0.isLetter && !"-.'/".utf8.contains($0) } })
    else { return nil }
    // Page markers have eight digits, the text line of the same cable six.
    self.init(
      origin: origin.map(\.string).joined(separator: " ").uppercased(), number: value,
      digits: number.count > 6 ? 6 : number.count)
  }
}

extension MessageReference: CustomStringConvertible {
  /// The reference as the text line has it.
  public var description: String { "\(origin) \(number.padded(digits))" }
}
