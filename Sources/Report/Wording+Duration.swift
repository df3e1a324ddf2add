import Analysis

extension Wording {
  /// A time in seconds as people say it, such as `4.2 min`; `no end` where it is infinite.
  package static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "no end" }
    let scale = DurationScale(for: seconds)
    return "\(scale.text(seconds)) \(scale.unit)"
  }

  /// A number with so many decimals.
  package static func decimals(_ value: Double, _ count: Int) -> String {
    FixedPoint.text(value, decimals: count)
  }

  /// A part of a whole in percent, such as `81.3 %`.
  package static func percent(_ part: Double) -> String {
    "\(FixedPoint.text(100 * part, decimals: 1)) %"
  }
}
