import CableFormat
import Configuration
import Diagnostics
import EventKernel
import RelayNetwork

extension Filing {
  /// Reads a cable that a scenario describes.
  ///
  /// - Parameter warnings: takes what is odd about it and yet possible.
  init(
    _ node: Node, in surroundings: Surroundings, warnings: inout [ConfigurationError]
  ) throws(ConfigurationError) {
    let topology = surroundings.topology
    var fields = try Fields(node, of: "a cable")
    let from = fields.node("from")
    let filedAt: ScenarioTime = try fields.optional("filedAt") ?? .afterStart(.zero)
    let precedence: Precedence = try fields.required("precedence")
    let infoPrecedence: Precedence = try fields.optional("infoPrecedence") ?? precedence
    let (to, info, exempt) = (fields.node("to"), fields.node("info"), fields.node("exempt"))
    let classification: Classification = try fields.optional("classification") ?? .unclassified
    let subject: String? = try fields.optional("subject")
    let serial = try fields.count("ssn", in: 0...9999)
    let lengths = try Filing.sectionLengths(&fields, policy: surroundings.policy)
    try fields.finish()
    guard let from else {
      throw ConfigurationError(
        "missing-field", at: node.position, "a cable needs 'from'",
        hint: "name the station that files it, or a file with a real cable: {file: cable.txt}")
    }
    let originator = try topology.station(from)
    let action = try to.map { node throws(ConfigurationError) in try Posts(node, in: topology).members }
    let informed = try info.map { node throws(ConfigurationError) in try Posts(node, in: topology).members }
    self.init(
      originator: originator, filedAt: filedAt.instant(from: surroundings.start), precedence: precedence,
      infoPrecedence: infoPrecedence, classification: classification,
      parties: try Filing.parties(
        action ?? [], informed ?? [], of: node, originator: topology[originator].indicator,
        precedences: (precedence, infoPrecedence), in: topology, warnings: &warnings),
      sectionLengths: lengths)
    self.exempt = try Filing.exempt(exempt, in: topology)
    self.subject = subject
    serialNumber = serial.map { StationSerialNumber($0) }
  }

  // MARK: Addressees

  /// Action addressees, then information addressees; a word for many means neither the originator nor those
  /// who are addressed already.
  private static func parties(
    _ action: [Posts.Member], _ info: [Posts.Member], of node: Node, originator: RoutingIndicator,
    precedences: (action: Precedence, info: Precedence), in topology: Topology,
    warnings: inout [ConfigurationError]
  ) throws(ConfigurationError) -> [Party] {
    var parties: [Party] = []
    var taken: [RoutingIndicator: Filing.Role] = [:]
    let named = Set((action + info).filter { !$0.isOfGroup }.map(\.indicator))
    for (role, members) in [(Role.action, action), (.info, info)] {
      for member in members {
        let indicator = member.indicator
        if member.isOfGroup, indicator == originator || named.contains(indicator) || taken[indicator] != nil {
          continue
        }
        guard taken.updateValue(role, forKey: indicator) == nil else {
          throw ConfigurationError(
            "repeated-indicator", at: member.position, "\(indicator) is to act on the cable already",
            hint: "name it under 'to' or under 'info'")
        }
        if topology.owner(of: indicator) == nil {
          warnings.append(
            topology.unknown(indicator, at: member.position, what: "addressee", among: topology.indicators))
        }
        parties.append(
          Party(
            indicator: indicator, name: topology.name(of: indicator), role: role,
            precedence: role == .action ? precedences.action : precedences.info))
      }
    }
    guard !parties.isEmpty else {
      throw ConfigurationError(
        "no-addressee", at: node.position, "the cable has no addressee",
        hint: "name some under 'to' or 'info'")
    }
    return parties
  }

  private static func exempt(
    _ node: Node?, in topology: Topology
  ) throws(ConfigurationError) -> [RoutingIndicator] {
    guard let node else { return [] }
    var exempt: [RoutingIndicator] = []
    for member in try node.sequence("a list of stations") {
      exempt.append(topology[try topology.station(member)].indicator)
    }
    return exempt
  }

  // MARK: Sections

  /// How long a text can be.
  private static let characterLimit = 1_000_000_000

  private static func sectionLengths(
    _ fields: inout Fields, policy: Policy
  ) throws(ConfigurationError) -> [Int] {
    guard let node = fields.node("characters") else {
      throw ConfigurationError(
        "missing-field", at: fields.position, "a cable needs 'characters'",
        hint: "say how long its text is, or how long each section")
    }
    let sections = try fields.count("sections", in: 1...sectionLimit)
    if case .sequence(let nodes) = node.content {
      var lengths: [Int] = []
      for node in nodes { lengths.append(try length(node)) }
      guard !lengths.isEmpty, sections ?? lengths.count == lengths.count else {
        throw ConfigurationError(
          "out-of-range", at: node.position,
          sections.map { "there are \($0) sections but \(lengths.count) lengths" }
            ?? "a cable has at least one section")
      }
      return lengths
    }
    let characters = try length(node)
    let count = sections ?? sectionCount(ofCharacters: characters, sectionLines: policy.sectionLines)
    guard count <= min(characters, sectionLimit) else {
      throw ConfigurationError(
        "out-of-range", at: node.position, "\(characters) characters cannot be cut into \(count) sections",
        hint: "a section has a character at least, and a cable \(sectionLimit) sections at most")
    }
    return sectionLengths(ofCharacters: characters, sections: count)
  }

  private static func length(_ node: Node) throws(ConfigurationError) -> Int {
    let length = try Int(node)
    guard (1...characterLimit).contains(length) else {
      throw ConfigurationError(
        "out-of-range", at: node.position, "a text has 1 to \(characterLimit) characters, not \(length)")
    }
    return length
  }
}

extension Topology {
  /// The name of whom an indicator stands for; the indicator itself where nobody has it.
  fileprivate func name(of indicator: RoutingIndicator) -> String {
    switch owner(of: indicator) {
    case .station(let station): self[station].name
    case .collective(let index): collectives[index].name
    case nil: indicator.description
    }
  }
}
