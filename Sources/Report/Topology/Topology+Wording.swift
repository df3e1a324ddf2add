import CableFormat
import RelayNetwork

extension Topology {
  /// The indicator of a station.
  func word(_ station: StationID) -> String { self[station].indicator.description }

  /// The name of a circuit.
  func word(_ circuit: CircuitID) -> String { self[circuit].name }

  /// The indicators of the stations of a way.
  func words(_ way: [CircuitID], from origin: StationID) -> [String] {
    stations(of: way, from: origin).map(word)
  }
}

extension Wording {
  /// A number with so many digits behind the point.
  static func decimal(_ value: Double, places: Int = 1) -> String {
    let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 1e15 else { return String(value) }
    let (whole, rest) = Int(scaled).quotientAndRemainder(dividingBy: Int(scale))
    let digits = String(rest)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + String(whole) }
    return "\(sign)\(whole)." + String(repeating: "0", count: places - digits.count) + digits
  }

  /// A length in whole kilometres.
  static func kilometres(_ length: Double) -> String { "\(decimal(length, places: 0)) km" }
}
