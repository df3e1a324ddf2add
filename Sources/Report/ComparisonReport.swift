import Analysis
import CableFormat
import EventKernel
package import Experiment
import Scenario
package import TerminalText

/// How arms differ, for people and for programs.
package struct ComparisonReport: Presentable {
  private let yield: Contest.Yield
  private let confidence: Double

  /// How many cables people are shown of those that paid for another.
  private let top: Int
  private let database: String?

  /// - Parameter confidence: how sure all comparisons together are.
  package init(_ yield: Contest.Yield, confidence: Double, top: Int, database: String?) {
    self.yield = yield
    self.confidence = confidence
    self.top = top
    self.database = database
  }

  // MARK: For people

  package func lines(on screen: Screen) -> [String] {
    var lines: [String] = []
    for (index, comparison) in yield.comparisons.enumerated() {
      if index > 0 { lines.append("") }
      let heading =
        "\(comparison.arm) compared with \(comparison.baseline):"
        + " \(Wording.count(yield.replications, "replication")) on the same draws"
      lines += screen.wrapped(StyledText(heading, .heading)) + [""] + table(of: comparison, on: screen)
      if !yield.prices[index].isEmpty {
        lines += [""] + price(of: comparison, yield.prices[index], on: screen)
      }
    }
    return lines + [""] + notes.flatMap { screen.wrapped(StyledText($0)) }
  }

  private func table(of comparison: Comparison, on screen: Screen) -> [String] {
    let rows = comparison.differences
    guard !rows.isEmpty else { return ["nothing arrived in either"] }
    let hasAddressees = rows.contains { $0.key.addressee != nil }
    var header = ["MEASURE", "PRECEDENCE", "ROLE", "BASELINE", "DIFFERENCE", "VARIANCE", "VERDICT"]
    if hasAddressees { header.insert("ADDRESSEE", at: 3) }
    let first = hasAddressees ? 4 : 3
    let most = rows.compactMap(\.greatestShare).max() ?? 0
    var table = TextTable(
      header, numeric: Set(first...first + 2),
      picture: most > 0
        ? TextTable.PictureColumn(
          "FASTER | SLOWER", after: "DIFFERENCE", width: 15,
          legend: "Marks: the difference with its interval, on a scale from \(Wording.percent(-most)) to"
            + " +\(Wording.percent(most)) of the baseline.") : nil,
      concessions: [
        .drop("VARIANCE"), .shorten("VERDICT", to: 22), .shorten("ROLE", to: 3), .shorten("VERDICT", to: 10),
        .drop("BASELINE"), .shorten("PRECEDENCE", to: 6), .shorten("MEASURE", to: 5), .dropPicture,
      ])
    for row in rows {
      var words = [
        row.key.measure.rawValue, row.key.precedence?.name ?? "(the cable)", row.key.role.rawValue,
        row.pairs > 0 ? Wording.duration(row.baselineMean) : "-",
        row.verdict == .identical ? "0" : row.test.map { Wording.estimate($0.difference) } ?? "-",
        row.varianceReduction.map(ComparisonReport.part) ?? "-",
        "\(row.verdict)" + lost(row),
      ]
      if hasAddressees { words.insert(row.key.addressee?.description ?? "all", at: 3) }
      table.append(words, picture: row.picture(most: most))
    }
    return table.lines(on: screen)
  }

  /// What is left of a variance that is so many times smaller.
  private static func part(_ reduction: Double) -> String {
    reduction < 10_000 ? "1/\(FixedPoint.text(reduction, decimals: 1))" : "<1/10000"
  }

  /// What came in one arm only.
  private func lost(_ row: Difference) -> String {
    var parts: [String] = []
    if row.onlyInBaseline > 0 { parts.append("\(row.onlyInBaseline) only in the baseline") }
    if row.onlyInArm > 0 { parts.append("\(row.onlyInArm) only in the arm") }
    return parts.isEmpty ? "" : " (of the replications, \(parts.joined(separator: ", ")))"
  }

  /// What the cable gained and the others lost.
  private func price(
    of comparison: Comparison, _ prices: [PriceOfPrecedence], on screen: Screen
  ) -> [String] {
    func mean(_ seconds: (PriceOfPrecedence) -> Double) -> String {
      let all = prices.map(seconds)
      return all.allSatisfy { $0 == 0 }
        ? "nothing" : Wording.estimate(MeanEstimate(of: all, confidence: comparison.confidence))
    }
    func amount(_ span: TimeSpan) -> String { span == .zero ? "nothing" : Wording.duration(span.seconds) }
    var lines = [
      "What the cable as \(comparison.arm) instead of \(comparison.baseline) costs the others,"
        + " all addressees together",
      "on average: the cable gains \(mean { $0.own.gained.seconds }) and loses \(mean { $0.own.lost.seconds });"
        + " others gain \(mean(\.gained.seconds)) and lose \(mean(\.lost.seconds))",
    ]
    // One replication in full: that in which most changed, the first of several.
    let changes = prices.map {
      $0.lost.seconds + $0.gained.seconds + $0.own.lost.seconds + $0.own.gained.seconds
    }
    guard let most = changes.max(), let place = changes.firstIndex(of: most) else {
      return lines.flatMap { screen.wrapped(StyledText($0)) }
    }
    let one = prices[place]
    lines.append(
      "exactly, in pair \(place), where most changed: the cable gains \(amount(one.own.gained)) and"
        + " loses \(amount(one.own.lost));"
        + " of \(Wording.count(one.otherCount, "other cable")) \(one.others.count) change, which gain"
        + " \(amount(one.gained)) and lose \(amount(one.lost))")
    lines = lines.flatMap { screen.wrapped(StyledText($0)) }
    var table = TextTable(["CABLE OF", "FILED", "GAINED", "LOST"], numeric: [2, 3])
    for change in one.others.prefix(top) {
      table.append([
        change.cable.originator.description, Wording.group(change.cable.filedAt),
        amount(change.gained), amount(change.lost),
      ])
    }
    if !one.others.isEmpty { lines += table.lines(on: screen) }
    let rest = one.others.count - top
    if rest > 0 { lines.append("… and \(rest) more; see them with --top \(one.others.count)") }
    return lines
  }

  private var notes: [String] {
    var notes = yield.failures
    let all = zip(yield.arms, yield.addressees).map {
      "\($0): \($1.received) of \($1.total) received, \($1.inFlight) in flight"
    }
    notes.append("Addressees: " + all.joined(separator: "; "))
    notes.append(
      "Differences are arm less baseline, ± half of the"
        + " \(Wording.level(yield.comparisons.first?.confidence ?? confidence)) confidence interval;"
        + " VARIANCE is what pairing left of it.")
    if let note = Bonferroni.note(confidence, comparisons: yield.comparisons.count) { notes.append(note) }
    if let isDecided = yield.isDecided {
      notes.append(
        isDecided
          ? "\(yield.replications) replications were enough to settle every sign"
          : "\(yield.replications) replications were not enough to settle every sign")
    }
    if let database { notes.append("The timelines of all arms are in \(database).") }
    return notes
  }

  // MARK: For programs

  /// The document `cablesim-comparison/1`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-comparison/1")),
      ("arms", .array(yield.arms.map(JSON.string))),
      ("replications", .integer(yield.replications)),
      ("confidence", .number(confidence)),
      ("intervalConfidence", .real(yield.comparisons.first?.confidence)),
      ("isDecided", yield.isDecided.map(JSON.bool) ?? .null),
      ("failures", .array(yield.failures.map(JSON.string))),
      ("database", .text(database)),
      (
        "differences",
        .array(
          yield.comparisons.flatMap { comparison in
            comparison.differences.map { $0.json(arm: comparison.arm, baseline: comparison.baseline) }
          })
      ),
      (
        "prices",
        .array(
          zip(yield.comparisons, yield.prices).flatMap { comparison, prices in
            prices.enumerated().map {
              $0.element.json(arm: comparison.arm, baseline: comparison.baseline, pair: $0.offset)
            }
          })
      ),
    ])
  }
}

