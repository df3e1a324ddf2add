import CableFormat
import Configuration
import EventKernel
import RelayNetwork

extension TrafficSource {
  /// Reads a background load.
  init(_ node: Node, in topology: Topology) throws(ConfigurationError) {
    var fields = try Fields(node, of: "a traffic source")
    let name: String = try fields.required("name")
    let from = try fields.needed("from")
    let (to, info) = (try fields.needed("to"), fields.node("info"))
    let interval = try fields.needed("interval")
    let mix = try fields.needed("mix")
    let characters = try fields.needed("characters")
    let batch = fields.node("batch")
    let classification = fields.node("classification")
    let profile = fields.node("hourlyProfile")
    let infoPrecedence: Precedence? = try fields.optional("infoPrecedence")
    let sections = try fields.count("sections", in: 1...Filing.sectionLimit)
    try fields.finish()
    let stations = try TrafficSource.stations(from, in: topology)
    self.init(
      name: name, from: stations, action: try Choice(to, in: topology, from: stations),
      interval: try RandomQuantity(time: interval).positive(at: interval, "the interval"),
      mix: try TrafficSource.shares(mix, of: "precedence"),
      characters: try RandomQuantity(characters: characters).positive(at: characters, "the length"))
    if let info { self.info = try Choice(info, in: topology, from: stations) }
    if let batch { self.batch = try RandomQuantity(characters: batch).positive(at: batch, "a batch") }
    if let classification {
      classifications = try TrafficSource.shares(classification, of: "classification")
    }
    if let profile { hourlyProfile = try TrafficSource.profile(profile) }
    self.infoPrecedence = infoPrecedence
    self.sections = sections
  }

  /// The stations that file, in alphabetical order of their indicators.
  private static func stations(_ node: Node, in topology: Topology) throws(ConfigurationError) -> [StationID]
  {
    var stations: Set<StationID> = []
    for member in try Posts(node, in: topology).members {
      guard let station = topology.station(serving: member.indicator) else {
        throw topology.unknown(
          member.indicator, at: member.position, what: "station", among: topology.stations.map(\.indicator))
      }
      stations.insert(station)
    }
    guard !stations.isEmpty else {
      throw ConfigurationError("no-station", at: node.position, "no station files these cables")
    }
    return stations.sorted { topology[$0].indicator < topology[$1].indicator }
  }

  /// The shares of `{VALUE: weight, …}`, or one value alone; values in the order in which they are declared,
  /// so that a draw does not depend on how they are written.
  private static func shares<Value: ConfigurationValue & CaseIterable & Hashable>(
    _ node: Node, of what: String
  ) throws(ConfigurationError) -> [Share<Value>] {
    guard case .mapping(let entries) = node.content else { return [Share(try Value(node), 1)] }
    var weights: [Value: Double] = [:]
    for entry in entries {
      let value = try Value(Node(.scalar(entry.key), at: entry.position))
      weights[value] = try weight(entry.value)
    }
    guard weights.values.contains(where: { $0 > 0 }) else {
      throw ConfigurationError(
        "out-of-range", at: node.position, "the weight of some \(what) has to be above 0")
    }
    return Value.allCases.compactMap { value in weights[value].map { Share(value, $0) } }
  }

  private static func profile(_ node: Node) throws(ConfigurationError) -> [Double] {
    var weights: [Double] = []
    for member in try node.sequence("a list of 24 weights") { weights.append(try weight(member)) }
    guard weights.count == 24, weights.contains(where: { $0 > 0 }) else {
      throw ConfigurationError(
        "out-of-range", at: node.position,
        weights.count == 24
          ? "some hour has to have a weight above 0" : "a day has 24 hours, not \(weights.count)",
        hint: "give a weight to each hour of the day, the first being 0000Z to 0100Z")
    }
    return weights
  }

  private static func weight(_ node: Node) throws(ConfigurationError) -> Double {
    let weight = try Double(node)
    guard (0...1e9).contains(weight) else {
      throw ConfigurationError("out-of-range", at: node.position, "a weight is 0 to 1e9, not \(weight)")
    }
    return weight
  }
}

extension TrafficSource.Choice {
  /// Reads whom cables are for: posts, or `{pick: n, of: posts}`.
  fileprivate init(
    _ node: Node, in topology: Topology, from stations: [StationID]
  ) throws(ConfigurationError) {
    guard case .mapping = node.content else {
      self = .all(try Self.known(node, in: topology))
      return
    }
    var fields = try Fields(node, of: "a choice of addressees")
    let pick = try fields.needed("pick")
    let of = try fields.needed("of")
    try fields.finish()
    // In alphabetical order, so that a draw does not depend on the order of the file.
    let candidates = try Self.known(of, in: topology).sorted()
    let count = try Int(pick)
    let own = Set(stations.map { topology[$0].indicator })
    let available = candidates.count - (candidates.contains(where: own.contains) ? 1 : 0)
    guard count >= 1, count <= available else {
      throw ConfigurationError(
        "out-of-range", at: pick.position, "\(count) of \(available) addressees cannot be picked",
        hint: available < candidates.count ? "a station does not pick itself" : nil)
    }
    self = .some(count, of: candidates)
  }

  private static func known(_ node: Node, in topology: Topology) throws(ConfigurationError)
    -> [RoutingIndicator]
  {
    let posts = try Posts(node, in: topology)
    if let stranger = posts.members.first(where: { topology.owner(of: $0.indicator) == nil }) {
      throw topology.unknown(
        stranger.indicator, at: stranger.position, what: "addressee", among: topology.indicators)
    }
    guard !posts.members.isEmpty else {
      throw ConfigurationError("no-addressee", at: node.position, "no station is meant by this")
    }
    return posts.indicators
  }
}

extension RandomQuantity {
  /// The quantity, if it is above 0 on average.
  fileprivate func positive(at node: Node, _ what: String) throws(ConfigurationError) -> RandomQuantity {
    guard mean > 0 else {
      throw ConfigurationError("out-of-range", at: node.position, "\(what) has to be above 0")
    }
    return self
  }
}

extension Fields {
  /// The untyped value of a field that must be there.
  mutating func needed(_ key: String) throws(ConfigurationError) -> Node {
    try required(key, as: Node.self)
  }
}
