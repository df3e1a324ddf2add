import Analysis
import CableFormat
import Distribution
import EventKernel
package import Experiment
import RelayNetwork
import Scenario
package import TerminalText

/// Whether scenarios showed what they expect, for people, for build servers and for programs.
package struct TrialReport: Presentable {
  private let trials: [(file: String, trial: Trial)]

  package init(_ trials: [(file: String, trial: Trial)]) {
    self.trials = trials
  }

  /// One expectation and what became of it.
  private struct Row {
    var file: String
    var scenario: String
    var judgement: Judgement
    var worst: WorstCable?
  }

  private var rows: [Row] { trials.flatMap { TrialReport.rows(of: $0.trial, file: $0.file) } }

  private static func rows(of trial: Trial, file: String) -> [Row] {
    trial.judgements.enumerated().map { index, judgement in
      Row(
        file: file, scenario: trial.scenario.name, judgement: judgement,
        worst: trial.worst.indices.contains(index) ? trial.worst[index] : nil)
    }
  }

  // MARK: For people

  package func lines(on screen: Screen) -> [String] {
    var table = TextTable(
      ["RESULT", "SCENARIO", "EXPECTATION", "LIMIT", "SEEN", "ADDRESSEES"], numeric: [3, 4, 5],
      concessions: [
        .drop("ADDRESSEES"), .shorten("SCENARIO", to: 12), .shorten("EXPECTATION", to: 16), .drop("SCENARIO"),
      ])
    for row in rows {
      table.append([
        row.judgement.ruling.rawValue, row.scenario, row.judgement.expectation.that, row.judgement.limit,
        row.judgement.observation, String(row.judgement.meant),
      ])
    }
    var lines = table.lines(on: screen)
    for row in rows where row.judgement.ruling == .fail {
      lines += ["", "\(row.file):\(row.judgement.expectation.line): \(row.judgement.expectation.that)"]
      lines += (row.worst?.lines(on: screen) ?? []).map { "  \($0)" }
    }
    let counts = [Judgement.Ruling.pass, .fail, .undecided].map { ruling in
      "\(rows.count { $0.judgement.ruling == ruling }) \(ruling.words)"
    }
    return lines + ["", counts.joined(separator: ", ")]
  }

  // MARK: For build servers

  /// The results as TAP, version 14: what is undecided is marked as still to be done, and breaks nothing.
  package var tap: [String] {
    var lines = ["TAP version 14", "1..\(rows.count)"]
    for (index, row) in rows.enumerated() {
      let name = "\(row.scenario): \(row.judgement.expectation.that)".replacing("#", with: "\\#")
      let isOK = row.judgement.ruling == .pass
      let mark = row.judgement.ruling == .undecided ? " # TODO undecided: \(row.judgement.observation)" : ""
      lines.append("\(isOK ? "ok" : "not ok") \(index + 1) - \(name)\(mark)")
      guard row.judgement.ruling == .fail else { continue }
      lines.append("  ---")
      lines.append("  limit: \"\(row.judgement.limit)\"")
      lines.append("  seen: \"\(row.judgement.observation)\"")
      if let worst = row.worst { lines += ["  worst: |"] + worst.lines(on: .plain).map { "    \($0)" } }
      lines.append("  ...")
    }
    return lines
  }

  /// The results as JUnit's XML, a suite a scenario.
  package var junit: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
    for (file, trial) in trials {
      let own = TrialReport.rows(of: trial, file: file)
      let failures = own.count { $0.judgement.ruling == .fail }
      let skipped = own.count { $0.judgement.ruling == .undecided }
      text +=
        "  <testsuite name=\"\(XML.text(trial.scenario.name))\" tests=\"\(own.count)\" failures=\"\(failures)\""
        + " skipped=\"\(skipped)\">\n"
      for row in own {
        let that = XML.text(row.judgement.expectation.that)
        text +=
          "    <testcase classname=\"\(XML.text(row.scenario))\" name=\"\(that)\" file=\"\(XML.text(file))\""
        let observation = XML.text("limit \(row.judgement.limit), seen \(row.judgement.observation)")
        switch row.judgement.ruling {
        case .pass: text += "/>\n"
        case .fail:
          let worst = XML.text((row.worst?.lines(on: .plain) ?? []).joined(separator: "\n"))
          text += ">\n      <failure message=\"\(observation)\">\(worst)</failure>\n    </testcase>\n"
        case .undecided:
          text += ">\n      <skipped message=\"undecided: \(observation)\"/>\n    </testcase>\n"
        }
      }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  // MARK: For programs

  /// The document `cablesim-test/1`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-test/1")),
      (
        "expectations",
        .array(
          rows.map { row in
            .object([
              ("file", .string(row.file)), ("line", .integer(row.judgement.expectation.line)),
              ("scenario", .string(row.scenario)), ("that", .string(row.judgement.expectation.that)),
              ("result", .string(row.judgement.ruling.rawValue)),
              ("limitSeconds", .real(row.judgement.limitSeconds)),
              ("seenSeconds", .real(row.judgement.seen?.mean)),
              ("halfWidthSeconds", .real(row.judgement.seen?.halfWidth)),
              ("addressees", .integer(row.judgement.meant)), ("waiting", .integer(row.judgement.waiting)),
              ("worst", row.worst?.json ?? .null),
            ])
          })
      ),
    ])
  }
}

