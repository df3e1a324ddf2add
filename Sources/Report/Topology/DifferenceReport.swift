import CableFormat
import Diagnostics
import EventKernel
package import RelayNetwork
package import TerminalText

/// What differs between two topologies, for people and for programs.
package struct DifferenceReport: Presentable {
  private let difference: TopologyDifference
  private let names: (old: String, new: String)

  /// - Parameters:
  ///   - old: the file of the earlier topology.
  ///   - new: that of the later one.
  package init(_ difference: TopologyDifference, old: String, new: String) {
    self.difference = difference
    names = (old, new)
  }

  // MARK: For people

  /// Nothing, if nothing differs.
  package func lines(on screen: Screen) -> [String] {
    guard !difference.isEmpty else { return [] }
    return section("STRUCTURE", difference.structure.flatMap(lines))
      + TopologyDifference.Pair.Kind.allCases.flatMap { kind in
        section(kind.title, groups(of: difference.pairs(kind)).map(line))
      } + section("COPIES MADE FOR COLLECTIVES", difference.copies.flatMap(lines)) + [summary]
  }

  /// How much differs, in one line.
  package var summary: String {
    let counts = TopologyDifference.Pair.Kind.allCases.map { kind in
      "\(difference.pairs(kind).count) \(kind.words)"
    }
    let structure = Wording.count(difference.structure.count, "part") + " changed"
    return "\(structure); of \(difference.compared) ways " + Spelling.list(counts)
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [title] + lines.map { "  " + $0 } + [""]
  }

  private func lines(_ change: TopologyDifference.Change) -> [String] {
    switch change.kind {
    case .added: return ["+ \(change.key)"]
    case .removed: return ["- \(change.key)"]
    case .changed: return change.fields.map { "~ \(change.key) \($0.name): \($0.before) -> \($0.after)" }
    }
  }

  /// The pairs of a kind, those of one indicator together.
  private func groups(of pairs: [TopologyDifference.Pair]) -> [ArraySlice<TopologyDifference.Pair>] {
    var groups: [ArraySlice<TopologyDifference.Pair>] = []
    var start = 0
    while start < pairs.count {
      let end = pairs[start...].firstIndex { $0.to != pairs[start].to } ?? pairs.count
      groups.append(pairs[start..<end])
      start = end
    }
    return groups
  }

  private func line(_ group: ArraySlice<TopologyDifference.Pair>) -> String {
    guard let pair = group.first else { return "" }
    let from =
      group.count == 1 ? "\(pair.from)" : "\(Wording.count(group.count, "station")), such as \(pair.from)"
    let level =
      pair.classification == .unclassified ? "" : " (\(pair.classification.name) and above)"
    return "\(pair.to) from \(from)\(level): \(change(pair))"
  }

  private func change(_ pair: TopologyDifference.Pair) -> String {
    func path(_ way: TopologyDifference.Way) -> String {
      way.reason.map { "\($0.rawValue) (\($0.words))" }
        ?? way.stations.map(\.description).joined(separator: " ")
    }
    let (before, after) = (pair.before, pair.after)
    func signed(_ value: Double, _ places: Int) -> String {
      (value >= 0 ? "+" : "") + Wording.decimal(value, places: places)
    }
    let time = signed(after.leastTime.seconds - before.leastTime.seconds, 1) + " s"
    var length = ""
    if let a = before.length, let b = after.length { length = ", \(signed(b - a, 0)) km" }
    switch pair.kind {
    case .unreachable, .reachable: return "\(path(before)) -> \(path(after))"
    case .retimed: return "\(path(before))\(length), \(time)"
    case .rerouted:
      let hops = signed(Double(after.circuits.count - before.circuits.count), 0)
      // On parallel circuits the stations are the same.
      let isParallel = before.stations == after.stations
      let ways =
        isParallel
        ? "\(before.circuits.joined(separator: " ")) -> \(after.circuits.joined(separator: " "))"
        : "\(path(before)) -> \(path(after))"
      return "\(ways), \(hops) circuits\(length), \(time)"
    }
  }

  private func lines(_ copies: TopologyDifference.Copies) -> [String] {
    let (before, after) = (Set(copies.before), Set(copies.after))
    return copies.before.filter { !after.contains($0) }.map { "- \(copies.collective) \($0)" }
      + copies.after.filter { !before.contains($0) }.map { "+ \(copies.collective) \($0)" }
  }

  // MARK: For programs

  /// The document `cablesim-topology-diff/1`.
  package var json: JSON {
    .object(
      [
        ("schema", .string("cablesim-topology-diff/1")), ("old", .string(names.old)),
        ("new", .string(names.new)), ("pairsCompared", .integer(difference.compared)),
        ("structure", .array(difference.structure.map(\.json))),
      ]
        + TopologyDifference.Pair.Kind.allCases.map { kind in
          (kind.key, .array(difference.pairs(kind).map(\.json)))
        } + [("copies", .array(difference.copies.map(\.json)))])
  }
}

extension TopologyDifference.Pair.Kind {
  fileprivate var title: String {
    switch self {
    case .unreachable: "NEWLY UNREACHABLE"
    case .reachable: "NEWLY REACHABLE"
    case .rerouted: "REROUTED"
    case .retimed: "SAME WAY, OTHER TIME OR LENGTH"
    }
  }

  fileprivate var words: String {
    switch self {
    case .unreachable: "newly unreachable"
    case .reachable: "newly reachable"
    case .rerouted: "rerouted"
    case .retimed: "of another time or length"
    }
  }

  fileprivate var key: String {
    switch self {
    case .unreachable: "unreachable"
    case .reachable: "reachable"
    case .rerouted: "rerouted"
    case .retimed: "retimed"
    }
  }
}

extension TopologyDifference.Change {
  fileprivate var json: JSON {
    .object([
      ("change", .string(kind.rawValue)), ("key", .string(key)),
      (
        "fields",
        .array(
          fields.map { field in
            .object([
              ("field", .string(field.name)), ("before", .string(field.before)),
              ("after", .string(field.after)),
            ])
          })
      ),
    ])
  }
}

extension TopologyDifference.Pair {
  fileprivate var json: JSON {
    .object([
      ("from", .string(from.description)), ("to", .string(to.description)),
      ("classification", .string(classification.name)), ("before", before.json), ("after", after.json),
    ])
  }
}

extension TopologyDifference.Way {
  fileprivate var json: JSON {
    .object([
      ("reached", .bool(reason == nil)), ("reason", .text(reason?.rawValue)),
      ("path", .array(reason == nil ? stations.map { .string($0.description) } : [])),
      ("circuits", .array(circuits.map(JSON.string))),
      ("hops", reason == nil ? .integer(circuits.count) : .null),
      ("kilometres", .real(reason == nil ? length : nil)),
      ("minimumSeconds", .real(reason == nil ? leastTime.seconds : nil)),
    ])
  }
}

extension TopologyDifference.Copies {
  fileprivate var json: JSON {
    .object([
      ("collective", .string(collective.description)), ("before", .array(before.map(JSON.string))),
      ("after", .array(after.map(JSON.string))),
    ])
  }
}
