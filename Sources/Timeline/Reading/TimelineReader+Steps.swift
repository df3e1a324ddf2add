extension TimelineReader {
  /// Every step of a cable in order.
  package func steps(run: Int, message: Int) throws(TimelineError) -> [StepRow] {
    try rows(
      """
      SELECT at, section, step, station, circuit, transmission_id, addressee_id, detail
      FROM timeline WHERE run_id = ? AND message_id = ?
      """, [run, message]
    ) { row in
      StepRow(
        at: row.instant(0), section: row.optionalInteger(1), step: row.text(2), station: row.optionalText(3),
        circuit: row.optionalText(4), transmission: row.optionalInteger(5), addressee: row.optionalInteger(6),
        detail: row.optionalText(7))
    }
  }

  /// The steps of a cable on its way to one addressee, in order.
  ///
  /// - Throws: also if the cable has no such addressee.
  package func steps(run: Int, message: Int, to indicator: String) throws(TimelineError) -> [StepRow] {
    let addressees = try deliveries(run: run, message: message).filter { $0.indicator == indicator }
    guard let first = addressees.first else {
      throw .absent("cable \(message) has no addressee \(indicator)")
    }
    let lines = try routedTransmissions(run: run, message: message)
    var wanted = ancestors(of: lines.filter { $0.calls(indicator) }, in: lines)
    if wanted.isEmpty, let collective = first.viaCollective {
      // Nobody has yet put the members in the collective's place.
      wanted = ancestors(of: lines.filter { $0.calls(collective) }, in: lines)
    }
    let numbers = Set(wanted.map(\.transmission))
    let handled = Set(wanted.flatMap { [Place($0.section, $0.from), Place($0.section, $0.to)] })
    let own = Set(addressees.map(\.addressee))
    return try steps(run: run, message: message).filter { step in
      if let addressee = step.addressee { return own.contains(addressee) }
      if let transmission = step.transmission { return numbers.contains(transmission) }
      guard let section = step.section, let station = step.station else {
        return step.step == "filed" || step.detail?.contains(indicator) ?? false
      }
      return handled.contains(Place(section, station))
    }
  }

  private struct Place: Hashable {
    var section: Int
    var station: String

    init(_ section: Int, _ station: String) {
      self.section = section
      self.station = station
    }
  }

  private struct RoutedTransmission {
    var transmission: Int
    var section: Int
    var from: String
    var to: String
    var cause: Int?
    var routingLine: String

    func calls(_ indicator: String) -> Bool {
      routingLine.split(separator: " ").dropFirst().contains { $0 == indicator }
    }
  }

  private func routedTransmissions(run: Int, message: Int) throws(TimelineError) -> [RoutedTransmission] {
    try rows(
      """
      SELECT t.transmission_id, t.section, a.routing_indicator, b.routing_indicator, t.cause, t.routing_line
      FROM transmission t JOIN run r USING (run_id)
      JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = t.circuit_id
      JOIN station a ON a.topology_id = r.topology_id AND a.station_id = c.from_station
      JOIN station b ON b.topology_id = r.topology_id AND b.station_id = c.to_station
      WHERE run_id = ? AND message_id = ? ORDER BY t.transmission_id
      """, [run, message]
    ) { row in
      RoutedTransmission(
        transmission: row.integer(0), section: row.integer(1), from: row.text(2), to: row.text(3),
        cause: row.optionalInteger(4), routingLine: row.optionalText(5) ?? "")
    }
  }

  /// Some transmissions and all they came from.
  private func ancestors(of last: [RoutedTransmission], in all: [RoutedTransmission]) -> [RoutedTransmission]
  {
    var wanted = Set(last.map(\.transmission))
    // Causes have lower numbers, so one walk from the end finds them all.
    for transmission in all.reversed() where wanted.contains(transmission.transmission) {
      if let cause = transmission.cause { wanted.insert(cause) }
    }
    return all.filter { wanted.contains($0.transmission) }
  }
}
