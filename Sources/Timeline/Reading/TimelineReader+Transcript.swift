import CableFormat

extension TimelineReader {
  /// The headers that stations printed of the transmissions with a number on a channel, the earliest first.
  ///
  /// - Parameters:
  ///   - run: the run in which they were sent.
  ///   - designator: the channel's letters.
  ///   - number: the number there; a channel that begins anew each day may have it more than once.
  /// - Returns: format lines 1 to 9 of each, line by line.
  /// - Throws: also if there is no such transmission, or its cable has no header.
  package func transcripts(
    run: Int, designator: String, number: Int
  ) throws(TimelineError) -> [[String]] {
    let matches = try rows(
      """
      SELECT c.number_digits, t.routing_line, s.originating_line, m.heading, t.marking
      FROM run r JOIN circuit c ON c.topology_id = r.topology_id AND c.designator = ?
      CROSS JOIN transmission t ON t.run_id = r.run_id AND t.circuit_id = c.circuit_id AND t.channel_number = ?
      JOIN message m ON m.run_id = t.run_id AND m.message_id = t.message_id
      LEFT JOIN section s ON s.run_id = t.run_id AND s.message_id = t.message_id AND s.section = t.section
      WHERE r.run_id = ? ORDER BY t.started_at, t.transmission_id
      """, [.text(designator), .integer(number), .integer(run)]
    ) { row in
      Heading(
        digits: row.integer(0) > 3 ? 4 : 3, routingLine: row.optionalText(1),
        originatingLine: row.optionalText(2), unchanging: row.optionalText(3), marking: row.optionalText(4))
    }
    let identifier = TransmissionIdentifier(
      channel: designator, number: ChannelNumber(number, digits: matches.first?.digits ?? 3))
    guard !matches.isEmpty else {
      throw .absent("there is no transmission \(identifier.description.dropFirst(5))")
    }
    let transcripts = matches.compactMap { $0.lines(identifier) }
    guard !transcripts.isEmpty else {
      throw .absent("the cable of \(identifier.description.dropFirst(5)) was recorded without its header")
    }
    return transcripts
  }

  private struct Heading {
    var digits: Int
    var routingLine: String?
    var originatingLine: String?
    var unchanging: String?
    var marking: String?

    /// Format lines 1 to 9 as they are printed; who sends a cable again says so among the signals of line 4.
    func lines(_ identifier: TransmissionIdentifier) -> [String]? {
      guard let originatingLine, let unchanging, let routing = routingLine.flatMap({ RoutingLine($0) }) else {
        return nil
      }
      var rest = unchanging.split(separator: "\n").map(String.init)
      if let marking, !rest.isEmpty { rest[0] += " \(marking)" }
      return [identifier.description] + routing.lines + [originatingLine] + rest
    }
  }
}
