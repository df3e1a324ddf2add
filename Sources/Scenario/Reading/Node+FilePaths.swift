import Configuration

extension Node {
  /// Writes the paths of files in a scenario's tree in another way: of the topology, of what the scenario
  /// extends, and of real cables.
  mutating func mapPaths(_ made: (_ node: Node, _ path: String) -> Node) {
    for index in entries.indices {
      switch entries[index].key {
      case "topology", "extends":
        entries[index].value.mapPath(made)
      case "cables":
        for member in entries[index].value.members.indices {
          let cable = entries[index].value.members[member]
          guard let key = cable.entries.firstIndex(where: { $0.key == "file" }) else { continue }
          entries[index].value.members[member].entries[key].value.mapPath(made)
        }
      default: break
      }
    }
  }

  private mutating func mapPath(_ made: (_ node: Node, _ path: String) -> Node) {
    if let text { self = made(self, text) }
  }
}
