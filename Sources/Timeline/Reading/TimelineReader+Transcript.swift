import CableFormat

extension TimelineReader {
  /// The headers that stations printed of the transmissions with a number on a channel, the earliest first.
  ///
  /// - Parameters:
  ///   - designator: the channel's letters.
  ///   - number: the number there; a channel that begins anew each day may have it more than once.
  /// - Returns: format lines 1 to 9 of each, line by line.
  /// - Throws: also if there is no such transmission, or its cable has no header.
  package func transcripts(designator: String, number: Int) throws(TimelineError) -> [[String]] {
    let found = try rows(
      """
      SELECT c.designator, c.number_digits, t.routing_line, s.originating_line, m.heading
      FROM transmission t JOIN run r USING (run_id)
      JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = t.circuit_id
      JOIN message m USING (run_id, message_id)
      JOIN section s USING (run_id, message_id, section)
      WHERE t.channel_number = ? AND t.routing_line IS NOT NULL ORDER BY t.run_id, t.started_at
      """, [number]
    ) { row in
      Heading(
        designator: row.text(0), digits: row.integer(1) > 3 ? 4 : 3, routingLine: row.text(2),
        originatingLine: row.optionalText(3), unchanging: row.optionalText(4))
    }
    let matches = found.filter { $0.designator == designator }
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
    var designator: String
    var digits: Int
    var routingLine: String
    var originatingLine: String?
    var unchanging: String?

    /// Format lines 1 to 9 as they are printed.
    func lines(_ identifier: TransmissionIdentifier) -> [String]? {
      guard let originatingLine, let unchanging, let routing = RoutingLine(routingLine) else { return nil }
      return [identifier.description] + routing.lines + [originatingLine]
        + unchanging.split(separator: "\n").map(String.init)
    }
  }
}
