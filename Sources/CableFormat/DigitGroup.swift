/// A run of decimal digits: what it is worth, and how many it has.
struct DigitGroup {
  var value: Int
  var count: Int

  /// The digits of a text; `nil` unless it has 1 to 18 of them and nothing else.
  init?(_ text: some StringProtocol) {
    count = text.utf8.count
    guard (1...18).contains(count) else { return nil }
    value = 0
    for byte in text.utf8 {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
  }
}
