import CableFormat
package import Configuration
import EventKernel

/// What can be said of a circuit without naming its ends.
struct CircuitTemplate {
  var speed: LineSpeed?
  var unitsPerCharacter = 7.5
  var channels = 1
  var propagation = TimeSpan.zero
  var firstChannelNumber = ChannelNumber(1)
  var clearance = Classification.topSecret
  var garble = 0.0
  var outages: Outages?
  var windows: [DailyWindow] = []

  /// Reads the template that a topology's defaults give.
  init(defaults node: Node?) throws(ConfigurationError) {
    guard let node else { return }
    var fields = try Fields(node, of: "the default circuit")
    try read(&fields)
    try fields.finish()
  }

  /// Takes over what the fields say.
  mutating func read(_ fields: inout Fields) throws(ConfigurationError) {
    if let value: LineSpeed = try fields.optional("speed") { speed = value }
    if let node = fields.node("unitsPerCharacter") {
      unitsPerCharacter = try Double(node)
      guard (1...100).contains(unitsPerCharacter) else {
        throw ConfigurationError("out-of-range", at: node.position, "a character has 1 to 100 units")
      }
    }
    if let node = fields.node("channels") { channels = try Station.count(node, of: "channels") }
    if let value: TimeSpan = try fields.optional("propagation") { propagation = value }
    if let node = fields.node("firstChannelNumber") {
      let number = try Int(node)
      guard (1...9999).contains(number) else {
        throw ConfigurationError("out-of-range", at: node.position, "a channel number is 1 to 9999")
      }
      firstChannelNumber = ChannelNumber(number, digits: number > 999 ? 4 : 3)
    }
    if let value: Classification = try fields.optional("clearance") { clearance = value }
    if let node = fields.node("garble") {
      garble = try Double(node)
      guard (0..<1).contains(garble) else {
        throw ConfigurationError("out-of-range", at: node.position, "a probability is 0 up to 1")
      }
    }
    if let node = fields.node("outages") { outages = try Outages(node) }
    if let value: [DailyWindow] = try fields.optional("windows") { windows = value }
  }

  /// A circuit between two stations; `nil` where nothing has said how fast it is.
  func circuit(name: String, from: StationID, to: StationID, designator: String) -> Circuit? {
    guard let speed else { return nil }
    var circuit = Circuit(
      name: name, from: from, to: to, designator: designator,
      charactersPerSecond: speed.charactersPerSecond(unitsPerCharacter: unitsPerCharacter))
    circuit.channels = channels
    circuit.propagation = propagation
    circuit.firstChannelNumber = firstChannelNumber
    circuit.clearance = clearance
    circuit.garble = garble
    circuit.outages = outages
    circuit.windows = windows
    return circuit
  }
}

extension Outages: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    var fields = try Fields(node, of: "an outage rule")
    func part(_ key: String) throws(ConfigurationError) -> RandomQuantity {
      guard let part = fields.node(key) else {
        throw ConfigurationError("missing-field", at: node.position, "an outage rule needs '\(key)'")
      }
      return try RandomQuantity(time: part)
    }
    self.init(up: try part("up"), down: try part("down"))
    try fields.finish()
  }
}
