package import CableFormat
import EventKernel
package import RelayNetwork
package import TerminalText

/// What failures do to the ways in a network, the worst first, for people and for programs.
package struct ImpactReport: Presentable {
  private let study: ImpactStudy
  private let question: Question

  /// What was asked.
  package struct Question {
    package var each: String
    package var atATime: Int
    package var classification: Classification

    /// The scenario whose traffic weighs the ways, if one does.
    package var traffic: String?

    /// How many failures are listed for people; `nil` for all.
    package var top: Int?

    package init(
      each: String, atATime: Int, classification: Classification, traffic: String?, top: Int?
    ) {
      self.each = each
      self.atATime = atATime
      self.classification = classification
      self.traffic = traffic
      self.top = top
    }
  }

  package init(_ study: ImpactStudy, _ question: Question) {
    self.study = study
    self.question = question
  }

  private var impacts: [FailureImpact] { study.impacts }
  private var cutting: Int { impacts.count { $0.unreachablePairs > 0 } }

  // MARK: For people

  package func lines(on screen: Screen) -> [String] {
    let shown = impacts.filter { !$0.isHarmless }.prefix(question.top ?? impacts.count)
    let harmful = impacts.count { !$0.isHarmless }
    var lines = shown.isEmpty ? [] : table(of: Array(shown), on: screen) + [""]
    if shown.count < harmful {
      lines += ["\(harmful - shown.count) more that change a way are not shown; see --top.", ""]
    }
    if question.atATime == 1 { lines += singlePoints.flatMap { screen.wrapped(StyledText($0)) } }
    return lines + screen.wrapped(StyledText(summary))
  }

  private func table(of shown: [FailureImpact], on screen: Screen) -> [String] {
    let hasTraffic = question.traffic != nil
    var header = ["RANK", "FAILURE", "UNREACHABLE", "REROUTED", "+CIRCUITS", "+SECONDS", "MOST", "CUT OFF"]
    if hasTraffic { header.insert("TRAFFIC LOST/H", at: 2) }
    var table = TextTable(
      header, numeric: hasTraffic ? [0, 2, 3, 4, 5, 6, 7] : [0, 2, 3, 4, 5, 6],
      concessions: [
        .shorten("CUT OFF", to: 12), .drop("MOST"), .drop("+CIRCUITS"), .drop("+SECONDS"),
        .shorten("FAILURE", to: 16),
      ])
    for (index, impact) in shown.enumerated() {
      var row = [
        String(index + 1), words(impact), String(impact.unreachablePairs), String(impact.reroutedPairs),
        mean(Double(impact.addedHops), impact), mean(impact.addedTime.seconds, impact),
        impact.reroutedPairs == 0 ? "-" : Wording.decimal(impact.mostAddedTime.seconds),
        some(impact.cutOff),
      ]
      if hasTraffic { row.insert(Wording.decimal(impact.unreachableTraffic), at: 2) }
      table.append(row)
    }
    return table.lines(on: screen)
  }

  /// What fails: a line by one of its directions.
  private func words(_ impact: FailureImpact) -> String {
    impact.units.map { unit in
      let names = study.units[unit].names
      return names.count == 2 ? "\(names[0]) and back" : names[0]
    }.joined(separator: ", ")
  }

  /// A sum as what it is for a rerouted pair on average.
  private func mean(_ sum: Double, _ impact: FailureImpact) -> String {
    impact.reroutedPairs == 0 ? "-" : Wording.decimal(sum / Double(impact.reroutedPairs))
  }

  private func some(_ indicators: [RoutingIndicator]) -> String {
    guard !indicators.isEmpty else { return "-" }
    let names = indicators.prefix(4).map(\.description).joined(separator: " ")
    return indicators.count > 4 ? "\(names) and \(indicators.count - 4) more" : names
  }

  private var singlePoints: [String] {
    let points = impacts.filter { $0.unreachablePairs > 0 }
    guard !points.isEmpty else { return ["No single failure cuts anything off.", ""] }
    let limit = question.top ?? points.count
    let names = points.prefix(limit).map(words).joined(separator: "; ")
    let rest = points.count > limit ? "; and \(points.count - limit) more" : ""
    return ["Single points of failure (\(points.count)): \(names)\(rest)", ""]
  }

  private var summary: String {
    let each = question.atATime == 1 ? "one at a time" : "two at a time"
    return
      "\(Wording.count(impacts.count, "failure")) of a \(question.each), \(each): \(cutting) cut something"
      + " off, \(impacts.count { $0.unreachablePairs == 0 && $0.reroutedPairs > 0 }) only reroute,"
      + " \(impacts.count(where: \.isHarmless)) change nothing; \(study.pairs) ways followed for each"
  }

  // MARK: For programs

  /// The document `cablesim-impact/1`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-impact/1")), ("topology", .string(study.topology.name)),
      ("each", .string(question.each)), ("k", .integer(question.atATime)),
      ("classification", .string(question.classification.name)), ("traffic", .text(question.traffic)),
      ("pairs", .integer(study.pairs)),
      (
        "singlePointsOfFailure",
        question.atATime == 1
          ? .array(impacts.filter { $0.unreachablePairs > 0 }.map { names(of: $0) }) : .null
      ),
      ("failures", .array(impacts.map(failure))),
    ])
  }

  private func names(of impact: FailureImpact) -> JSON {
    .array(study.names(of: impact).map(JSON.string))
  }

  private func failure(_ impact: FailureImpact) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("removed", names(of: impact)), ("unreachablePairs", .integer(impact.unreachablePairs)),
      ("reroutedPairs", .integer(impact.reroutedPairs)),
      ("reachablePairs", .integer(impact.reachablePairs)), ("addedHops", .integer(impact.addedHops)),
      ("addedSeconds", .number(impact.addedTime.seconds)),
      ("mostAddedSeconds", .number(impact.mostAddedTime.seconds)),
      ("cutOff", .array(impact.cutOff.map { .string($0.description) })),
    ]
    if question.traffic != nil {
      members.append(("unreachableCablesPerHour", .number(impact.unreachableTraffic)))
      members.append(("reroutedCablesPerHour", .number(impact.reroutedTraffic)))
    }
    return .object(members)
  }
}
