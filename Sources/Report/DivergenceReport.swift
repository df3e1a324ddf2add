package import Analysis
import EventKernel
package import TerminalText
import Timeline

/// In what two runs differ.
package struct DivergenceReport: Presentable {
  private let names: [String]
  private let divergence: Divergence

  /// How many changes are listed for people.
  private let top: Int

  /// - Parameter names: what the two runs are called.
  package init(_ names: [String], _ divergence: Divergence, top: Int) {
    self.names = names
    self.divergence = divergence
    self.top = top
  }

  // MARK: For people

  package func lines(on screen: Screen) -> [String] {
    let events = Wording.count(divergence.commonEvents, "event")
    if divergence.isEmpty {
      return ["Same: \(events), \(Wording.count(divergence.unchanged, "addressee"))."]
    }
    var lines = ["Different after \(events) in common."]
    if divergence.firstEvents != (nil, nil) {
      lines.append("First divergent event:")
      lines.append("  \(names[0]): \(words(divergence.firstEvents.first))")
      lines.append("  \(names[1]): \(words(divergence.firstEvents.second))")
    }
    lines.append(
      "\(Wording.count(divergence.changes.count, "addressee")) changed, \(divergence.unchanged) did not.")
    if divergence.changes.isEmpty { return lines }
    var table = TextTable(
      ["CABLE", "RI", "NAME", names[0], names[1], "LATER BY"], numeric: [5],
      concessions: [.shorten("NAME", to: 12), .drop("NAME"), .shorten("CABLE", to: 12)])
    for change in divergence.changes.prefix(top) {
      table.append([
        change.either?.cable ?? "", change.either?.indicator ?? "-", change.either?.name ?? "",
        words(change.first), words(change.second), change.delay.map(Wording.exact) ?? "-",
      ])
    }
    lines += [""] + table.lines(on: screen)
    let more = divergence.changes.count - top
    return more > 0 ? lines + ["and \(more) more; see all with --top or --format json"] : lines
  }

  private func words(_ event: EventRow?) -> String {
    guard let event else { return "nothing more happens" }
    let cable = event.cable.map { "cable \($0)" + (event.section.map { ", section \($0)" } ?? "") }
    let what = [event.what, event.place, cable, event.detail].compactMap { $0 }.filter { !$0.isEmpty }
    return "\(event.at.iso8601) " + what.joined(separator: ", ")
  }

  private func words(_ fate: FateRow?) -> String {
    guard let fate else { return "not there" }
    return ([fate.status] + [fate.reason, fate.hadAt?.iso8601].compactMap { $0 }).joined(separator: " ")
  }

  // MARK: For programs

  /// The document `cablesim-diff/1`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-diff/1")), ("same", .bool(divergence.isEmpty)),
      ("runs", .array(names.map(JSON.string))), ("commonEvents", .integer(divergence.commonEvents)),
      (
        "firstDivergentEvent",
        divergence.firstEvents == (nil, nil)
          ? .null
          : .object([
            ("first", json(divergence.firstEvents.first)), ("second", json(divergence.firstEvents.second)),
          ])
      ),
      ("addresseesUnchanged", .integer(divergence.unchanged)),
      (
        "changes",
        .array(
          divergence.changes.map { change in
            .object([
              ("cable", .text(change.either?.cable)), ("routingIndicator", .text(change.either?.indicator)),
              ("name", .text(change.either?.name)), ("first", json(change.first)),
              ("second", json(change.second)),
              ("laterMicroseconds", change.delay.map { .integer(Int($0.microseconds)) } ?? .null),
            ])
          })
      ),
    ])
  }

  private func json(_ event: EventRow?) -> JSON {
    guard let event else { return .null }
    return .object([
      ("at", .string(event.at.iso8601)), ("event", .string(event.what)), ("cable", .text(event.cable)),
      ("section", event.section.map(JSON.integer) ?? .null), ("place", .text(event.place)),
      ("detail", .text(event.detail)),
    ])
  }

  private func json(_ fate: FateRow?) -> JSON {
    guard let fate else { return .null }
    return .object([
      ("status", .string(fate.status)), ("reason", .text(fate.reason)),
      ("receivedAt", .text(fate.receivedAt?.iso8601)), ("deliveredAt", .text(fate.deliveredAt?.iso8601)),
    ])
  }
}
