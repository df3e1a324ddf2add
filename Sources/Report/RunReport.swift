package import Analysis
import CableFormat
import Distribution
import EventKernel
package import Experiment
package import RelayNetwork
import Scenario
package import TerminalText

/// What the replications of a scenario came to, for people and for programs.
package struct RunReport: Presentable {
  private let name: String
  private let summaries: [RunSummary]
  private let results: Results
  private let topology: Topology

  /// Where the timeline is, `nil` if none was written.
  private let database: String?

  /// How many circuits people are shown.
  private let top: Int

  /// What has to be said besides.
  private let notes: [String]

  /// What formulas say, if that was asked for.
  private let estimate: NetworkEstimate?

  /// - Precondition: there is a replication.
  package init(
    _ name: String, _ summaries: [RunSummary], _ results: Results, of topology: Topology, database: String?,
    top: Int = 10, notes: [String] = [], estimate: NetworkEstimate? = nil
  ) {
    precondition(!summaries.isEmpty, "a report is on a run")
    self.name = name
    self.summaries = summaries
    self.results = results
    self.topology = topology
    self.database = database
    self.top = top
    self.notes = notes
    self.estimate = estimate
  }

  // MARK: For people

  package func lines(on screen: Screen) -> [String] {
    var lines = [StyledText(heading, .heading).text(on: screen)]
    if !results.latencies.isEmpty { lines += [""] + latencies(on: screen) }
    if !results.loads.isEmpty { lines += [""] + loads(on: screen) }
    if let estimate { lines += [""] + TheoryReport(estimate, results).lines(on: screen) }
    return lines + [""] + sums(on: screen)
  }

  private var heading: String {
    let cables = summaries.reduce(0) { $0 + $1.cables }
    return "\(name): \(Wording.count(summaries.count, "run")), \(Wording.count(cables, "cable"))"
  }

  private func latencies(on screen: Screen) -> [String] {
    let scale = TimeScale(results.latencies.flatMap { [$0.p50.mean, $0.p95.mean] })
    var table = TextTable(
      [
        "MEASURE", "PRECEDENCE", "ROLE", "COUNT", "MEAN", "P50", "P90", "P95", "P99", "MAX", "OBJECTIVE",
        "MET",
      ],
      numeric: Set(3...11),
      picture: TextTable.PictureColumn(
        after: "MEAN", legend: scale.legend(full: "P50", light: "P95", on: screen)),
      concessions: [
        .drop("P99"), .drop("P90"), .dropPicture, .drop("MAX"), .drop("OBJECTIVE"), .drop("COUNT"),
        .drop("P50"),
        .shorten("ROLE", to: 3), .shorten("MEASURE", to: 5), .shorten("PRECEDENCE", to: 6), .drop("MET"),
      ])
    for row in results.latencies {
      table.append(
        [
          row.key.measure.rawValue, row.key.precedence?.name ?? "-", row.key.role.rawValue, String(row.count),
          Wording.estimate(row.mean), Wording.estimate(row.p50), Wording.estimate(row.p90),
          Wording.estimate(row.p95), Wording.estimate(row.p99), Wording.duration(row.max),
          row.objective.map(Wording.duration) ?? "-", row.metFraction.map(Wording.percent) ?? "-",
        ],
        picture: .bar(
          Bar(
            full: scale.part(row.p50.mean), light: scale.part(row.p95.mean),
            style: row.key.precedence?.style ?? .plain)))
    }
    return table.lines(on: screen)
  }

  /// The circuits that were busiest, each with its precedences.
  private func loads(on screen: Screen) -> [String] {
    var table = TextTable(
      ["CIRCUIT", "BUSY", "PRECEDENCE", "TRANSMISSIONS", "MEAN WAIT"], numeric: [1, 3, 4],
      picture: TextTable.PictureColumn(after: "BUSY", width: 10), concessions: [.dropPicture])
    let circuits = busiest
    for circuit in circuits.prefix(top) {
      let own = results.loads.filter { $0.circuit == circuit.id }
      for (index, load) in own.enumerated() {
        table.append(
          [
            index == 0 ? topology[circuit.id].name : "",
            index == 0 ? Wording.percent(circuit.utilization) : "", load.precedence.name,
            String(load.transmissions), Wording.estimate(load.meanWait),
          ], picture: index == 0 ? .bar(Bar(full: circuit.utilization, style: .plain)) : .nothing)
      }
    }
    let rest = circuits.count - top
    return table.lines(on: screen)
      + (rest > 0 ? ["… and \(rest) less busy; see them with --top \(circuits.count)"] : [])
  }

  /// The circuits that sent something, the busiest first; of equally busy ones the first by name.
  private var busiest: [(id: CircuitID, utilization: Double)] {
    var sums: [(id: CircuitID, utilization: Double)] = []
    for load in results.loads {
      if sums.last?.id == load.circuit {
        sums[sums.count - 1].utilization += load.utilization
      } else {
        sums.append((load.circuit, load.utilization))
      }
    }
    return sums.sorted {
      $0.utilization == $1.utilization
        ? topology[$0.id].name < topology[$1.id].name : $0.utilization > $1.utilization
    }
  }

  private func sums(on screen: Screen) -> [String] {
    let all = results.addressees
    var counts = [
      "addressees \(all.total)", "received \(all.received)", "delivered \(all.delivered)",
      "in flight \(all.inFlight)",
    ]
    if all.unreachable > 0 { counts.append("unreachable \(all.unreachable)") }
    counts.append("rejected \(all.rejected)")
    var lines = [counts.joined(separator: ", ")]
    let last = summaries[summaries.count - 1]
    let subject = summaries.count == 1 ? "The run" : "The last run"
    lines.append(
      "\(subject) stopped at \(Wording.group(last.endedAt)) because \(Wording.stop(last.stopReason.rawValue))."
    )
    if summaries.count > 1 {
      lines.append(
        "Means and quantiles are those of the runs, ± half of the \(Wording.level(results.confidence)) confidence interval."
      )
    }
    lines += warmUps + notes
    lines = lines.flatMap { screen.wrapped(StyledText($0)) }
    if let database {
      lines.append(
        "The timeline is in \(database); see a cable with: cablesim timeline \(database) --message 1")
    }
    return lines
  }

  /// What was cut off as warm-up.
  private var warmUps: [String] {
    summaries.compactMap { summary in
      summary.warmUp.map {
        "The warm-up of replication \(summary.replication) ended at \(Wording.group(summary.countedFrom)):"
          + " \($0.cut) of \($0.cut + $0.kept) times were cut off (MSER-5)."
      }
    }
  }

  // MARK: For programs

  /// The document `cablesim-result/1`.
  package var json: JSON {
    let last = summaries[summaries.count - 1]
    let all = results.addressees
    return .object([
      ("schema", .string("cablesim-result/1")),
      ("scenario", .string(name)),
      ("runs", .integer(summaries.count)),
      ("stopReason", .string(last.stopReason.rawValue)),
      ("endedAt", .string(last.endedAt.iso8601)),
      ("fingerprint", .string(last.fingerprint.hexadecimal)),
      ("fingerprints", .array(summaries.map { .string($0.fingerprint.hexadecimal) })),
      ("database", .text(database)),
      ("cables", .integer(summaries.reduce(0) { $0 + $1.cables })),
      ("ties", .integer(summaries.reduce(0) { $0 + $1.ties })),
      ("confidence", .number(results.confidence)),
      ("notes", .array(notes.map(JSON.string))),
      ("warmUp", .array(summaries.compactMap(\.warmUpJSON))),
      (
        "addressees",
        .object([
          ("total", .integer(all.total)), ("received", .integer(all.received)),
          ("delivered", .integer(all.delivered)), ("inFlight", .integer(all.inFlight)),
          ("rejected", .integer(all.rejected)), ("unreachable", .integer(all.unreachable)),
        ])
      ),
      ("latency", .array(results.latencies.map(\.json))),
      ("circuits", .array(results.loads.map { $0.json(in: topology) })),
      ("estimate", estimate.map { TheoryReport($0, results).json } ?? .null),
    ])
  }
}

