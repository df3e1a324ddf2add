import EventKernel
package import Timeline

/// The cables of a run, from which one can be chosen.
package struct MessageList {
  private let messages: [MessageRow]

  package init(_ messages: [MessageRow]) {
    self.messages = messages
  }

  /// A table, one line a cable.
  package var lines: [String] {
    var table = TextTable(
      ["MESSAGE", "DTG", "FILED", "PRECEDENCE", "FROM", "REFERENCE", "SUBJECT"], numeric: [0])
    for row in messages {
      table.append([
        String(row.message), row.dateTimeGroup, row.filedAt.iso8601, row.precedence, row.originator,
        row.reference ?? "-", row.subject ?? "-",
      ])
    }
    return table.lines
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