extension Judgement.Ruling {
  fileprivate var words: String {
    switch self {
    case .pass: "passed"
    case .fail: "failed"
    case .undecided: "undecided"
    }
  }
}

extension Judgement {
  fileprivate var limitSeconds: Double? {
    switch expectation.claim {
    case .all: nil
    case .quantile(_, let within), .mean(let within): within.seconds
    }
  }

  /// What the claim allows, such as `p95 30.0 min`.
  fileprivate var limit: String {
    switch expectation.claim {
    case .all: "all"
    case .quantile(let part, let within):
      "p\(FixedPoint.text(100 * part, decimals: 0)) \(Wording.duration(within.seconds))"
    case .mean(let within): "mean \(Wording.duration(within.seconds))"
    }
  }

  fileprivate var observation: String {
    if meant == 0 { return "nobody is meant" }
    switch expectation.claim {
    case .all: return "\(meant - waiting) of \(meant)"
    case .quantile, .mean: return seen.map(Wording.estimate) ?? "too many never got it"
    }
  }
}

extension WorstCable {
  fileprivate var name: String {
    let cable = reference ?? "the cable of \(originator)"
    return "\(cable) to \(addressee?.description ?? "an unknown addressee")"
  }

  fileprivate var outcome: String {
    switch status {
    case .delivered, .received: "took \(Wording.duration(time.seconds))"
    case .rejected, .unreachable:
      "was \(status.rawValue)" + (reason.map { " (\($0.rawValue))" } ?? "")
    case .inHandling, .inQueue, .inTransmission:
      "was still \(status.rawValue) after \(Wording.duration(time.seconds))"
    }
  }

  fileprivate func lines(on screen: Screen) -> [String] {
    var lines = [
      "worst: \(name), filed \(Wording.group(filedAt)), \(precedence.name), \(role.rawValue):"
        + " \(outcome) in replication \(replication)",
      "path: \(path.joined(separator: " "))",
    ]
    var table = TextTable(["TIME", "SHARE", "WHERE"], numeric: [0, 1])
    for step in steps {
      let share = time.seconds > 0 ? Wording.percent(step.time.seconds / time.seconds) : "-"
      table.append([
        Wording.duration(step.time.seconds), share,
        "\(step.kind.rawValue) \(step.place)" + (step.isUnfinished ? ", when the run ended" : ""),
      ])
    }
    if !steps.isEmpty { lines += table.lines(on: screen) }
    return lines
  }

  fileprivate var json: JSON {
    .object([
      ("replication", .integer(replication)), ("messageReference", .text(reference)),
      ("originator", .string(originator.description)), ("addressee", .text(addressee?.description)),
      ("role", .string(role.rawValue)), ("precedence", .string(precedence.name)),
      ("filedAt", .string(filedAt.iso8601)), ("status", .string(status.rawValue)),
      ("reason", .text(reason?.rawValue)), ("seconds", .number(time.seconds)),
      ("path", .array(path.map(JSON.string))),
      (
        "steps",
        .array(
          steps.map {
            .object([
              ("kind", .string($0.kind.rawValue)), ("place", .string($0.place)),
              ("seconds", .number($0.time.seconds)), ("isUnfinished", .bool($0.isUnfinished)),
            ])
          })
      ),
    ])
  }
}

/// Text inside of XML.
private enum XML {
  static func text(_ text: String) -> String {
    text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\n": "&#10;"
      default: String(character)
      }
    }.joined()
  }
}
