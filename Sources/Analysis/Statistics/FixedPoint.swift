/// Numbers as people read them, the same on every machine.
package enum FixedPoint {
  /// A number with so many decimals, such as `12.4`; `-` where it is not finite or too large to be written so.
  package static func text(_ value: Double, decimals: Int) -> String {
    var scale: Int64 = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * Double(scale)).rounded()
    guard scaled < 9e18 else { return "-" }
    let units = Int64(scaled)
    let sign = value < 0 && units > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(units)" }
    let fraction = String(units % scale)
    return "\(sign)\(units / scale)." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}
