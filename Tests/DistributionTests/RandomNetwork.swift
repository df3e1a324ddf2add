import CableFormat
import EventKernel
import RelayNetwork
import Scenario
import TestSupport

/// A network and cables drawn from a seed: a tree with some more circuits, collectives, unknown indicators,
/// and circuits that may not carry everything.
struct RandomNetwork {
  let network: Network
  let filings: [Filing]
  let policy: Policy

  /// - Parameter handling: whether stations take time for a copy.
  init(seed: UInt64, handling: Bool) throws {
    var draw = SeededGenerator(seed: seed)
    let count = draw.number(2...14)
    let network = try Network(RandomNetwork.yaml(stations: count, handling: handling, &draw))
    self.network = network
    var policy = Policy()
    policy.splitDual = Policy.DualPrecedence.allCases[draw.number(0...2)]
    policy.hopLimit = draw.happens(0.2) ? 3 : 16
    // Each copy is sent once: a transmission is a hop.
    policy.preemption = .none
    self.policy = policy
    var filings: [Filing] = []
    for _ in 0..<draw.number(1...12) { filings.append(try RandomNetwork.filing(in: network, &draw)) }
    self.filings = filings
  }

  /// The indicator of a station or collective: letters only, so numbers are spelt A to Z.
  private static func name(_ prefix: String, _ number: Int) -> String {
    prefix + String(Character(Unicode.Scalar(UInt8(65 + number))))
  }

  private static func yaml(stations count: Int, handling: Bool, _ draw: inout SeededGenerator) -> String {
    let hours = "hours: {open: \"08:00\", close: \"17:00\", callIn: 45 min}"
    var lines = ["stations:"]
    for number in 0..<count {
      var facts = ["id: \(name("RUX", number))"]
      if handling {
        facts.append("handling: \(["0 s", "5 s", "{exponential: 20 s}"][draw.number(0...2)])")
        facts.append("positions: \(draw.number(1...3))")
      }
      if draw.happens(0.2) { facts.append("clearance: CONFIDENTIAL") }
      if draw.happens(0.2) { facts.append(hours) }
      lines.append("  - {\(facts.joined(separator: ", "))}")
    }
    lines.append("circuits:")
    var pairs: [(Int, Int)] = []
    // A station in twelve is left alone; the others hang on one before them.
    for number in 1..<count where !draw.happens(1.0 / 12) {
      pairs.append((draw.number(0...number - 1), number))
    }
    for _ in 0..<draw.number(0...count) {
      let (a, b) = (draw.number(0...count - 1), draw.number(0...count - 1))
      if a < b, !pairs.contains(where: { $0 == (a, b) }) { pairs.append((a, b)) }
    }
    for (a, b) in pairs {
      let clearance = draw.happens(0.1) ? ", clearance: UNCLASSIFIED" : ""
      lines.append(
        "  - {between: [\(name("RUX", a)), \(name("RUX", b))], channels: \(draw.number(1...2)), "
          + "speed: \([10, 100, 300][draw.number(0...2)]) cps, propagation: \(draw.number(0...2) * 270) ms"
          + clearance + "}")
    }
    if pairs.isEmpty { lines.removeLast() }
    lines.append("collectives:")
    for number in 0..<3 {
      let members = (0..<count).filter { _ in draw.happens(0.4) }.map { name("RUX", $0) }
      let list = members.isEmpty ? name("RUX", 0) : members.joined(separator: ", ")
      lines.append(
        "  - {id: \(name("RUCOL", number)), heldAt: \(name("RUX", draw.number(0...count - 1))), members: [\(list)]}"
      )
    }
    return lines.joined(separator: "\n")
  }

  private static func filing(in network: Network, _ draw: inout SeededGenerator) throws -> Filing {
    let stations = network.topology.stations.map(\.indicator.description)
    var names = stations + ["RUCOLA", "RUCOLB", "RUCOLC", "RUNONE"]
    names.shuffle(using: &draw)
    let called = names.prefix(draw.number(1...6)).map { "\($0)/\("ZOPR".randomElement(using: &draw) ?? "R")" }
    let action = draw.number(1...called.count)
    return try network.filing(
      from: stations[draw.number(0...stations.count - 1)], at: Int64(draw.number(0...120)) * 1_000_000,
      Precedence.allCases[draw.number(0...5)],
      to: called.prefix(action).joined(separator: " "), info: called.dropFirst(action).joined(separator: " "),
      exempt: draw.happens(0.3) ? stations[draw.number(0...stations.count - 1)] : "",
      characters: (0..<draw.number(1...3)).map { _ in draw.number(0...3000) },
      [.unclassified, .confidential, .secret][draw.number(0...2)])
  }
}
