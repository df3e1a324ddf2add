import CableFormat
import Configuration
import Diagnostics
import RelayNetwork

/// The stations and collectives that a scenario names in one place: by an indicator, a list of them, or a word
/// for many.
struct Posts {
  /// A word that stands for many stations.
  enum Group: String, CaseIterable {
    case tributaries, relays, all

    func has(_ station: Station) -> Bool {
      switch self {
      case .tributaries: station.kind == .tributary
      case .relays: station.kind == .relay
      case .all: true
      }
    }
  }

  /// One of the posts, and how it came to be meant.
  struct Member {
    var indicator: RoutingIndicator
    var position: Position

    /// Whether a word for many brought it in.
    var isOfGroup: Bool
  }

  /// Nobody twice, in the order of the text; those of a group in alphabetical order.
  private(set) var members: [Member] = []

  var indicators: [RoutingIndicator] { members.map(\.indicator) }

  /// Reads whom a node means.
  ///
  /// - Throws: if it is no indicator and no word, or an indicator is named twice.
  init(_ node: Node, in topology: Topology) throws(ConfigurationError) {
    let nodes: [Node]
    switch node.content {
    case .scalar: nodes = [node]
    case .sequence(let list): nodes = list
    case .mapping:
      throw ConfigurationError(
        "wrong-type", at: node.position, "stations are wanted here, not a mapping",
        hint: "name one, a list of them, \(Posts.words)")
    }
    var places: [RoutingIndicator: Int] = [:]
    for node in nodes {
      for member in try Posts.members(node, in: topology) {
        guard let earlier = places[member.indicator] else {
          places[member.indicator] = members.count
          members.append(member)
          continue
        }
        // Who is named as well as meant by a word counts as named.
        guard members[earlier].isOfGroup || member.isOfGroup else {
          throw ConfigurationError(
            "repeated-indicator", at: node.position, "\(member.indicator) is named twice")
        }
        members[earlier].isOfGroup = members[earlier].isOfGroup && member.isOfGroup
      }
    }
  }

  /// The words, as the end of a list.
  static let words = Spelling.list(Group.allCases.map(\.rawValue), joinedBy: "or")

  private static func members(_ node: Node, in topology: Topology) throws(ConfigurationError) -> [Member] {
    let text = try node.scalar("a routing indicator")
    if let group = Group(rawValue: text) {
      return topology.stations.filter(group.has).map(\.indicator).sorted().map {
        Member(indicator: $0, position: node.position, isOfGroup: true)
      }
    }
    guard let indicator = RoutingIndicator(text) else {
      let near = Spelling.nearest(to: text, among: Group.allCases.map(\.rawValue))
      throw ConfigurationError(
        "routing-indicator", at: node.position, "'\(text)' is no routing indicator",
        hint: near.map { "did you mean '\($0)'?" } ?? "it has 4 to 8 capital letters; \(words) stand for many"
      )
    }
    return [Member(indicator: indicator, position: node.position, isOfGroup: false)]
  }
}

extension Topology {
  /// The station that a node names, by its own indicator or by one that it guards.
  func station(_ node: Node) throws(ConfigurationError) -> StationID {
    let indicator = try RoutingIndicator(node)
    if let station = station(serving: indicator) { return station }
    throw unknown(indicator, at: node.position, what: "station", among: stations.map(\.indicator))
  }

  /// The circuit that a node names.
  func circuit(_ node: Node) throws(ConfigurationError) -> CircuitID {
    let name = try node.scalar("a circuit")
    if let index = circuits.firstIndex(where: { $0.name == name }) { return CircuitID(index) }
    throw ConfigurationError(
      "unknown-circuit", at: node.position, "there is no circuit '\(name)' in the topology '\(self.name)'",
      hint: Spelling.suggestion(for: name, among: circuits.map(\.name)))
  }

  /// Says that nobody has an indicator, and who may have been meant.
  func unknown(
    _ indicator: RoutingIndicator, at position: Position, what: String, among known: [RoutingIndicator]
  ) -> ConfigurationError {
    ConfigurationError(
      "unknown-\(what)", at: position,
      "no \(what) of the topology '\(name)' has the indicator \(indicator)",
      hint: Spelling.suggestion(for: indicator.description, among: known.map(\.description)))
  }
}
