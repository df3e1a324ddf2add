import CableFormat
package import Configuration
import Diagnostics
import EventKernel

extension Station {
  /// Reads a station; what it does not say is as in the template.
  init(_ node: Node, template: Station) throws(ConfigurationError) {
    var fields = try Fields(node, of: "a station")
    self = template
    indicator = try fields.required("id")
    name = try fields.optional("name") ?? indicator.description
    guards = try fields.optional("guards") ?? []
    position = try fields.optional("position")
    try readCommonFields(&fields)
    try fields.finish()
  }

  /// Reads the template that a topology's defaults give.
  init(defaults node: Node?) throws(ConfigurationError) {
    guard let nowhere = RoutingIndicator("NONE") else { preconditionFailure("four letters are an indicator") }
    self.init(indicator: nowhere, name: "")
    guard let node else { return }
    var fields = try Fields(node, of: "the default station")
    try readCommonFields(&fields)
    try fields.finish()
  }

  /// The fields that a default can give as well.
  private mutating func readCommonFields(_ fields: inout Fields) throws(ConfigurationError) {
    if let node = fields.node("kind") { kind = try node.choice(Kind.allCases, named: \.rawValue, of: "kind") }
    if let node = fields.node("timeZone") { timeZone = try Station.timeZone(node) }
    if let node = fields.node("hours") { hours = try Station.hours(node) }
    if let node = fields.node("handling") { handling = try RandomQuantity(time: node) }
    if let node = fields.node("positions") { positions = try Station.count(node, of: "positions") }
    if let node = fields.node("storage") { storage = try Station.count(node, of: "storage") }
    if let level: Classification = try fields.optional("clearance") { clearance = level }
  }

  private static func timeZone(_ node: Node) throws(ConfigurationError) -> String {
    let name = try node.scalar("a time zone")
    guard LocalClock.knows(name) else {
      throw ConfigurationError(
        "unknown-time-zone", at: node.position, "there is no time zone '\(name)'",
        hint: Spelling.nearest(to: name, among: LocalClock.zones).map { "did you mean '\($0)'?" }
          ?? "use a name of the IANA database, such as Asia/Almaty")
    }
    return name
  }

  private static func hours(_ node: Node) throws(ConfigurationError) -> OfficeHours? {
    if case .scalar("always") = node.content { return nil }
    return try OfficeHours(node)
  }

  /// A whole number of at least 1.
  static func count(_ node: Node, of what: String) throws(ConfigurationError) -> Int {
    let count = try Int(node)
    guard (1...1_000_000).contains(count) else {
      throw ConfigurationError(
        "out-of-range", at: node.position, "\(what) has to be 1 to 1000000, not \(count)")
    }
    return count
  }
}

extension GeographicPosition: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    let degrees: [Double] = try Array(node)
    guard degrees.count == 2, (-90...90).contains(degrees[0]), (-180...180).contains(degrees[1]) else {
      throw ConfigurationError(
        "not-a-position", at: node.position, "a position is [latitude, longitude] in degrees",
        hint: "north and east are positive")
    }
    self.init(latitude: degrees[0], longitude: degrees[1])
  }
}
