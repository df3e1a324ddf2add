import TestSupport

/// A network with everything that can go wrong, and a day's traffic in it, drawn from a seed and written as YAML.
struct RandomScenario {
  let topology: String
  let scenario: String

  init(seed: UInt64) {
    var draw = SeededGenerator(seed: seed)
    let names = (0..<draw.number(3...9)).map { "RUX" + String(Character(Unicode.Scalar(UInt8(65 + $0)))) }
    var circuits: [String] = []
    topology = RandomScenario.topology(names, &circuits, &draw)
    scenario = RandomScenario.scenario(seed: seed, names, circuits, &draw)
  }

  // MARK: The network

  private static func topology(
    _ names: [String], _ circuits: inout [String], _ draw: inout SeededGenerator
  ) -> String {
    var lines = ["format: cablesim-topology/1", "name: network at random", "stations:"]
    for name in names {
      var facts = ["id: \(name)", "handling: \(pick(["0 s", "5 s", "{exponential: 20 s}"], &draw))"]
      facts.append("positions: \(draw.number(1...3))")
      if draw.happens(0.3) { facts.append("storage: \(draw.number(20...60))") }
      if draw.happens(0.15) { facts.append("clearance: CONFIDENTIAL") }
      if draw.happens(0.3) {
        facts.append("hours: {open: \"08:00\", close: \"17:00\", callIn: 45 min, wakes: [FLASH]}")
      }
      lines.append("  - {\(facts.joined(separator: ", "))}")
    }
    lines.append("circuits:")
    for (from, to) in pairs(names.count, &draw) {
      let ends = [names[from], names[to]]
      circuits += ["\(ends[0])>\(ends[1])", "\(ends[1])>\(ends[0])"]
      lines.append("  - {between: [\(ends.joined(separator: ", "))], \(circuitFacts(&draw))}")
    }
    lines.append("collectives:")
    for (index, list) in ["RUCOLA", "RUCOLB"].enumerated() {
      var members = names.filter { _ in draw.happens(0.5) }
      if index == 1, draw.happens(0.5) { members.append("RUCOLA") }
      if members.isEmpty { members = [names[0]] }
      lines.append(
        "  - {id: \(list), heldAt: \(pick(names, &draw)), members: [\(members.joined(separator: ", "))]}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A tree and some circuits more.
  private static func pairs(_ count: Int, _ draw: inout SeededGenerator) -> [(Int, Int)] {
    var pairs = (1..<count).map { (draw.number(0...$0 - 1), $0) }
    for _ in 0..<draw.number(0...count) {
      let (a, b) = (draw.number(0...count - 1), draw.number(0...count - 1))
      if a < b, !pairs.contains(where: { $0 == (a, b) }) { pairs.append((a, b)) }
    }
    return pairs
  }

  private static func circuitFacts(_ draw: inout SeededGenerator) -> String {
    var facts = [
      "channels: \(draw.number(1...3))", "speed: \(pick(["20", "50", "200"], &draw)) cps",
      "propagation: \(draw.number(0...2) * 270) ms",
    ]
    if draw.happens(0.4) { facts.append("garble: 1e-4") }
    if draw.happens(0.3) { facts.append("outages: {up: {exponential: 40 min}, down: {exponential: 10 min}}") }
    if draw.happens(0.2) { facts.append("windows: [[\"00:30\", \"02:00\"], [\"02:20\", \"23:50\"]]") }
    if draw.happens(0.1) { facts.append("clearance: UNCLASSIFIED") }
    return facts.joined(separator: ", ")
  }

  // MARK: The traffic

  private static func scenario(
    seed: UInt64, _ names: [String], _ circuits: [String], _ draw: inout SeededGenerator
  ) -> String {
    var lines = [
      "format: cablesim-scenario/1", "name: traffic at random", "topology: topology.yaml", "seed: \(seed)",
      "start: 2008-10-30T00:00:00Z", "duration: \(pick(["90 min", "4 h", "8 h"], &draw))",
      "policy: {\(policy(&draw))}", "cables:",
    ]
    for _ in 0..<draw.number(5...40) { lines.append("  - {\(cable(names, &draw))}") }
    lines += [
      "traffic:", "  - name: load", "    from: all", "    to: {pick: \(draw.number(1...2)), of: all}",
      "    interval: {exponential: \(draw.number(8...40)) min}",
      "    mix: {FLASH OVERRIDE: 0.02, FLASH: 0.1, IMMEDIATE: 0.2, PRIORITY: 0.3, ROUTINE: 0.38}",
      "    characters: {lognormal: {median: 1000, mean: 2500}}",
      "    classification: {UNCLASSIFIED: 0.7, CONFIDENTIAL: 0.2, SECRET: 0.1}", "incidents:",
    ]
    for _ in 0..<draw.number(1...4) {
      let place =
        draw.happens(0.5) ? "circuit: \"\(pick(circuits, &draw))\"" : "station: \(pick(names, &draw))"
      let from = draw.number(0...80)
      lines.append("  - {\(place), down: [+\(from) min, +\(from + draw.number(1...40)) min]}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func policy(_ draw: inout SeededGenerator) -> String {
    [
      "preemption: \(pick(["none", "yOnly", "flash", "flash", "flashAndImmediate"], &draw))",
      "interrupted: \(pick(["restart", "resume", "resample"], &draw))",
      "splitDual: \(pick(["flashOnly", "never", "always"], &draw))",
      "expansion: \(pick(["members", "members", "members", "indicator"], &draw))",
      "lengthPerHop: \(pick(["kept", "kept", "redrawn"], &draw))",
      "divertAfter: {ROUTINE: \(pick(["10 min", "1 min", "0 s", "never"], &draw)), PRIORITY: 5 min}",
      "rerunDelay: \(pick(["5 min", "10 s"], &draw))", "flashReceipts: \(draw.happens(0.3))",
      "hopLimit: \(pick(["16", "16", "3"], &draw))", "overheadCharacters: \(pick(["55", "0"], &draw))",
    ].joined(separator: ", ")
  }

  private static func cable(_ names: [String], _ draw: inout SeededGenerator) -> String {
    var called = names + ["RUCOLA", "RUCOLB", "RUNONE"]
    called.shuffle(using: &draw)
    let action = draw.number(1...2)
    var facts = [
      "from: \(pick(names, &draw))", "filedAt: +\(draw.number(0...80)) min",
      "precedence: \(pick(["FLASH", "NIACT IMMEDIATE", "IMMEDIATE", "PRIORITY", "ROUTINE"], &draw))",
      "to: [\(called.prefix(action).joined(separator: ", "))]",
    ]
    let info = called.dropFirst(action).prefix(draw.number(0...4))
    if !info.isEmpty {
      facts.append("info: [\(info.joined(separator: ", "))]")
      facts.append("infoPrecedence: \(pick(["PRIORITY", "ROUTINE"], &draw))")
    }
    if facts[2].hasSuffix("ROUTINE"), !info.isEmpty { facts[2] = "precedence: PRIORITY" }
    if draw.happens(0.2) { facts.append("exempt: [\(pick(names, &draw))]") }
    let lengths = (0..<draw.number(1...4)).map { _ in String(draw.number(1...3000)) }
    facts.append("characters: [\(lengths.joined(separator: ", "))]")
    facts.append("classification: \(pick(["UNCLASSIFIED", "CONFIDENTIAL", "SECRET"], &draw))")
    return facts.joined(separator: ", ")
  }

  private static func pick(_ words: [String], _ draw: inout SeededGenerator) -> String {
    words[draw.number(0...words.count - 1)]
  }
}
