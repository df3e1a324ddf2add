import EventKernel
package import TerminalText
package import Timeline

/// A station's log, times as date-time groups and in ISO 8601 side by side.
package struct StationLogReport: Presentable {
  private let station: String
  private let run: Int
  private let rows: [LogRow]

  package init(station: String, run: Int, _ rows: [LogRow]) {
    self.station = station
    self.run = run
    self.rows = rows
  }

  /// A table, one line an entry.
  package func lines(on screen: Screen) -> [String] {
    var table = TextTable(
      ["DTG", "TIME", "ACT", "CHANNEL", "STATION", "PRECEDENCE", "CABLE", "ROUTING LINE", "REMARK"],
      concessions: [
        .shorten("ROUTING LINE", to: 12), .drop("DTG"), .shorten("TIME", to: 20), .drop("ROUTING LINE"),
        .shorten("REMARK", to: 12),
        .shorten("PRECEDENCE", to: 4), .drop("STATION"), .drop("REMARK"),
      ])
    for row in rows {
      table.append([
        Wording.group(row.at), row.at.iso8601, row.act.rawValue, row.channel ?? "", row.station ?? "",
        row.precedence ?? "", row.cable ?? "", row.routingLine ?? "", row.remark ?? "",
      ])
    }
    return table.lines(on: screen)
  }

  /// The rows, for spreadsheets.
  package var csv: String {
    var csv = CSV([
      "dtg", "time", "act", "channel", "station", "precedence", "message", "cable", "routing_line", "remark",
    ])
    for row in rows {
      csv.append([
        Wording.group(row.at), row.at.iso8601, row.act.rawValue, row.channel, row.station, row.precedence,
        row.message.map(String.init), row.cable, row.routingLine, row.remark,
      ])
    }
    return csv.text
  }

  /// The document `cablesim-station-log/1`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-station-log/1")), ("run", .integer(run)), ("station", .string(station)),
      (
        "entries",
        .array(
          rows.map { row in
            .object([
              ("at", .string(row.at.iso8601)), ("dateTimeGroup", .string(Wording.group(row.at))),
              ("act", .string(row.act.rawValue)), ("channel", .text(row.channel)),
              ("station", .text(row.station)), ("precedence", .text(row.precedence)),
              ("message", row.message.map(JSON.integer) ?? .null), ("cable", .text(row.cable)),
              ("routingLine", .text(row.routingLine)), ("remark", .text(row.remark)),
            ])
          })
      ),
    ])
  }
}
