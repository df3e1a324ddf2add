import Configuration

/// A circuit as a topology text gives it: one direction, or both at once.
struct CircuitEntry {
  /// One direction of it.
  struct Direction {
    var name: String
    var from: String
    var to: String

    /// The stations at its ends, whatever it is called.
    var ends: [String] { [from, to] }
  }

  let node: Node

  /// One direction, or the two of a pair; none where the text does not say what it has to.
  let directions: [Direction]

  init(_ node: Node) {
    self.node = node
    let id = node["id"]?.text
    if let ends = node["between"]?.members.map(\.text), ends.count == 2, let a = ends[0], let b = ends[1] {
      directions = [(a, b), (b, a)].map {
        Direction(name: CircuitName.of($0, $1, pair: id), from: $0, to: $1)
      }
    } else if let from = node["from"]?.text, let to = node["to"]?.text {
      directions = [Direction(name: id ?? CircuitName.of(from, to), from: from, to: to)]
    } else {
      directions = []
    }
  }

  /// Every name by which it can be called: those of its directions, and its id.
  var names: [String] {
    let names = directions.map(\.name)
    guard let id = node["id"]?.text, !names.contains(id) else { return names }
    return names + [id]
  }

  /// Whether a name means only one of its two directions.
  func isHalf(_ name: String) -> Bool {
    directions.count == 2 && directions.contains { $0.name == name }
  }

  /// A pair as two entries of one direction each, which say together what it says.
  var halves: [Node] {
    directions.enumerated().map { index, direction in
      var half = node
      let position = node["between"]?.position ?? node.position
      half.entries = node.entries.compactMap { entry in
        switch entry.key {
        case "between", "id": return nil
        case "designators":
          // What is no pair of letters stays for the reader to complain about.
          guard entry.value.members.count == 2 else { return entry }
          return Node.Entry(
            key: "designator", position: entry.position, value: entry.value.members[index])
        default: return entry
        }
      }
      var head = [
        Node.Entry(key: "from", position: position, value: Node(.scalar(direction.from), at: position)),
        Node.Entry(key: "to", position: position, value: Node(.scalar(direction.to), at: position)),
      ]
      if let id = node["id"] {
        head.append(
          Node.Entry(key: "id", position: id.position, value: Node(.scalar(direction.name), at: id.position)))
      }
      half.entries = head + half.entries
      return half
    }
  }
}
