import CableFormat
import Diagnostics
import EventKernel
import RelayNetwork
import Scenario

/// Why a simulation of a scenario will not show quite what the formulas say, in sentences.
struct ReasonsToDiffer {
  private(set) var list: [String] = []

  init(_ model: NetworkModel) {
    let scenario = model.scenario
    lengths(scenario)
    spacing(scenario)
    arrivals(scenario)
    circuits(model)
    stations(scenario)
    run(scenario)
  }

  private mutating func add(_ reason: String, if applies: Bool) {
    if applies { list.append(reason) }
  }

  /// Whether a way may lead over two circuits.
  private func passesRelays(_ scenario: Scenario) -> Bool {
    let topology = scenario.topology
    return topology.circuits.contains { first in
      topology.circuits(from: first.to).contains { topology[$0].to != first.from }
    }
  }

  private mutating func lengths(_ scenario: Scenario) {
    add(
      "A cable is as long on every circuit, so that lines are not independent; policy.lengthPerHop=redrawn makes them so.",
      if: scenario.policy.lengthPerHop == .kept && passesRelays(scenario) && !scenario.traffic.isEmpty)
  }

  /// Lines in a row are those of the formulas only if lengths are exponential and of one mean (Burke, Operations
  /// Research 4, 1956).
  private mutating func spacing(_ scenario: Scenario) {
    func mean(_ source: TrafficSource) -> Double? {
      guard case .exponential(let mean) = source.characters else { return nil }
      return mean
    }
    let means = Set(scenario.traffic.map(mean))
    let isExponential = means.count == 1 && !means.contains(nil) && scenario.policy.overheadCharacters == 0
    add(
      "Copies reach a relay spaced by the circuits that bring them, not by chance: its lines are shorter.",
      if: !scenario.traffic.isEmpty && !isExponential && passesRelays(scenario))
  }

  private mutating func arrivals(_ scenario: Scenario) {
    func names(_ isMeant: (TrafficSource) -> Bool) -> String {
      Spelling.list(scenario.traffic.filter(isMeant).map { "'\($0.name)'" })
    }
    func add(_ reason: (String) -> String, where isMeant: (TrafficSource) -> Bool) {
      let sources = names(isMeant)
      if !sources.isEmpty { list.append(reason(sources)) }
    }
    add({ "Intervals of \($0) are not exponential, as the formulas take them." }) {
      if case .exponential = $0.interval { false } else { true }
    }
    add({ "Several cables of \($0) are filed at a time and wait for each other." }) {
      $0.batch != .constant(1)
    }
    add({ "\($0) follows the hours of the day; the formulas take the average hour." }) {
      $0.hourlyProfile != nil
    }
    let limit = Double(scenario.policy.sectionLines * WireForm.lineWidth)
    add({
      "Long cables of \($0) are cut into sections; what these wait for each other is worked out roughly only."
    }) {
      if let sections = $0.sections { return sections > 1 }
      return scenario.policy.lengthPerHop == .kept
        && SectionedSpread(of: $0.characters, sections: nil, limit: limit).count > 1.0005
    }
  }

  private mutating func circuits(_ model: NetworkModel) {
    let scenario = model.scenario
    let busy = zip(scenario.topology.circuits, model.lines).filter { $0.1.utilization > 0 }
    func any(_ isMeant: (Circuit) -> Bool) -> Bool { busy.contains { isMeant($0.0) } }
    add(
      "Circuits are closed at set hours; the formulas take closing times as coming by chance.",
      if: any { !$0.windows.isEmpty })
    add(
      "Circuits fail after times that are not exponential.",
      if: any {
        guard let up = $0.outages?.up else { return false }
        if case .exponential = up { return false }
        return true
      })
    add(
      "Cables go around a circuit that is down; the formulas let them wait.",
      if: any { $0.outages != nil || !$0.windows.isEmpty })
    add("Garbled sections are sent again, which the formulas leave out.", if: any { $0.garble > 0 })
    add(
      "Lines of several channels are solved exactly for exponential lengths with one mean only.",
      if: any { $0.channels > 1 })
    add(
      "Lengths without limit that are begun anew at each interruption make a mean without end; no simulation has it.",
      if: busy.contains { _, line in
        line.utilization < 1
          && zip(line.classes, line.outcomes).contains { $0.rate > 0 && $1.completion.isInfinite }
      })
    let interrupting = model.lines.first?.interrupting ?? 0
    add(
      "A copy that was interrupted lets higher ones that wait go first, though they may not interrupt it; the formulas let it finish.",
      if: interrupting > 0
        && busy.contains { line in
          line.1.classes.prefix(interrupting).contains { $0.rate > 0 }
            && line.1.classes.dropFirst(interrupting).count { $0.rate > 0 } > 1
        })
  }

  private mutating func stations(_ scenario: Scenario) {
    let stations = scenario.topology.stations
    add(
      "Stations with limited storage hold copies up on their circuits, which the formulas leave out.",
      if: stations.contains { $0.storage != nil })
    add(
      "Offices have hours: the times are those to receipt, not to delivery.",
      if: stations.contains { $0.hours != nil })
    add("FLASH receipts add traffic that the formulas leave out.", if: scenario.policy.flashReceipts)
    add("The incidents of the scenario are left out.", if: !scenario.outages.isEmpty)
  }

  private mutating func run(_ scenario: Scenario) {
    add(
      "The scenario's own cables do not add to the load.",
      if: !scenario.filings.isEmpty && !scenario.traffic.isEmpty)
    add(
      "The run begins with an empty network and ends; the formulas are for one that goes on for ever.",
      if: !scenario.traffic.isEmpty)
  }
}
