import EventKernel

/// The number of a transmission on its channel, such as 9011 on `XRO`.
///
/// Each channel counts for itself and hop by hop; most use three digits, some four.
public struct ChannelNumber: Hashable, Sendable, BitwiseCopyable {
  /// The number, 1 or more.
  public var value: Int

  /// How many digits the channel writes, 3 or 4.
  public var digits: Int

  /// A number in the channel's width.
  public init(_ value: Int, digits: Int = 3) {
    self.value = value
    self.digits = digits
  }
}

extension ChannelNumber: CustomStringConvertible {
  /// The digits, with zeros before them.
  public var description: String { value.padded(digits) }
}
