import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario

/// What happened in words that say nothing of numbers, so that two runs can be compared whose numbering differs.
extension Outcome {
  /// Every cable's name: who filed it and when, and which of several alike it is.
  var names: [String] {
    var counts: [String: Int] = [:]
    return records.messages.map { message in
      let name =
        "\(indicator(message.originator))@\(message.filedAt.microseconds) \(message.precedence.prosign)"
      counts[name, default: 0] += 1
      return "\(name) #\(counts[name] ?? 0)"
    }
  }

  private func indicator(_ station: StationID) -> String {
    scenario.topology[station].indicator.description
  }

  /// Everything that was written down, a line each, in alphabetical order.
  ///
  /// - Parameter isWanted: whether a cable counts, by its row.
  func story(numbers: Bool = true, of isWanted: (MessageRecord) -> Bool = { _ in true }) -> [String] {
    let names = names
    let wanted = records.messages.map(isWanted)
    var lines: [String] = []
    for row in records.transmissions where wanted[row.message - 1] {
      lines.append(
        "\(names[row.message - 1])/\(row.section) on \(scenario.topology[row.circuit].name) "
          + "\(numbers ? row.channelNumber?.description ?? "-" : "") \(row.precedence) \(row.attempt) "
          + "\(time(row.queuedAt)) \(time(row.startedAt)) \(time(row.endedAt)) \(row.held.microseconds) "
          + "\(time(row.receivedAt)) \(row.outcome.rawValue) \(row.marking?.rawValue ?? "") [\(routingLine(row))]"
      )
    }
    for row in records.addressees where wanted[row.message - 1] {
      lines.append(
        "\(names[row.message - 1]) for \(row.indicator?.description ?? "-") \(row.role.rawValue) "
          + "\(row.precedence) \(row.status.rawValue) \(row.reason?.rawValue ?? "") \(time(row.receivedAt)) "
          + "\(time(row.deliveredAt))")
    }
    for row in records.handlings where wanted[row.message - 1] {
      lines.append(
        "\(names[row.message - 1])/\(row.section) at \(indicator(row.station)) \(time(row.arrivedAt)) "
          + "\(time(row.startedAt)) \(time(row.endedAt))")
    }
    for row in records.incidents where row.kind != .gap || numbers {
      guard let message = row.message else {
        lines.append("\(time(row.at)) \(row.kind.rawValue) \(place(row))")
        continue
      }
      guard wanted[message - 1] else { continue }
      let detail = numbers ? row.detail : ""
      lines.append("\(time(row.at)) \(row.kind.rawValue) \(place(row)) \(names[message - 1]) \(detail)")
    }
    return lines.sorted()
  }

  private func place(_ row: IncidentRecord) -> String {
    (row.station.map(indicator) ?? "") + " " + (row.circuit.map { scenario.topology[$0].name } ?? "")
  }

  private func time(_ instant: Instant?) -> String {
    instant.map { String($0.microseconds) } ?? "-"
  }

  /// What had happened before a moment, a line for each beginning and end, in alphabetical order.
  func events(before limit: Instant) -> [String] {
    let names = names
    var lines: [String] = []
    func add(_ instant: Instant?, _ text: String) {
      if let instant, instant < limit { lines.append("\(instant.microseconds) \(text)") }
    }
    for row in records.messages { add(row.filedAt, "\(names[row.message - 1]) filed") }
    for row in records.transmissions {
      let text = "\(names[row.message - 1])/\(row.section) \(scenario.topology[row.circuit].name)"
      add(row.queuedAt, "\(text) queued \(row.precedence)")
      add(row.startedAt, "\(text) begun \(row.channelNumber?.description ?? "") \(row.attempt)")
      add(row.endedAt, "\(text) ended \(row.outcome.rawValue)")
    }
    for row in records.handlings {
      let text = "\(names[row.message - 1])/\(row.section) \(indicator(row.station))"
      add(row.arrivedAt, "\(text) came")
      add(row.startedAt, "\(text) handled")
      add(row.endedAt, "\(text) through")
    }
    for row in records.addressees {
      add(row.receivedAt, "\(names[row.message - 1]) for \(row.indicator?.description ?? "-") received")
    }
    for row in records.incidents { add(row.at, "\(row.kind.rawValue) \(place(row)) \(row.detail)") }
    return lines.sorted()
  }
}