extension RunSummary {
  /// What was cut off as warm-up, `nil` if nothing was to be.
  fileprivate var warmUpJSON: JSON? {
    warmUp.map {
      .object([
        ("replication", .integer(replication)), ("countedFrom", .string(countedFrom.iso8601)),
        ("cut", .integer($0.cut)), ("kept", .integer($0.kept)),
      ])
    }
  }
}

extension Results.Latency {
  fileprivate var json: JSON {
    .object([
      ("precedence", .text(key.precedence?.name)), ("role", .string(key.role.rawValue)),
      ("measure", .string(key.measure.rawValue)), ("count", .integer(count)),
      ("meanSeconds", .number(mean.mean)), ("halfWidthSeconds", .real(mean.halfWidth)),
      ("p50Seconds", .number(p50.mean)), ("p50HalfWidthSeconds", .real(p50.halfWidth)),
      ("p90Seconds", .number(p90.mean)), ("p90HalfWidthSeconds", .real(p90.halfWidth)),
      ("p95Seconds", .number(p95.mean)), ("p95HalfWidthSeconds", .real(p95.halfWidth)),
      ("p99Seconds", .number(p99.mean)), ("p99HalfWidthSeconds", .real(p99.halfWidth)),
      ("maxSeconds", .number(max)), ("objectiveSeconds", .real(objective)),
      ("metFraction", .real(metFraction)),
    ])
  }
}

extension Results.Load {
  fileprivate func json(in topology: Topology) -> JSON {
    .object([
      ("circuit", .string(topology[circuit].name)), ("precedence", .string(precedence.name)),
      ("transmissions", .integer(transmissions)), ("utilization", .number(utilization)),
      ("meanWaitSeconds", .number(meanWait.mean)), ("halfWidthSeconds", .real(meanWait.halfWidth)),
    ])
  }
}
