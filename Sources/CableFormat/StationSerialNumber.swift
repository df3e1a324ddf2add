import EventKernel

/// The number a station gives a cable, 0 to 9999: the last four digits of the message reference.
public struct StationSerialNumber: Hashable, Sendable {
  /// The number.
  public var value: Int

  /// A serial number.
  ///
  /// - Precondition: it has at most four digits.
  public init(_ value: Int) {
    precondition((0...9999).contains(value), "a station serial number has four digits")
    self.value = value
  }
}

extension StationSerialNumber: CustomStringConvertible {
  /// Four digits.
  public var description: String { value.padded(4) }
}
