import EventKernel
package import TerminalText
package import Timeline

/// The cables of a run, from which one can be chosen.
package struct MessageList: Presentable {
  private let messages: [MessageRow]

  package init(_ messages: [MessageRow]) {
    self.messages = messages
  }

  /// A table, one line a cable.
  package func lines(on screen: Screen) -> [String] {
    var table = TextTable(
      ["MESSAGE", "DTG", "FILED", "PRECEDENCE", "FROM", "REFERENCE", "SUBJECT"], numeric: [0],
      concessions: [
        .shorten("SUBJECT", to: 16), .shorten("FILED", to: 20), .drop("FILED"), .drop("REFERENCE"),
        .shorten("SUBJECT", to: 8),
      ])
    for row in messages {
      table.append([
        String(row.message), row.dateTimeGroup, row.filedAt.iso8601, row.precedence, row.originator,
        row.reference ?? "-", row.subject ?? "-",
      ])
    }
    return table.lines(on: screen)
  }

  /// The rows, for spreadsheets.
  package var csv: String {
    var csv = CSV(["message", "dtg", "filed", "precedence", "originator", "reference", "subject"])
    for row in messages {
      csv.append([
        String(row.message), row.dateTimeGroup, row.filedAt.iso8601, row.precedence, row.originator,
        row.reference, row.subject,
      ])
    }
    return csv.text
  }

  /// The document `cablesim-messages/1`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-messages/1")),
      (
        "messages",
        .array(
          messages.map { row in
            .object([
              ("message", .integer(row.message)), ("dateTimeGroup", .string(row.dateTimeGroup)),
              ("filedAt", .string(row.filedAt.iso8601)), ("precedence", .string(row.precedence)),
              ("originator", .string(row.originator)), ("messageReference", .text(row.reference)),
              ("subject", .text(row.subject)),
            ])
          })
      ),
    ])
  }
}
