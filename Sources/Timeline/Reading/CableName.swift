import EventKernel

/// A cable as operators name it: `RUEHTA #2147/01 301102Z OCT 08`.
enum CableName {
  static func text(
    _ originator: String, _ serialNumber: String?, section: Int, of sections: Int, _ group: String
  ) -> String {
    let suffix = sections > 1 ? "/" + section.padded(2) : ""
    return "\(originator)\(serialNumber.map { " #" + $0 } ?? "")\(suffix) \(group)"
  }
}
