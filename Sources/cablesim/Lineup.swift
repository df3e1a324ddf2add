import CableFormat
import CommandLineInterface
import Diagnostics
import EventKernel
import Experiment
import RelayNetwork
import Scenario

/// The arms that a comparison's options ask for, the baseline first.
struct Lineup {
  private(set) var arms: [Arm] = []

  /// The cable that is filed at several precedences, by its index; `nil` if none is.
  private(set) var filing: Int?

  /// - Throws: what is wrong with the options or the scenarios.
  init(_ options: Compare) throws {
    let precedences = try Lineup.precedences(options)
    if precedences.isEmpty, options.cable != nil || options.probe != nil {
      throw ValidationError("--cable and --probe go with --precedence")
    }
    let rows = Variation.product(of: try Lineup.variations(options))
    var seed = options.seed
    for file in options.files {
      for row in rows {
        var overrides = row.flatMap(\.overrides)
        if let probe = options.probe {
          overrides.append(ScenarioOverride("--probe", adding: probe, to: "cables"))
        }
        var resolved = try ScenarioFile.resolve(file, seed: seed, overrides: overrides)
        // All arms are on the same draws.
        seed = seed ?? resolved.scenario.seed
        if !precedences.isEmpty, resolved.scenario.filings.isEmpty, let probe = resolved.scenario.probe {
          standardError("note: the scenario files no cable of its own; a probe is filed: \(probe)")
          overrides.append(ScenarioOverride("probe", adding: probe, to: "cables"))
          resolved = try ScenarioFile.resolve(file, seed: seed, overrides: overrides)
        }
        let arm = Arm(Lineup.name(file, row, options), resolved)
        guard !precedences.isEmpty else {
          arms.append(arm)
          continue
        }
        let filing = try Lineup.filing(options, in: resolved.scenario)
        guard self.filing.map({ $0 == filing }) ?? true else {
          throw ValidationError("the cable has another place in \(file); name it alike with --probe")
        }
        self.filing = filing
        arms += precedences.map { arm.refiling(filing, at: $0) }
      }
    }
    tellApart()
  }

  private static func name(_ file: String, _ row: [Variation.Choice], _ options: Compare) -> String {
    let labels = row.map(\.label).filter { !$0.isEmpty }
    return ((options.files.count > 1 ? [file] : []) + labels).joined(separator: ", ")
  }

  /// Gives every arm a name of its own.
  private mutating func tellApart() {
    var counts: [String: Int] = [:]
    for index in arms.indices {
      if arms[index].name.isEmpty { arms[index].name = "as it is" }
      let name = arms[index].name
      counts[name, default: 0] += 1
      if let count = counts[name], count > 1 { arms[index].name = "\(name) (\(count))" }
    }
  }

  // MARK: What is varied

  private static func variations(_ options: Compare) throws -> [Variation] {
    var variations: [Variation] = []
    if !options.topology.isEmpty {
      let choices = options.topology.map {
        Variation.Choice($0, [ScenarioOverride("--topology", key: "topology", value: $0)])
      }
      // A single one is compared with the scenario's own.
      let own = choices.count == 1 ? [Variation.Choice("", [])] : []
      variations.append(Variation("topology", own + choices))
    }
    for (index, text) in options.set.enumerated() {
      guard var variation = Variation("--set \(index + 1)", text) else {
        throw ValidationError(
          "--set \(text): '=' and a value are missing; write it like policy.preemption=none")
      }
      // What all arms share tells none of them from another.
      if variation.choices.count == 1 {
        variation.choices = [Variation.Choice("", [ScenarioOverride(set: text, number: index + 1)])]
      }
      variations.append(variation)
    }
    if !options.change.isEmpty {
      let changed = options.change.enumerated().map {
        Variation.Choice(
          $0.element, [ScenarioOverride(change: $0.element, number: $0.offset + 1)])
      }
      variations.append(Variation("change", [Variation.Choice("", [])] + changed))
    }
    return variations
  }

  private static func precedences(_ options: Compare) throws -> [Precedence] {
    try ValueList.values(of: options.precedence ?? "").filter { !$0.isEmpty }.map { name in
      let word = name.uppercased()
      if let precedence = Precedence(name: word) { return precedence }
      let names = Precedence.allCases.map(\.name)
      let nearest = Spelling.nearest(to: word, among: names).map { "did you mean \($0)?" }
      throw ValidationError(
        "--precedence: there is no precedence '\(name)'; \(nearest ?? "there is \(Spelling.list(names))")")
    }
  }

  private static func filing(_ options: Compare, in scenario: Scenario) throws -> Int {
    let filings = scenario.filings
    guard !filings.isEmpty else {
      throw ValidationError("the scenario has neither a cable nor traffic; file one with --probe")
    }
    if options.probe != nil { return filings.count - 1 }
    guard let cable = options.cable else { return 0 }
    if let number = Int(cable), filings.indices.contains(number - 1) { return number - 1 }
    let found = filings.firstIndex {
      $0.messageReference?.description.lowercased() == cable.lowercased()
    }
    guard let found else {
      throw ValidationError(
        "--cable \(cable): there is no such cable; the scenario has \(filings.count), named by numbers from 1"
          + " or by their references")
    }
    return found
  }
}

extension Scenario {
  /// A cable like those of the first traffic source, as a scenario has it; `nil` where there is no traffic.
  fileprivate var probe: String? {
    guard let source = traffic.first, let from = source.from.first else { return nil }
    let own = topology[from].indicator
    let addressees =
      switch source.action {
      case .all(let all): all
      case .some(_, let all): all
      }
    guard let to = addressees.first(where: { $0 != own }) else { return nil }
    let seconds = (horizon - start).microseconds / 1_000_000 / 4
    return "{from: \(own), filedAt: +\(seconds) s, precedence: ROUTINE, to: [\(to)], characters: 3600}"
  }
}
