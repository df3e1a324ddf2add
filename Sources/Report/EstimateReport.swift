package import Analysis
import CableFormat
import Scenario
package import TerminalText

/// What formulas say of a scenario, for people and for programs.
package struct EstimateReport: Presentable {
  private let name: String
  private let estimate: NetworkEstimate

  /// How many rows of a ranking people are shown.
  private let top: Int

  package init(_ name: String, _ estimate: NetworkEstimate, top: Int) {
    self.name = name
    self.estimate = estimate
    self.top = top
  }

  // MARK: For people

  package func lines(on screen: Screen) -> [String] {
    var lines = ["\(name), solved by formulas"]
    func add(_ title: String, _ part: [String]) {
      if !part.isEmpty { lines += ["", title] + part }
    }
    add("Mean time from filing to receipt", latencies(on: screen))
    add("Busiest circuits and stations", places(on: screen))
    add("How far the traffic may grow until a mean misses its objective", growths(on: screen))
    add("Where one more character a second brings most", upgrades(on: screen))
    add(
      "Why a simulation will differ",
      estimate.reasonsToDiffer.flatMap { screen.wrapped(StyledText("- \($0)")) })
    return lines
  }

  private func latencies(on screen: Screen) -> [String] {
    guard !estimate.latencies.isEmpty else { return ["nothing is filed"] }
    var table = TextTable(
      ["PRECEDENCE", "ROLE", "OF", "MEAN", "OBJECTIVE", "ADDRESSEES"], numeric: [3, 4, 5])
    for row in estimate.latencies {
      table.append([
        row.precedence.name, row.role.rawValue, row.isTraffic ? "traffic" : "cables",
        Wording.duration(row.mean), row.objective.map(Wording.duration) ?? "-",
        row.isTraffic
          ? "\(FixedPoint.text(row.addressees, decimals: 2))/h"
          : FixedPoint.text(row.addressees, decimals: 0),
      ])
    }
    let lost =
      estimate.lostPerHour > 0
      ? ["\(FixedPoint.text(estimate.lostPerHour, decimals: 1)) addressees an hour cannot be reached."] : []
    return table.lines(on: screen) + lost
  }

  private func places(on screen: Screen) -> [String] {
    guard !estimate.places.isEmpty else { return [] }
    var table = TextTable(
      ["PLACE", "BUSY", "PRECEDENCE", "COPIES", "IN LINE", "TO THE END"], numeric: [1, 3, 4, 5])
    for place in estimate.places.prefix(top) {
      for (index, row) in place.classes.enumerated() {
        table.append([
          index == 0 ? "\(place.kind.rawValue) \(place.name)" : "",
          index == 0 ? Wording.percent(place.utilization) : "", row.precedence.name,
          "\(FixedPoint.text(row.copiesPerHour, decimals: 2))/h", Wording.duration(row.wait),
          Wording.duration(row.sojourn),
        ])
      }
    }
    let saturation = estimate.saturation.map { growth in
      growth > 1
        ? "The busiest cannot follow if the traffic becomes \(FixedPoint.text(growth, decimals: 2)) times as much."
        : "The busiest cannot follow: lines grow without end."
    }
    return table.lines(on: screen) + rest(estimate.places.count) + (saturation.map { [$0] } ?? [])
  }

  private func growths(on screen: Screen) -> [String] {
    guard !estimate.growths.isEmpty else { return [] }
    var table = TextTable(["PRECEDENCE", "OBJECTIVE", "TRAFFIC"], numeric: [1, 2])
    for row in estimate.growths {
      table.append([
        row.precedence.name, Wording.duration(row.objective),
        row.factor == 0 ? "missed even if idle" : "× \(FixedPoint.text(row.factor, decimals: 2))",
      ])
    }
    return table.lines(on: screen)
  }

  private func upgrades(on screen: Screen) -> [String] {
    guard !estimate.upgrades.isEmpty else { return [] }
    var table = TextTable(
      ["CIRCUIT", "SPEED", "SAVES A CABLE", "BEST SPEED AT THE SAME SUM"], numeric: [1, 2, 3])
    for row in estimate.upgrades.prefix(top) {
      table.append([
        row.circuit, "\(FixedPoint.text(row.charactersPerSecond, decimals: 1)) cps",
        row.savedPerCable.isFinite ? Wording.duration(row.savedPerCable) : "a line without end",
        row.best.map { "\(FixedPoint.text($0, decimals: 1)) cps" } ?? "-",
      ])
    }
    return table.lines(on: screen) + rest(estimate.upgrades.count)
  }

  private func rest(_ count: Int) -> [String] {
    count > top ? ["… and \(count - top) more; see them with --top \(count)"] : []
  }

  // MARK: For programs

  /// The document `cablesim-estimate/1`, with every row; an infinite time is `null`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-estimate/1")), ("scenario", .string(name)),
      ("latency", .array(estimate.latencies.map(\.json))),
      ("places", .array(estimate.places.map(\.json))),
      ("saturationGrowth", .real(estimate.saturation)),
      (
        "growth",
        .array(
          estimate.growths.map {
            .object([
              ("precedence", .string($0.precedence.name)), ("objectiveSeconds", .number($0.objective)),
              ("factor", .number($0.factor)),
            ])
          })
      ),
      ("upgrades", .array(estimate.upgrades.map(\.json))),
      ("lostAddresseesPerHour", .number(estimate.lostPerHour)),
      ("reasonsToDiffer", .array(estimate.reasonsToDiffer.map(JSON.string))),
    ])
  }
}

extension NetworkEstimate.LatencyEstimate {
  fileprivate var json: JSON {
    .object([
      ("precedence", .string(precedence.name)), ("role", .string(role.rawValue)),
      ("of", .string(isTraffic ? "traffic" : "cables")), ("measure", .string("received")),
      ("meanSeconds", .number(mean)), ("objectiveSeconds", .real(objective)),
      (isTraffic ? "addresseesPerHour" : "addressees", .number(addressees)),
    ])
  }
}

extension NetworkEstimate.PlaceEstimate {
  fileprivate var json: JSON {
    .object([
      ("place", .string(name)), ("kind", .string(kind.rawValue)), ("utilization", .number(utilization)),
      (
        "classes",
        .array(
          classes.map {
            .object([
              ("precedence", .string($0.precedence.name)), ("copiesPerHour", .number($0.copiesPerHour)),
              ("meanWaitSeconds", .number($0.wait)), ("meanSojournSeconds", .number($0.sojourn)),
            ])
          })
      ),
    ])
  }
}

extension NetworkEstimate.Upgrade {
  fileprivate var json: JSON {
    .object([
      ("circuit", .string(circuit)), ("charactersPerSecond", .number(charactersPerSecond)),
      ("savedSecondsPerCable", .number(savedPerCable)), ("bestCharactersPerSecond", .real(best)),
    ])
  }
}
