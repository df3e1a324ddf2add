import EventKernel
package import TerminalText
package import Timeline

/// The steps of a cable in order, times as date-time groups and in ISO 8601 side by side.
package struct StepReport: Presentable {
  private let message: MessageRow
  private let steps: [StepRow]

  package init(_ message: MessageRow, _ steps: [StepRow]) {
    self.message = message
    self.steps = steps
  }

  /// A table, one line a step.
  package func lines(on screen: Screen) -> [String] {
    var table = TextTable(
      ["DTG", "TIME", "SECTION", "STEP", "WHERE", "DETAIL"], numeric: [2],
      concessions: [
        .shorten("DETAIL", to: 24), .drop("DTG"), .shorten("TIME", to: 20), .shorten("DETAIL", to: 10),
        .drop("SECTION"),
        .drop("DETAIL"),
      ])
    for step in steps {
      table.append([
        Wording.group(step.at), step.at.iso8601, step.section.map { "\($0)/\(message.sections)" } ?? "",
        step.step, step.circuit ?? step.station ?? "", step.detail ?? "",
      ])
    }
    return table.lines(on: screen)
  }

  /// The rows, for spreadsheets.
  package var csv: String {
    var csv = CSV(["dtg", "time", "section", "step", "station", "circuit", "transmission", "detail"])
    for step in steps {
      csv.append([
        Wording.group(step.at), step.at.iso8601, step.section.map(String.init), step.step, step.station,
        step.circuit, step.transmission.map(String.init), step.detail,
      ])
    }
    return csv.text
  }

  /// The document `cablesim-timeline/1`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-timeline/1")), ("message", .integer(message.message)),
      ("messageReference", .text(message.reference)),
      (
        "steps",
        .array(
          steps.map { step in
            .object([
              ("at", .string(step.at.iso8601)), ("dateTimeGroup", .string(Wording.group(step.at))),
              ("section", step.section.map(JSON.integer) ?? .null), ("step", .string(step.step)),
              ("station", .text(step.station)), ("circuit", .text(step.circuit)),
              ("transmission", step.transmission.map(JSON.integer) ?? .null), ("detail", .text(step.detail)),
            ])
          })
      ),
    ])
  }
}
