package import TerminalText
/// Headers as stations printed them.
package struct TranscriptReport: Presentable {
  private let transcripts: [[String]]

  package init(_ transcripts: [[String]]) {
    self.transcripts = transcripts
  }

  /// The lines of each, a blank line between them.
  package func lines(on screen: Screen) -> [String] {
    Array(transcripts.joined(separator: [""]))
  }

  /// The lines with the number of their transcript, for spreadsheets.
  package var csv: String {
    var csv = CSV(["transcript", "line", "text"])
    for (number, lines) in transcripts.enumerated() {
      for (place, line) in lines.enumerated() {
        csv.append([String(number + 1), String(place + 1), line])
      }
    }
    return csv.text
  }

  /// The document `cablesim-transcript/1`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-transcript/1")),
      ("transcripts", .array(transcripts.map { .array($0.map(JSON.string)) })),
    ])
  }
}
