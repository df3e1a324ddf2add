/// The speed that a label such as `OC-192` or `10 Gbps` names.
enum LinkSpeed {
  /// Bits a second, `nil` where the label names no speed.
  static func bitsPerSecond(_ label: String) -> Double? {
    let text = label.lowercased().filter { $0 != " " && $0 != "-" && $0 != "_" }
    for (name, speed) in carriers where text.hasPrefix(name) {
      let digits = text.dropFirst(name.count).prefix { $0.isASCII && $0.isNumber }
      if let number = Double(digits), number > 0 { return number * speed }
    }
    for (name, speed) in lines where text == name { return speed }
    let digits = text.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number > 0 else { return nil }
    let unit = text[digits.endIndex...]
    return units.first { unit.hasPrefix($0.name) }.map { number * $0.factor }
  }

  /// SONET and SDH: the number is a multiple.
  private static let carriers: [(String, Double)] = [("oc", 51.84e6), ("stm", 155.52e6)]
  private static let lines: [(String, Double)] = [
    ("t1", 1.544e6), ("ds1", 1.544e6), ("e1", 2.048e6), ("t3", 44.736e6), ("ds3", 44.736e6), ("e3", 34.368e6),
    ("ge", 1e9), ("gige", 1e9), ("10ge", 10e9), ("fastethernet", 100e6), ("gigabitethernet", 1e9),
  ]
  private static let units: [(name: String, factor: Double)] = [
    ("kb", 1e3), ("mb", 1e6), ("gb", 1e9), ("tb", 1e12), ("bps", 1), ("bit", 1), ("b/s", 1),
  ]

  /// The factor of a unit given apart, such as Topology Zoo's `LinkSpeedUnits`: K, M or G.
  static func factor(ofUnit unit: String) -> Double? {
    switch unit.uppercased().first {
    case "K": 1e3
    case "M": 1e6
    case "G": 1e9
    case "T": 1e12
    case nil: 1
    default: nil
    }
  }
}
