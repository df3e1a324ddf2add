package import Analysis

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

extension Wording {
  /// An estimated time in seconds with its uncertainty, such as `4.2 ± 0.3 min`.
  package static func estimate(_ estimate: MeanEstimate) -> String {
    guard let halfWidth = estimate.halfWidth else { return duration(estimate.mean) }
    let scale = DurationScale(for: estimate.mean)
    return "\(scale.text(estimate.mean)) ± \(scale.text(halfWidth)) \(scale.unit)"
  }

  /// A confidence, such as `95 %` or `99.29 %`.
  package static func level(_ confidence: Double) -> String {
    let percent = 100 * confidence
    let isWhole = abs(percent - percent.rounded()) < 0.005
    return "\(FixedPoint.text(percent, decimals: isWhole ? 0 : 2)) %"
  }
}
