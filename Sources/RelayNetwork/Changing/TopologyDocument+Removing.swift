import Configuration
import Diagnostics

extension TopologyDocument {
  mutating func remove(_ target: TopologyChange.Target) throws(ConfigurationError) {
    let index = try index(of: target)
    switch target.part {
    case .circuit: removeCircuit(target.name, at: index)
    case .station: try removeStation(target, at: index)
    case .collective:
      edit("collectives") { $0.remove(at: index) }
      forget([target.name])
    }
  }

  /// Takes a circuit away, and out of the tables.
  private mutating func removeCircuit(_ name: String, at index: Int) {
    guard let members = root["circuits"]?.members else { return }
    let entry = CircuitEntry(members[index])
    // The other direction of a pair stays.
    let half = entry.isHalf(name)
    let kept = half ? zip(entry.directions, entry.halves).filter { $0.0.name != name }.map(\.1) : []
    edit("circuits") { $0.replaceSubrange(index...index, with: kept) }
    pruneTables(without: entry.directions.filter { !half || $0.name == name })
  }

  /// Takes a station away with its circuits, its table, what tables say of it, and its memberships.
  private mutating func removeStation(_ target: TopologyChange.Target, at index: Int)
    throws(ConfigurationError)
  {
    let name = target.name
    if let held = root["collectives"]?.members.first(where: { $0["heldAt"]?.text == name }) {
      let collective = held["id"]?.text ?? ""
      throw ConfigurationError(
        "holds-collective", at: target.position, "\(name) holds the list of the collective \(collective)",
        hint: "move it first: {set: \"collective \(collective)\", heldAt: …}")
    }
    let guarded = root["stations"]?.members[index]["guards"]?.members.compactMap(\.text) ?? []
    edit("stations") { $0.remove(at: index) }
    let circuits = (root["circuits"]?.members ?? []).map(CircuitEntry.init)
    let lost = circuits.flatMap(\.directions).filter { $0.from == name || $0.to == name }
    edit("circuits") { list in
      list.removeAll { node in
        CircuitEntry(node).directions.contains { $0.from == name || $0.to == name }
      }
    }
    editTables { $0.removeAll { $0.key == name } }
    pruneTables(without: lost)
    forget([name] + guarded)
  }

  /// Takes indicators that nobody has any more out of tables and collectives.
  private mutating func forget(_ indicators: [String]) {
    editTables { tables in
      for index in tables.indices {
        tables[index].value.dropMembers { line in
          line["to"]?.text.map(indicators.contains) ?? false
        }
      }
    }
    edit("collectives") { list in
      for index in list.indices {
        list[index].edit("members") { $0.dropMembers { $0.text.map(indicators.contains) ?? false } }
      }
    }
  }

  /// Takes circuits that are no more out of their stations' tables.
  ///
  /// A `via` that led over nothing else is dropped, and a line that has no `via` left with it.
  private mutating func pruneTables(without lost: [CircuitEntry.Direction]) {
    let left = Set((root["circuits"]?.members ?? []).flatMap { CircuitEntry($0).directions.map(\.ends) })
    // For each station the names in its table that led nowhere else.
    var dead: [String: Set<String>] = [:]
    for circuit in lost {
      dead[circuit.from, default: []].insert(circuit.name)
      if !left.contains(circuit.ends) { dead[circuit.from, default: []].insert(circuit.to) }
    }
    editTables { tables in
      for index in tables.indices {
        guard let names = dead[tables[index].key] else { continue }
        tables[index].value.members = tables[index].value.members.compactMap { line in
          var pruned = line
          pruned.edit("via") { via in via.dropMembers { $0.text.map(names.contains) ?? false } }
          let isLost = pruned["via"]?.isEmptyList ?? false
          return isLost && line["via"]?.isEmptyList == false ? nil : pruned
        }
      }
    }
  }

  /// Edits the tables in place; one without lines goes.
  private mutating func editTables(_ body: (inout [Node.Entry]) -> Void) {
    root.edit("routing") { routing in
      routing.edit("tables") { tables in
        body(&tables.entries)
        tables.entries.removeAll(where: \.value.isEmptyList)
      }
    }
  }
}

extension Node {
  fileprivate var isEmptyList: Bool {
    guard case .sequence(let members) = content else { return false }
    return members.isEmpty
  }

  /// Drops members of a list; anything else stays as it is.
  fileprivate mutating func dropMembers(_ isDropped: (Node) -> Bool) {
    guard case .sequence(var members) = content else { return }
    members.removeAll(where: isDropped)
    content = .sequence(members)
  }
}