extension Difference {
  /// The difference as a part of the baseline, and half of its interval.
  private var share: (middle: Double, halfWidth: Double)? {
    guard let difference = test?.difference, baselineMean > 0, verdict != .identical else { return nil }
    return (difference.mean / baselineMean, (difference.halfWidth ?? 0) / baselineMean)
  }

  /// How far its interval goes from nothing, as a part of the baseline.
  fileprivate var greatestShare: Double? { share.map { abs($0.middle) + $0.halfWidth } }

  /// Where it lies on a scale that ends at some part of the baseline.
  fileprivate func picture(most: Double) -> Picture {
    let style = ColumnStyle(title: "VERDICT").style(of: "\(verdict)")
    guard let share, most > 0 else {
      return verdict == .identical ? .interval(IntervalMark(middle: 0, halfWidth: 0, style: style)) : .nothing
    }
    return .interval(
      IntervalMark(middle: share.middle / most, halfWidth: share.halfWidth / most, style: style))
  }

  func json(arm: String, baseline: String) -> JSON {
    .object([
      ("arm", .string(arm)), ("baseline", .string(baseline)), ("precedence", .text(key.precedence?.name)),
      ("role", .string(key.role.rawValue)), ("measure", .string(key.measure.rawValue)),
      ("addressee", .text(key.addressee?.description)),
      ("baselineMeanSeconds", pairs > 0 ? .number(baselineMean) : .null),
      ("meanSeconds", .real(test?.difference.mean)), ("halfWidthSeconds", .real(test?.difference.halfWidth)),
      ("verdict", .string("\(verdict)")), ("varianceReduction", .real(varianceReduction)),
      ("pairs", .integer(pairs)), ("onlyInBaseline", .integer(onlyInBaseline)),
      ("onlyInArm", .integer(onlyInArm)),
    ])
  }
}

extension PriceOfPrecedence {
  fileprivate func json(arm: String, baseline: String, pair: Int) -> JSON {
    .object([
      ("arm", .string(arm)), ("baseline", .string(baseline)), ("pair", .integer(pair)),
      ("cableGainedSeconds", .number(own.gained.seconds)), ("cableLostSeconds", .number(own.lost.seconds)),
      ("othersGainedSeconds", .number(gained.seconds)), ("othersLostSeconds", .number(lost.seconds)),
      ("otherCables", .integer(otherCount)),
      (
        "changes",
        .array(
          others.map { change in
            .object([
              ("originator", .string(change.cable.originator.description)),
              ("filedAt", .string(change.cable.filedAt.iso8601)),
              ("gainedSeconds", .number(change.gained.seconds)),
              ("lostSeconds", .number(change.lost.seconds)), ("unsettled", .integer(change.unsettled)),
            ])
          })
      ),
    ])
  }
}
